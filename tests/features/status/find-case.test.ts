import supertest from 'supertest';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../../support/databases.js';
import { makeApp, makeHall } from '../../support/hall.js';
import { APPLICANT, at, makePublicCase, NUMBER, QUERY_CODE, TOKEN } from './public-case.js';

const WRONG_CODE = 'AAAAAA';

onBothDatabases('finding a case by number and code', (open) => {
  const start = async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    await makePublicCase(hall);
    const time = { now: at('2026-11-18T10:00:00') };
    const app = makeApp(hall, () => time.now);
    const ask = (number: string, code: string) =>
      supertest(app).post('/status').type('form').send({ _csrf: '', number, code });
    return { ask, app, time };
  };

  it('leads to the page of the QR link', async () => {
    const { ask } = await start();
    const answer = await ask(NUMBER, QUERY_CODE);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe(`/s/${TOKEN}`);
  });

  it('takes the number and the code as they are typed', async () => {
    const { ask } = await start();
    for (const number of [
      '20261116 0031 6',
      '２０２６１１１６－００３１－６',
      '2026111600316',
      ` ${NUMBER} `,
    ]) {
      expect((await ask(number, '4k7-mqx')).headers.location).toBe(`/s/${TOKEN}`);
    }
  });

  it('takes the last four of the identity number, but no other four', async () => {
    const { ask } = await start();
    expect((await ask(NUMBER, APPLICANT.idNumber.slice(-4))).headers.location).toBe(`/s/${TOKEN}`);
    expect((await ask(NUMBER, '0000')).status).toBe(422);
    expect((await ask(NUMBER, APPLICANT.idNumber)).status).toBe(422);
  });

  it('gives a wrong number and a wrong code the same answer', async () => {
    const { ask } = await start();
    const wrongCode = await ask(NUMBER, WRONG_CODE);
    const wrongNumber = await ask('20261116-0032-4', WRONG_CODE);
    expect(wrongCode.status).toBe(422);
    expect(wrongNumber.status).toBe(422);
    expect(wrongCode.text.replaceAll(NUMBER, 'N')).toBe(wrongNumber.text.replaceAll('20261116-0032-4', 'N'));
    expect(wrongCode.text).toContain('对不上');
    expect(wrongCode.text).not.toContain(WRONG_CODE);
  });

  it('asks for what was left out', async () => {
    const { ask } = await start();
    const answer = await ask('', '');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('请填写办件编号');
    expect(answer.text).toContain('请填写查询码');
  });

  it('stops after ten wrong codes for one number, whatever its spelling, for an hour', async () => {
    const { ask, time } = await start();
    for (let turn = 0; turn < 10; turn++) {
      const number = turn % 2 === 0 ? NUMBER : '2026111600316';
      expect((await ask(number, WRONG_CODE)).status).toBe(422);
    }
    const stopped = await ask(NUMBER, QUERY_CODE);
    expect(stopped.status).toBe(429);
    expect(stopped.text).toContain('到窗口查询');
    time.now = at('2026-11-18T11:01:00');
    expect((await ask(NUMBER, QUERY_CODE)).status).toBe(303);
  });

  it('stops a number that nobody has in the same way', async () => {
    const { ask } = await start();
    for (let turn = 0; turn < 10; turn++) await ask('20261116-0032-4', WRONG_CODE);
    expect((await ask('20261116-0032-4', WRONG_CODE)).status).toBe(429);
    expect((await ask(NUMBER, QUERY_CODE)).status).toBe(303);
  });

  it('gives many tries at once no more than ten', async () => {
    const { ask } = await start();
    const answers = await Promise.all(Array.from({ length: 16 }, () => ask(NUMBER, WRONG_CODE)));
    expect(answers.filter((answer) => answer.status === 422)).toHaveLength(10);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(6);
  });

  it('does not count right answers', async () => {
    const { ask } = await start();
    for (let turn = 0; turn < 12; turn++) expect((await ask(NUMBER, QUERY_CODE)).status).toBe(303);
  });

  it('limits an address, far above what one visitor does', async () => {
    const { app } = await start();
    const answers = [];
    for (let turn = 0; turn < 121; turn++) {
      answers.push(
        await supertest(app)
          .post('/status')
          .type('form')
          .send({ number: `X${turn}`, code: 'AAAA' }),
      );
    }
    expect(answers.slice(0, 120).map((answer) => answer.status)).toEqual(
      Array.from({ length: 120 }, () => 422),
    );
    expect(answers.at(-1)?.status).toBe(429);
  });
});
