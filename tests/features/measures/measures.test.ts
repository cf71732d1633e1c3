import { expect, it } from 'vitest';
import { countEvent } from '../../../src/features/accountability/count-event.js';
import { loadPerson } from '../../../src/features/accounts/load-person.js';
import { reverseMeasure } from '../../../src/features/faults/reverse-fault.js';
import { decideMeasure } from '../../../src/features/measures/decide-measure.js';
import { evaluateOffPost } from '../../../src/features/measures/evaluate-off-post.js';
import { awardsBarred, warningsOf } from '../../../src/features/measures/measure-evidence.js';
import { type MeasureProposal, proposeMeasure } from '../../../src/features/measures/propose-measure.js';
import { remindOfMeasures } from '../../../src/features/measures/remind-of-measures.js';
import { serveMeasure } from '../../../src/features/measures/serve-measure.js';
import {
  reviewSelfCriticism,
  takeInSelfCriticism,
  writeSelfCriticism,
} from '../../../src/features/measures/write-self-criticism.js';
import { decideThreshold } from '../../../src/features/thresholds/decide-threshold.js';
import { onBothDatabases } from '../../support/databases.js';
import { makeHall, makeStaff, type TestHall } from '../../support/hall.js';

const at = (text: string) => new Date(`${text}+08:00`);
const MARCH_2 = at('2026-03-02T10:00:00');
const MAY_27 = at('2026-05-27T10:00:00');

interface House extends TestHall {
  ids: {
    clerk: number;
    colleague: number;
    head: number;
    inspection: number;
    efficiency: number;
    director: number;
  };
}

async function furnish(hall: TestHall): Promise<House> {
  const ids = {
    clerk: await makeStaff(hall, 'qin', ['clerk'], { name: '秦晓' }),
    colleague: await makeStaff(hall, 'lin', ['clerk'], { name: '林青' }),
    head: await makeStaff(hall, 'head', ['window-head'], { name: '何为' }),
    inspection: await makeStaff(hall, 'inspection', ['inspection-office'], { departmentId: null }),
    efficiency: await makeStaff(hall, 'efficiency', ['efficiency-group'], { departmentId: null }),
    director: await makeStaff(hall, 'director', ['director'], { departmentId: null }),
  };
  return { ...hall, ids };
}

async function who({ database }: House, staffId: number, now: Date) {
  const person = await loadPerson(database, staffId, now);
  if (person === null) throw new Error('nobody');
  return person;
}

async function measureOf({ database }: House, number: string) {
  return database.read.measure.findUniqueOrThrow({ where: { number } });
}

/** Proposes by the inspection office and decides by the efficiency group. @returns the number */
async function decided(house: House, given: Partial<MeasureProposal>, now: Date): Promise<string> {
  const proposal: MeasureProposal = {
    code: 'written-warning',
    staffId: house.ids.clerk,
    departmentId: null,
    legalBasis: 'FK-01',
    facts: '与办事人争吵',
    ...given,
  };
  const proposed = await proposeMeasure(
    house.database,
    await who(house, house.ids.inspection, now),
    proposal,
    now,
  );
  if (!proposed.ok) throw new Error(proposed.refusal.code);
  const by = await who(house, house.ids.efficiency, now);
  const asked = { number: proposed.number, version: 1, accepted: true, decision: '同意' };
  expect(await decideMeasure(house.database, by, asked, now)).toEqual({ ok: true, number: proposed.number });
  return proposed.number;
}

async function serve(
  house: House,
  number: string,
  now: Date,
  more: { substituteId?: number; fromDate?: string } = {},
) {
  const { version } = await measureOf(house, number);
  const asked = {
    number,
    version,
    helperSection: '督查科',
    fromDate: '',
    untilDate: '',
    substituteId: null,
    ...more,
  };
  return serveMeasure(house.database, await who(house, house.ids.inspection, now), asked, now);
}

const refused = (code: string, field = 'form', rule = 'S-15') => ({
  ok: false,
  kind: 'refused',
  refusal: { rule, code, field },
});

