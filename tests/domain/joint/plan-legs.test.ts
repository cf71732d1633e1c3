import { expect, it } from 'vitest';
import { type LegSource, legsOf, legsOfItem } from '../../../src/domain/joint/plan-legs.js';

const five = { value: 5, unit: 'workingDays' } as const;
const own = { departmentId: 20, name: '食品经营许可' };
const fire: LegSource = {
  departmentId: 30,
  name: '消防安全检查',
  group: 1,
  limit: { value: 3, unit: 'workingDays' },
};
const health: LegSource = { departmentId: 40, name: '卫生许可', group: 2, limit: null };
const shown = (legs: ReturnType<typeof legsOf>) =>
  legs.map(({ position, group, departmentId, limit }) => [position, group, departmentId, limit.value]);

it('S-45, A-34: the own department answers in the first group, partners by group, without a limit the promise', () => {
  expect(shown(legsOfItem(own, [health, fire], five))).toEqual([
    [1, 1, 20, 5],
    [2, 1, 30, 3],
    [3, 2, 40, 5],
  ]);
});

it('a department that the item lists itself is not added again; without partners there are no legs', () => {
  const listed = { ...own, group: 2, limit: null };
  expect(shown(legsOfItem(own, [listed, fire], five))).toEqual([
    [1, 1, 30, 3],
    [2, 2, 20, 5],
  ]);
  expect(legsOfItem(own, [], five)).toEqual([]);
});

it('行政许可法第四十二条: without any promise a leg has twenty working days', () => {
  expect(shown(legsOf([health], null))).toEqual([[1, 2, 40, 20]]);
});
