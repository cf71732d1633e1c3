import { expect, it } from 'vitest';
import type { Role } from '../../../src/domain/access/roles.js';
import { decideRerouting, isStranded } from '../../../src/domain/complaints/reroute-complaint.js';
import type { ComplaintRoute } from '../../../src/domain/complaints/routes.js';
import { COMPLAINT_STATES, type ComplaintState } from '../../../src/domain/complaints/states.js';

const waiting = { state: 'registered', route: 'inspection-office' } as const;

function answer(
  complaint: { state: ComplaintState; route: ComplaintRoute },
  roles: Role[],
  manned: ComplaintRoute[],
) {
  const decided = decideRerouting(complaint, roles, manned);
  return decided.ok ? decided.route : decided.refusal.code;
}

it('C-50: a complaint is stranded while nobody has taken it on and its body has nobody', () => {
  const states = (Object.keys(COMPLAINT_STATES) as ComplaintState[]).filter((state) =>
    isStranded({ ...waiting, state }, ['supervision']),
  );
  expect(states).toEqual(['registered', 'accepted']);
  expect(isStranded(waiting, ['inspection-office', 'discipline-group'])).toBe(false);
});

it('C-50: the director or the committee gives it to the other body, nobody else does', () => {
  expect(answer(waiting, ['director'], ['supervision'])).toBe('supervision');
  expect(answer(waiting, ['management-committee'], ['supervision'])).toBe('supervision');
  expect(
    answer({ ...waiting, route: 'supervision' }, ['director'], ['inspection-office', 'discipline-group']),
  ).toBe('inspection-office');
  for (const role of ['supervision', 'inspection-office', 'window-head', 'clerk'] as const)
    expect(answer(waiting, [role], ['supervision'])).toBe('not-on-route');
});

it('C-50: it stays where somebody can handle it, once it is assigned, and where no other body is manned', () => {
  expect(answer(waiting, ['director'], ['supervision', 'inspection-office'])).toBe('body-is-manned');
  expect(answer({ ...waiting, state: 'assigned' }, ['director'], ['supervision'])).toBe('not-in-this-state');
  expect(answer(waiting, ['director'], [])).toBe('nobody-unconcerned');
});