onBothDatabases('measures', (open) => {
  const house = async () => furnish(await makeHall((await open()).database));

  it('S-15: a written warning goes from proposal to D-13, D-14 in 7 calendar days, the head and back', async () => {
    const hall = await house();
    const { database, ids } = hall;
    const number = await decided(hall, {}, MARCH_2);
    expect(await serve(hall, number, MARCH_2)).toEqual({ ok: true, number });
    const served = await measureOf(hall, number);
    expect(served).toMatchObject({
      state: 'served',
      selfCriticismBy: at('2026-03-09T23:59:00'),
      effectiveFrom: MARCH_2,
      helperSection: '督查科',
      appealBy: at('2026-03-09T18:00:00'),
    });
    expect(JSON.parse(served.paper)).toMatchObject({ head: { title: '告诫通知书', number, to: '秦晓' } });
    const clerk = await who(hall, ids.clerk, MARCH_2);
    const colleague = await who(hall, ids.colleague, MARCH_2);
    const head = await who(hall, ids.head, MARCH_2);
    const inspection = await who(hall, ids.inspection, MARCH_2);
    const text = { number, version: served.version, text: '我认识到错误' };
    expect(await writeSelfCriticism(database, colleague, text, MARCH_2)).toEqual({
      ok: false,
      kind: 'not-found',
    });
    expect(await writeSelfCriticism(database, clerk, text, MARCH_2)).toEqual({ ok: true, number });
    const review = { number, version: served.version + 1, approved: true, review: '同意' };
    expect(await reviewSelfCriticism(database, colleague, review, MARCH_2)).toEqual(
      refused('not-head', 'form', 'D-14'),
    );
    const back = { number, version: served.version + 1 };
    expect(await takeInSelfCriticism(database, inspection, back, MARCH_2)).toEqual(
      refused('not-reviewed', 'form', 'D-14'),
    );
    expect(await reviewSelfCriticism(database, head, review, MARCH_2)).toEqual({ ok: true, number });
    const returned = { number, version: served.version + 2 };
    expect(await takeInSelfCriticism(database, inspection, returned, MARCH_2)).toEqual({ ok: true, number });
    expect(await measureOf(hall, number)).toMatchObject({
      state: 'done',
      isOpen: false,
      reviewedBy: '何为',
      returnedAt: MARCH_2,
    });
    expect(
      (await warningsOf(database.sql, hall.hallId, MARCH_2, MAY_27)).map((row) => [row.number, row.staffId]),
    ).toEqual([[number, ids.clerk]]);
  });

  it('S-15: neither the proposer nor the person concerned decides; of two deciders the second is told', async () => {
    const hall = await house();
    const { database, ids } = hall;
    const inspection = await who(hall, ids.inspection, MARCH_2);
    const proposal = {
      code: 'oral-warning' as const,
      staffId: ids.director,
      departmentId: null,
      legalBasis: '',
      facts: '',
    };
    const made = await proposeMeasure(database, inspection, proposal, MARCH_2);
    if (!made.ok) throw new Error(made.refusal.code);
    const asked = { number: made.number, version: 1, accepted: true, decision: '' };
    expect(await decideMeasure(database, inspection, asked, MARCH_2)).toEqual(refused('own-proposal'));
    const director = await who(hall, ids.director, MARCH_2);
    expect(await decideMeasure(database, director, asked, MARCH_2)).toEqual({ ok: false, kind: 'not-found' });
    const efficiency = await who(hall, ids.efficiency, MARCH_2);
    const outcomes = await Promise.all([
      decideMeasure(database, efficiency, asked, MARCH_2),
      decideMeasure(database, efficiency, { ...asked, accepted: false }, MARCH_2),
    ]);
    expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.kind)).sort()).toEqual(['changed', 'ok']);
  });

  it('V13: two persons of an office warned in March - TH-05, and accepting it warns the head', async () => {
    const hall = await house();
    const { database, ids } = hall;
    for (const staffId of [ids.clerk, ids.colleague])
      await serve(hall, await decided(hall, { staffId, code: 'oral-warning' }, MARCH_2), MARCH_2);
    const reached = await database.read.thresholdReached.findMany();
    expect(
      reached.map(({ thresholdId, subjectKind, subjectId }) => [thresholdId, subjectKind, subjectId]),
    ).toEqual([['TH-05', 'office', hall.departmentId]]);
    const efficiency = await who(hall, ids.efficiency, MARCH_2);
    const asked = { id: reached[0]?.id ?? 0, version: 1, accepted: true, reason: '属实' };
    const outcome = await decideThreshold(database, efficiency, asked, MARCH_2);
    if (!outcome.ok) throw new Error(outcome.kind);
    expect(await measureOf(hall, outcome.measures[0] ?? '')).toMatchObject({
      code: 'written-warning',
      state: 'decided',
      subjectKind: 'leader',
      staffName: '何为',
    });
    expect(await decideThreshold(database, efficiency, asked, MARCH_2)).toEqual({
      ok: false,
      kind: 'changed',
    });
  });

  it('TH-09: two warnings in a year - accepted, it bars from awards of that year and no other', async () => {
    const hall = await house();
    const { database, ids } = hall;
    for (const day of [MARCH_2, MAY_27])
      await serve(hall, await decided(hall, { code: 'oral-warning' }, day), day);
    const reached = await database.read.thresholdReached.findFirstOrThrow({
      where: { thresholdId: 'TH-09' },
    });
    const efficiency = await who(hall, ids.efficiency, MAY_27);
    const asked = { id: reached.id, version: 1, accepted: true, reason: '' };
    const outcome = await decideThreshold(database, efficiency, asked, MAY_27);
    if (!outcome.ok) throw new Error(outcome.kind);
    expect(await awardsBarred(database.sql, hall.hallId, 2026)).toEqual(new Map());
    await serve(hall, outcome.measures[0] ?? '', MAY_27);
    expect([...(await awardsBarred(database.sql, hall.hallId, 2026)).keys()]).toEqual([ids.clerk]);
    expect(await awardsBarred(database.sql, hall.hallId, 2027)).toEqual(new Map());
  });

  it('V12: complaints on 3, 9 and 27 May - TH-01 puts him off post for 15 days, B fills in, the meeting restores', async () => {
    const hall = await house();
    const { database, ids } = hall;
    for (const day of ['03', '09', '27'])
      await database.write((tx) =>
        countEvent(tx, {
          hallId: hall.hallId,
          kind: 'complaint',
          subjectKind: 'person',
          subjectId: ids.clerk,
          day: `2026-05-${day}`,
          sourceKey: `complaint:${day}`,
          words: '有效投诉',
          at: MAY_27,
        }),
      );
    const reached = await database.read.thresholdReached.findMany({ orderBy: { day: 'asc' } });
    expect(reached.map(({ thresholdId, day }) => [thresholdId, day])).toEqual([
      ['TH-02', '2026-05-09'],
      ['TH-01', '2026-05-27'],
    ]);
    const efficiency = await who(hall, ids.efficiency, MAY_27);
    const asked = { id: reached[1]?.id ?? 0, version: 1, accepted: true, reason: '' };
    const outcome = await decideThreshold(database, efficiency, asked, MAY_27);
    if (!outcome.ok) throw new Error(outcome.kind);
    const number = outcome.measures[0] ?? '';
    expect(await serve(hall, number, MAY_27)).toEqual(refused('needs-substitute', 'substituteId', 'S-16'));
    expect(await serve(hall, number, MAY_27, { substituteId: ids.clerk })).toEqual(
      refused('substitute-is-self', 'substituteId', 'S-16'),
    );
    expect(
      await serve(hall, number, MAY_27, { substituteId: ids.colleague, fromDate: '2026-05-28' }),
    ).toEqual({
      ok: true,
      number,
    });
    expect((await who(hall, ids.clerk, MAY_27)).roles).toEqual(['clerk']);
    const dayOff = at('2026-05-28T09:00:00');
    expect(await who(hall, ids.clerk, dayOff)).toMatchObject({ roles: ['off-post'], windowIds: [] });
    expect((await who(hall, ids.colleague, dayOff)).substituteFor?.map(({ staffId }) => staffId)).toEqual([
      ids.clerk,
    ]);
    expect((await measureOf(hall, number)).effectiveUntil).toEqual(at('2026-06-11T23:59:00'));
    const { version } = await measureOf(hall, number);
    const meeting = {
      number,
      version,
      clients: '张某',
      units: '住建局',
      result: '良好',
      outcome: 'restore' as const,
    };
    const early = at('2026-06-11T10:00:00');
    expect(await evaluateOffPost(database, efficiency, meeting, early)).toEqual(
      refused('days-not-over', 'form', 'S-16'),
    );
    const over = at('2026-06-12T10:00:00');
    expect((await who(hall, ids.clerk, over)).roles).toEqual(['off-post']);
    expect(await evaluateOffPost(database, efficiency, meeting, over)).toEqual({ ok: true, number });
    expect((await who(hall, ids.clerk, over)).roles).toEqual(['clerk']);
    expect((await who(hall, ids.colleague, over)).substituteFor).toBeUndefined();
    expect((await database.read.absence.findFirstOrThrow()).state).toBe('ended');
  });

  it('S-16: dismissed or reassigned, he stays off his post until the transfer is served', async () => {
    const hall = await house();
    const { database, ids } = hall;
    const number = await decided(hall, { code: 'study-off-post' }, MARCH_2);
    await serve(hall, number, MARCH_2, { substituteId: ids.colleague });
    const over = at('2026-03-09T10:00:00');
    const { version } = await measureOf(hall, number);
    const meeting = {
      number,
      version,
      clients: '张某',
      units: '住建局',
      result: '不合格',
      outcome: 'reassign' as const,
    };
    await evaluateOffPost(database, await who(hall, ids.efficiency, over), meeting, over);
    expect((await who(hall, ids.clerk, over)).roles).toEqual(['off-post']);
    const follows = await database.read.measure.findFirstOrThrow({ where: { code: 'transfer' } });
    expect(follows).toMatchObject({ state: 'proposed', staffId: ids.clerk, proposedById: ids.efficiency });
    const director = await who(hall, ids.director, over);
    const decision = { number: follows.number, version: 1, accepted: true, decision: '' };
    expect((await decideMeasure(database, director, decision, over)).ok).toBe(true);
    expect((await serve(hall, follows.number, over)).ok).toBe(true);
    expect((await who(hall, ids.clerk, over)).roles).toEqual(['clerk']);
  });

  it('S-16: a measure reversed after the meeting that did not restore him brings him back to his post', async () => {
    const hall = await house();
    const { database, ids } = hall;
    const number = await decided(hall, { code: 'study-off-post' }, MARCH_2);
    await serve(hall, number, MARCH_2, { substituteId: ids.colleague });
    const over = at('2026-03-09T10:00:00');
    const { version } = await measureOf(hall, number);
    const words = { clients: '张某', units: '住建局', result: '不合格' };
    const meeting = { number, version, ...words, outcome: 'dismiss' as const };
    await evaluateOffPost(database, await who(hall, ids.efficiency, over), meeting, over);
    expect((await who(hall, ids.clerk, over)).roles).toEqual(['off-post']);
    const reversal = { staffId: ids.director, by: '主任', reason: '申诉成立', at: over };
    const done = await measureOf(hall, number);
    expect([done.state, done.endedAt]).toEqual(['done', null]);
    await database.write((tx) => reverseMeasure(tx, done, reversal));
    const absence = await database.read.absence.findFirstOrThrow({ where: { staffId: ids.clerk } });
    expect([absence.state, absence.endedAt]).toEqual(['ended', over]);
    expect((await who(hall, ids.clerk, over)).roles).toEqual(['clerk']);
  });

  it('S-16: reversing a measure that ended long ago leaves him off his post by a later one', async () => {
    const hall = await house();
    const { database, ids } = hall;
    const number = await decided(hall, { code: 'study-off-post' }, MARCH_2);
    await serve(hall, number, MARCH_2, { substituteId: ids.colleague });
    const over = at('2026-03-09T10:00:00');
    const { version } = await measureOf(hall, number);
    const words = { clients: '张某', units: '住建局', result: '合格' };
    const meeting = { number, version, ...words, outcome: 'restore' as const };
    await evaluateOffPost(database, await who(hall, ids.efficiency, over), meeting, over);
    const later = await decided(hall, { code: 'off-post' }, MAY_27);
    await serve(hall, later, MAY_27, { substituteId: ids.colleague });
    const next = at('2026-05-28T10:00:00');
    const reversal = { staffId: ids.director, by: '主任', reason: '申诉成立', at: next };
    const first = await measureOf(hall, number);
    await database.write((tx) => reverseMeasure(tx, first, reversal));
    expect((await who(hall, ids.clerk, next)).roles).toEqual(['off-post']);
  });

  it('D-14: reminds the person once a day when it is due soon, the inspection office when it is overdue', async () => {
    const hall = await house();
    const { database, ids } = hall;
    await serve(hall, await decided(hall, {}, MARCH_2), MARCH_2);
    const messages = async (staffId: number, word: string) =>
      (await database.read.deskMessage.findMany({ where: { staffId } })).filter(({ words }) =>
        words.includes(word),
      ).length;
    expect(await remindOfMeasures(database, hall.hallId, at('2026-03-05T10:00:00'))).toBe(0);
    expect(await remindOfMeasures(database, hall.hallId, at('2026-03-09T10:00:00'))).toBe(1);
    expect(await remindOfMeasures(database, hall.hallId, at('2026-03-09T15:00:00'))).toBe(0);
    expect(await messages(ids.inspection, '超期未交')).toBe(0);
    expect(await remindOfMeasures(database, hall.hallId, at('2026-03-10T10:00:00'))).toBe(1);
    expect(await messages(ids.clerk, '应于')).toBe(2);
    expect(await messages(ids.inspection, '超期未交')).toBe(1);
  });
});
