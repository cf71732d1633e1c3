import { may } from '../../domain/access/permissions.js';
import { whyNot } from '../../domain/cases/decide-action.js';
import type { CaseFacts } from '../../domain/cases/guards.js';
import type { Refusal, RefusalCode } from '../../domain/cases/refusal.js';
import { refusalInWords } from '../../domain/cases/refusal-in-words.js';
import type { CaseAction } from '../../domain/cases/transitions.js';
import { paths } from '../../web/paths.js';
import type { Person } from '../../web/visit.js';

/** A way on from the case page: a page of its own, or with `posts` one press. */
export interface PageAction {
  noun: string;
  label: string;
  href: string;
  posts: boolean;
}

interface Way {
  noun: string;
  label: string;
  actions: readonly CaseAction[];
  posts?: true;
  /** Never the primary action: a step that ends the case otherwise than wished. */
  aside?: true;
}

const WAYS: readonly Way[] = [
  { noun: 'supplements', label: '登记补正材料', actions: ['receive-supplement'] },
  {
    noun: 'acceptances',
    label: '核对材料',
    actions: ['accept', 'accept-tolerantly', 'accept-as-promised', 'finish-instant', 'issue-one-time-notice'],
  },
  { noun: 'reviews', label: '开始审查', actions: ['take-review'], posts: true },
  { noun: 'leg-openings', label: '启动并联审批', actions: ['open-legs'] },
  { noun: 'leg-closings', label: '汇总部门意见', actions: ['close-legs'] },
  { noun: 'superior-answers', label: '登记上级批复', actions: ['file-superior-answer'] },
  { noun: 'decisions', label: '作出决定', actions: ['grant', 'refuse'] },
  { noun: 'review-checks', label: '登记审查情况', actions: ['record-review'] },
  { noun: 'forwardings', label: '转报上级', actions: ['forward-upward'] },
  { noun: 'payments', label: '通知缴费', actions: ['ask-payment'] },
  { noun: 'payments', label: '登记缴费', actions: ['record-payment'] },
  { noun: 'ready-notices', label: '通知领取', actions: ['notify-ready'] },
  { noun: 'deliveries', label: '发证办结', actions: ['deliver'] },
  { noun: 'referral-answers', label: '答复否定报备', actions: ['confirm-refusal', 'order-acceptance'] },
  { noun: 'gap-fillings', label: '登记容缺补交', actions: ['hand-in-rest'] },
  { noun: 'paper-returns', label: '退还材料', actions: ['hand-back-papers'] },
  { noun: 'returns', label: '退件', actions: ['return'], aside: true },
  { noun: 'referrals', label: '报分管领导研究（否定报备）', actions: ['refer-refusal'], aside: true },
  { noun: 'kind-corrections', label: '更正办件类型', actions: ['correct-kind'], aside: true },
  { noun: 'replies', label: '书面答复（不予办理）', actions: ['reply'], aside: true },
  { noun: 'non-acceptances', label: '不予受理', actions: ['refuse-acceptance'], aside: true },
  { noun: 'withdrawals', label: '登记申请人撤回', actions: ['withdraw'], aside: true },
];

/** What the ticks of the page itself can change; such a no does not close the page where they are set. */
const LEFT_TO_THE_TICKS: readonly RefusalCode[] = [
  'materials-incomplete',
  'gaps-not-tolerable',
  'materials-unchecked',
  'problem-not-described',
  'acceptance-is-mandatory',
  'notice-too-late',
];

/** The ways on that are open to the person now: one primary, the others beside it. */
export function pageActions(
  facts: CaseFacts,
  person: Person,
  number: string,
  now: Date,
): { primary: PageAction | null; others: PageAction[] } {
  const open = WAYS.filter((way) => whyNotNoun(facts, way.actions, person, now) === null).filter(
    (way) => way.noun !== 'review-checks' || facts.checklist.total > 0,
  );
  const shown = (way: Way): PageAction => ({
    noun: way.noun,
    label: way.label,
    href: paths.caseAction(number, way.noun),
    posts: way.posts === true,
  });
  const primary = open.find((way) => way.aside !== true) ?? null;
  return { primary: primary && shown(primary), others: open.filter((way) => way !== primary).map(shown) };
}

/** Why none of the actions is open to the person, or null when one is, or its page may show the way. */
export function whyNotNoun(
  facts: CaseFacts,
  actions: readonly CaseAction[],
  person: Person,
  now: Date,
): Refusal | null {
  let first: Refusal | null = null;
  for (const action of actions) {
    const no = whyNot(facts, action, person, now);
    if (no === null || LEFT_TO_THE_TICKS.includes(no.code)) return null;
    first ??= no;
  }
  return first;
}

/** Why a person who decides cases may not decide this one, in words; empty when nothing stands against it. */
export function decisionHindrance(facts: CaseFacts, person: Person, now: Date): string {
  if (facts.state !== 'REV' || !may(person.roles, 'case.decide')) return '';
  const no = whyNot(facts, 'refuse', person, now);
  return no === null ? '' : `${refusalInWords(no)}（${no.rule}）`;
}
