import type { Browser } from './hall.js';

export const LI_SIHAI = { idNumber: '11010519491231002X', name: '李四海', phone: '13800138000' };

/** The intake form as a browser shows it for an item: its token and hidden keys. */
export async function openIntake(browser: Browser, itemId: number) {
  const page = await browser.get(`/intake?item=${itemId}`);
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? '';
  return {
    _csrf: hidden('_csrf'),
    submissionKey: hidden('submissionKey'),
    itemId: String(itemId),
    itemVersionId: hidden('itemVersionId'),
  };
}

/** A complete form of a person's application; `ticks` says the status of each material in order. */
export function applicationForm(
  keys: Awaited<ReturnType<typeof openIntake>>,
  given: {
    ticks: readonly string[];
    problems?: readonly string[];
    seenOutcome: string;
    more?: Record<string, unknown>;
  },
): Record<string, unknown> {
  return {
    ...keys,
    applicantType: 'person',
    idType: 'resident-id',
    ...LI_SIHAI,
    seenOutcome: given.seenOutcome,
    materials: Object.fromEntries(
      given.ticks.map((status, index) => [
        `m${index + 1}`,
        { status, problem: given.problems?.[index] ?? '' },
      ]),
    ),
    ...given.more,
  };
}
