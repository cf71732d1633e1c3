import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { expect, it } from 'vitest';
import { type Mail, mailMessages } from '../../../src/features/reminders/mail-messages.js';
import { putMessages } from '../../../src/features/reminders/reminders.repository.js';
import { mailSender } from '../../../src/jobs/mail.js';
import { onBothDatabases } from '../../support/databases.js';
import { FRIDAY_MORNING, makeHall, makeStaff } from '../../support/hall.js';

const URL = 'https://hall.example';

onBothDatabases('reminders by mail', (open) => {
  const prepare = async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    const wang = await makeStaff(hall, 'wangmin', ['clerk'], { name: '王敏' });
    const li = await makeStaff(hall, 'lina', ['clerk'], { name: '李娜' });
    await database.write((tx) =>
      tx.staff.update({ where: { id: wang }, data: { email: 'wang@hall.example' } }),
    );
    const word = (staffId: number, words: string) => ({
      hallId: hall.hallId,
      staffId,
      caseId: null,
      kind: 'due-today',
      words,
      at: FRIDAY_MORNING,
    });
    await database.write((tx) =>
      putMessages(tx, [
        word(wang, '办件 202611200001 今日到期'),
        word(wang, '办件 202611200002 已超期'),
        word(li, '没有邮箱'),
      ]),
    );
    return { database, hall, wang, li, word };
  };

  it('one mail a person with everything unread, once, also with two processes', async () => {
    const { database } = await prepare();
    const sent: Mail[] = [];
    const send = async (mail: Mail) => void sent.push(mail);
    await Promise.all([
      mailMessages(database, send, URL, FRIDAY_MORNING),
      mailMessages(database, send, URL, FRIDAY_MORNING),
    ]);
    await mailMessages(database, send, URL, FRIDAY_MORNING);
    const lines = sent.flatMap((mail) => mail.text.split('\n').filter((line) => line.includes('办件 ')));
    expect(sent.every((mail) => mail.to === 'wang@hall.example')).toBe(true);
    expect(lines.map((line) => line.replace(/^\d+\. /, '')).sort()).toEqual([
      '办件 202611200001 今日到期',
      '办件 202611200002 已超期',
    ]);
  });

  it('what the mail server refused keeps why and is tried again', async () => {
    const { database, wang } = await prepare();
    const refuse = async () => {
      throw new Error('421 too many connections');
    };
    expect(await mailMessages(database, refuse, URL, FRIDAY_MORNING)).toEqual({ sent: 0, failed: 1 });
    const kept = await database.read.deskMessage.findMany({ where: { staffId: wang } });
    expect(kept.map(({ mailedAt, mailFault }) => [mailedAt, mailFault])).toEqual([
      [null, '421 too many connections'],
      [null, '421 too many connections'],
    ]);
    expect(await mailMessages(database, async () => undefined, URL, FRIDAY_MORNING)).toEqual({
      sent: 1,
      failed: 0,
    });
  });

  it('S-07: what is for an absent clerk is put before the substitute too', async () => {
    const { database, hall, wang, li, word } = await prepare();
    await database.write((tx) =>
      tx.absence.create({
        data: {
          hallId: hall.hallId,
          staffId: wang,
          staffName: '王敏',
          substituteId: li,
          substitute: '李娜',
          kind: 'leave',
          fromAt: new Date(FRIDAY_MORNING.getTime() - 3_600_000),
          state: 'confirmed',
          askedAt: FRIDAY_MORNING,
        },
      }),
    );
    await database.write((tx) => putMessages(tx, [word(wang, '办件 202611200003 今日到期')]));
    const rows = await database.read.deskMessage.findMany({ where: { words: { contains: '0003' } } });
    expect(rows.map(({ staffId, words }) => [staffId, words])).toEqual([
      [wang, '办件 202611200003 今日到期'],
      [li, '（替岗）办件 202611200003 今日到期'],
    ]);
  });
});

it('a mail reaches a real mail server as it was written', async () => {
  const letters: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        letters.push(Buffer.concat(parts).toString());
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const send = mailSender({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'hall@hall.example' });
  await send({ to: 'wang@hall.example', subject: '一条办件提醒', text: '办件今日到期' });
  await new Promise<void>((resolve) => server.close(() => resolve()));
  const body = letters[0]?.split('\r\n\r\n')[1] ?? '';
  expect(letters).toHaveLength(1);
  expect(letters[0]).toContain('To: wang@hall.example');
  expect(Buffer.from(body.trim(), 'base64').toString()).toContain('办件今日到期');
});
