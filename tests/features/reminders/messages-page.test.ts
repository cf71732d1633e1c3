import { expect, it } from 'vitest';
import type { Role } from '../../../src/domain/access/roles.js';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { messageLines } from '../../../src/features/reminders/messages-page.js';

/** Where a word of this kind, without a case, leads somebody with these roles. */
function leadsTo(kind: string, roles: readonly Role[]): string | undefined {
  const row = { id: 1, kind, words: '请查看', at: 0, readAt: null, number: null };
  return messageLines({ unread: 1, rows: [row] }, officialCalendar(), roles).rows[0]?.href;
}

it('section 5: a word on the desk leads to the list where its matter is, not back to the desk', () => {
  const clerk = ['clerk'] as const;
  expect({
    published: leadsTo('appraisal-published', clerk),
    selfCheck: leadsTo('self-check-missing', clerk),
    ownFault: leadsTo('fault', clerk),
    ownAppeal: leadsTo('appeal', clerk),
    fault: leadsTo('fault', ['inspection-office']),
    appeal: leadsTo('appeal', ['inspection-office']),
    leave: leadsTo('leave-waiting', ['window-head']),
  }).toEqual({
    published: '/appraisal/mine',
    selfCheck: '/self-checks',
    ownFault: '/record',
    ownAppeal: '/record',
    fault: '/faults',
    appeal: '/appeals',
    leave: '/leave/waiting',
  });
});
