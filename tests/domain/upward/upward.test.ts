import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import {
  type Contact,
  fileAnswer,
  forwardUpward,
  logContact,
  refuseUnneededUpward,
  type SuperiorAnswer,
  silenceOf,
  type Tracking,
  upwardSuspensions,
} from '../../../src/domain/upward/upward.js';
import type { UpwardRefusal } from '../../../src/domain/upward/upward-refusal.js';
import { upwardRefusalInWords } from '../../../src/domain/upward/upward-refusal-in-words.js';
import { at, facts as deadlineFacts, due } from '../deadlines/moments.js';

const calendar = officialCalendar();
const item = { upwardBody: '省住房和城乡建设厅', isNotCounted: true };
/** As the hall's setting stands unless changed. */
const SILENT_WORKING_DAYS = 3;
const FORWARDED = at('2026-11-23 10:00');
const tracking: Tracking = {
  body: item.upwardBody,
  trackerId: 7,
  forwardedAt: FORWARDED,
  answeredAt: null,
  contacts: [],
};
const contact: Contact = {
  at: at('2026-11-25 11:00'),
  channel: 'phone',
  contactedName: '省厅张处长',
  note: '已收到，正在会签',
  byId: 7,
};

function codeOf(outcome: { ok: true } | { ok: false; refusal: UpwardRefusal }): string {
  if (outcome.ok) return 'allowed';
  expect(upwardRefusalInWords(outcome.refusal)).toMatch(/。$/);
  return `${outcome.refusal.rule} ${outcome.refusal.code}`;
}

describe('T26, FA-08: forwarding to the superior authority', () => {
  it('Mon 23 Nov 2026: the body the item names, with a tracker', () => {
    expect(forwardUpward({ kind: 'U', state: 'REV', item }, 7, FORWARDED)).toEqual({ ok: true, tracking });
  });

  it('FA-08: never when the item needs no superior, at intake neither', () => {
    const unneeded = { ...item, upwardBody: ' ' };
    expect([
      codeOf(forwardUpward({ kind: 'U', state: 'REV', item: unneeded }, 7, FORWARDED)),
      refuseUnneededUpward('U', unneeded)?.rule,
      refuseUnneededUpward('U', item),
      refuseUnneededUpward('P', unneeded),
    ]).toEqual(['FA-08 item-needs-no-upward', 'FA-08', null, null]);
  });

  it('only kind U, only under review, only with a tracker named', () => {
    expect([
      codeOf(forwardUpward({ kind: 'P', state: 'REV', item }, 7, FORWARDED)),
      codeOf(forwardUpward({ kind: 'U', state: 'ACC', item }, 7, FORWARDED)),
      codeOf(forwardUpward({ kind: 'U', state: 'REV', item }, null, FORWARDED)),
    ]).toEqual(['T26 kind-not-upward', 'T26 not-under-review', 'SV-08 tracker-missing']);
  });
});

describe('SV-08: following an upward case', () => {
  const silence = (now: string, of = tracking) => silenceOf(of, SILENT_WORKING_DAYS, at(now), calendar);

  it('silent for 3 working days: forwarded Mon 23 Nov 2026, a reminder from the closing of Wed 25 Nov', () => {
    expect([silence('2026-11-25 17:59'), silence('2026-11-25 18:00')]).toEqual([
      { lastContactAt: FORWARDED, silentWorkingDays: 2, isSilent: false },
      { lastContactAt: FORWARDED, silentWorkingDays: 3, isSilent: true },
    ]);
  });

  it('a contact on Wed 25 Nov puts it off over the week-end to Fri 27 Nov, 18:00', () => {
    const logged = logContact(tracking, contact, at('2026-11-25 12:00'));
    if (!logged.ok) throw new Error(logged.refusal.code);
    expect([
      silence('2026-11-27 17:59', logged.tracking).isSilent,
      silence('2026-11-27 18:00', logged.tracking),
    ]).toEqual([false, { lastContactAt: contact.at, silentWorkingDays: 3, isSilent: true }]);
  });

  it('an answered case is never silent', () => {
    const answered = { ...tracking, answeredAt: at('2026-12-04 10:00') };
    expect(silence('2026-12-30 10:00', answered)).toEqual({
      lastContactAt: FORWARDED,
      silentWorkingDays: 9,
      isSilent: false,
    });
  });

  it('a contact says who and what, after the forwarding, not in the future, and not once answered', () => {
    const now = at('2026-11-25 12:00');
    const log = (more: Partial<Contact>, of = tracking) =>
      codeOf(logContact(of, { ...contact, ...more }, now));
    expect([
      log({}),
      log({ contactedName: '' }),
      log({ note: ' ' }),
      log({ at: FORWARDED - 1 }),
      log({ at: now + 1 }),
      log({}, { ...tracking, answeredAt: now }),
    ]).toEqual([
      'allowed',
      'SV-08 contact-incomplete',
      'SV-08 contact-incomplete',
      'S-59 contact-not-in-order',
      'S-59 contact-not-in-order',
      'SV-08 not-with-superior',
    ]);
  });
});

describe('T27: filing what the superior answered', () => {
  const now = at('2026-12-04 10:00');
  const answer: SuperiorAnswer = {
    documentNumber: '省建许〔2026〕12号',
    content: '同意',
    agrees: true,
    answeredAt: at('2026-12-03 09:00'),
  };

  it('files number and content; the applicant is then to be told (TL-130)', () => {
    expect(fileAnswer(tracking, 'UP', answer, now)).toEqual({
      ok: true,
      tracking: { ...tracking, answeredAt: now },
      owes: 'tell-applicant',
    });
  });

  it('only with the superior, complete, and dated between forwarding and now', () => {
    const file = (more: Partial<SuperiorAnswer>) =>
      codeOf(fileAnswer(tracking, 'UP', { ...answer, ...more }, now));
    expect([
      codeOf(fileAnswer(tracking, 'REV', answer, now)),
      file({ documentNumber: '' }),
      file({ content: ' ' }),
      file({ answeredAt: FORWARDED - 1 }),
      file({ answeredAt: now + 1 }),
    ]).toEqual([
      'T27 not-with-superior',
      'T27 answer-incomplete',
      'T27 answer-incomplete',
      'S-59 answer-post-dated',
      'S-59 answer-post-dated',
    ]);
  });
});

describe("section 3.2, UP: the window's clock as the item says", () => {
  const answered = [{ ...tracking, answeredAt: at('2026-11-26 10:00') }];

  it('it stands from Mon 23 to Thu 26 Nov 2026: 10 working days from Fri 20 Nov end on Wed 9 Dec', () => {
    const suspensions = upwardSuspensions(answered, item);
    expect(due(deadlineFacts('2026-11-20 10:00', 10, 'workingDays', { suspensions }), calendar)).toBe(
      '2026-12-09 18:00',
    );
  });

  it('it runs on when the item counts that time, and has no end while the superior is silent', () => {
    const running = upwardSuspensions([tracking], item);
    expect([upwardSuspensions(answered, { ...item, isNotCounted: false }), running]).toEqual([
      [],
      [{ from: FORWARDED, to: null }],
    ]);
    expect(
      due(deadlineFacts('2026-11-20 10:00', 10, 'workingDays', { suspensions: running }), calendar),
    ).toBe('never');
  });
});
