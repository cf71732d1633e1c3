import { expect, it } from 'vitest';
import { caseStages } from '../../../src/domain/time-account/case-stages.js';

const at = (local: string) => Date.parse(`${local}:00+08:00`);

const STEPS = ['收件受理', '审查', '听证', '决定', '制证送达', '其他'].map((name, index) => ({
  position: index + 1,
  name,
  actor: '',
  limit: null,
}));

it('A-16: each step has the times of its part of the case; a hearing those of the special procedure', () => {
  const stages = caseStages(STEPS, {
    receivedAt: at('2026-11-20T09:00'),
    acceptedAt: at('2026-11-20T10:00'),
    reviewedAt: at('2026-11-25T11:00'),
    decidedAt: at('2026-11-26T11:00'),
    closedAt: null,
    procedures: [{ stepPosition: 3, startedAt: at('2026-11-23T10:00'), endedAt: at('2026-11-24T10:00') }],
  });
  expect(stages.map(({ name, startedAt, endedAt }) => [name, startedAt, endedAt])).toEqual([
    ['收件受理', at('2026-11-20T09:00'), at('2026-11-20T10:00')],
    ['审查', at('2026-11-20T10:00'), at('2026-11-25T11:00')],
    ['听证', at('2026-11-23T10:00'), at('2026-11-24T10:00')],
    ['决定', at('2026-11-25T11:00'), at('2026-11-26T11:00')],
    ['制证送达', at('2026-11-26T11:00'), null],
    ['其他', null, null],
  ]);
});

it('A-16: an accepted case without review has nothing of the later steps begun', () => {
  const stages = caseStages(STEPS, {
    receivedAt: at('2026-11-20T09:00'),
    acceptedAt: at('2026-11-20T10:00'),
    reviewedAt: null,
    decidedAt: null,
    closedAt: null,
    procedures: [],
  });
  expect(stages.filter((stage) => stage.startedAt !== null).map((stage) => stage.name)).toEqual([
    '收件受理',
    '审查',
  ]);
});
