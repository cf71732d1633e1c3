import type { Calendar } from '../../domain/calendar/calendar.js';
import { COMPLAINT_ROUTES, isComplaintRoute } from '../../domain/complaints/routes.js';
import {
  type COMPLAINT_FINDINGS,
  type ComplaintState,
  isComplaintFinding,
  isComplaintState,
} from '../../domain/complaints/states.js';
import { decideWithdrawal } from '../../domain/complaints/withdraw-complaint.js';
import { type MomentWords, momentWords } from '../status/moments-in-words.js';
import type { OwnComplaint } from './public-complaints.repository.js';

/** What follows next, until when, and whether that is past. */
interface NextStep {
  words: string;
  late: boolean;
}

/** The page of a complaint for who made it, in plain words. */
export function followPage(row: OwnComplaint, calendar: Calendar, now: Date) {
  const words = momentWords(calendar.zone, now.getTime());
  const state = isComplaintState(row.state) ? row.state : 'closed';
  return {
    number: row.number,
    version: row.version,
    content: row.content,
    state: stateWords(row, state),
    next: nextStep(row, state, words, now),
    finding: isComplaintFinding(row.finding) ? FINDINGS[row.finding] : '',
    answers: answersOf(row),
    mayJudge: state === 'answered',
    isLastJudgement: row.reverifiedAt !== null,
    mayWithdraw: decideWithdrawal(state).ok,
    history: historyOf(row, words),
    asOf: words.moment(now.getTime()),
  };
}

export type FollowPage = ReturnType<typeof followPage>;

const FINDINGS: Readonly<Record<keyof typeof COMPLAINT_FINDINGS, string>> = {
  founded: '经核查，您反映的情况属实',
  partly: '经核查，您反映的情况部分属实',
  unfounded: '经核查，您反映的情况不属实',
  undetermined: '经核查，现有证据无法查实',
  withdrawn: '您已经撤回这件投诉',
};

function stateWords(row: OwnComplaint, state: ComplaintState): string {
  switch (state) {
    case 'registered':
      return '已经登记，等待受理';
    case 'redirected':
      return '不属于本大厅受理的范围';
    case 'accepted':
      return '已经受理，正在确定调查人员';
    case 'assigned':
      return '正在调查';
    case 'found':
      return '调查已经结束，正在准备答复';
    case 'answered':
      return '已经答复，请您看看是否满意';
    case 'reverifying':
      return '您不满意，正在重新核查';
    case 'closed':
      return row.finding === 'withdrawn' ? '您已经撤回' : '已经办结';
    default:
      return state satisfies never;
  }
}

function nextStep(row: OwnComplaint, state: ComplaintState, words: MomentWords, now: Date): NextStep {
  const by = (at: Date | null, promise: (until: string) => string, without: string): NextStep => {
    if (at === null) return { words: without, late: false };
    const isLate = at < now;
    const until = promise(words.moment(at.getTime()));
    return { words: isLate ? `${until}，已经超过，对不起，我们会尽快` : until, late: isLate };
  };
  const taken = `由${bodyOf(row)}受理`;
  switch (state) {
    case 'registered':
      return row.dueFor === 'first-reply' && row.phoneHash !== null
        ? by(row.dueAt, (until) => `最迟 ${until} 首次回复您`, taken)
        : by(row.dueAt, (until) => `最迟 ${until} 受理，或者告诉您该找谁`, taken);
    case 'redirected':
      return { words: row.redirectedTo === '' ? '' : `请向这里反映：${row.redirectedTo}`, late: false };
    case 'accepted':
      return by(row.dueAt, (until) => `最迟 ${until} 确定由谁调查；不会交给被投诉的人`, '正在确定由谁调查');
    case 'assigned':
    case 'found':
      return by(row.solveBy, (until) => `最迟 ${until} 查清并答复您，答复写在这一页`, '查清以后答复您');
    case 'answered':
      return by(row.dueAt, (until) => `请在 ${until} 前告诉我们是否满意`, '请告诉我们是否满意');
    case 'reverifying':
      return by(row.dueAt, (until) => `最迟 ${until} 把重新核查的结果写在这一页`, '结果会写在这一页');
    case 'closed':
      return row.returnVisitedAt === null && row.returnVisitBy !== null
        ? by(row.returnVisitBy, (until) => `${until} 前会回访您一次`, '')
        : { words: '', late: false };
    default:
      return state satisfies never;
  }
}

function answersOf(row: OwnComplaint): { title: string; text: string }[] {
  return [
    { title: '给您的答复', text: row.answeredAt === null ? '' : row.answer },
    { title: '重新核查的结果', text: row.reverifiedAt === null ? '' : row.reverification },
  ].filter(({ text }) => text !== '');
}

/** Who leads the inquiry: never the body that is complained of (section 6 no. 2). */
function bodyOf({ route }: OwnComplaint): string {
  return COMPLAINT_ROUTES[isComplaintRoute(route) ? route : 'supervision'];
}

/** What happened, newest first, without names. */
function historyOf(row: OwnComplaint, words: MomentWords) {
  const body = bodyOf(row);
  const satisfied = row.satisfied === null ? '' : row.satisfied ? '您表示满意' : '您表示不满意';
  const steps: [Date | null, string, string, string][] = [
    [row.receivedAt, '大厅', '收到您的投诉', 'blue'],
    [row.acceptedAt, body, '受理', 'blue'],
    [row.state === 'redirected' ? row.closedAt : null, body, '告诉您应当找的渠道', 'amber'],
    [row.assignedAt, body, '指定人员调查', 'blue'],
    [row.finding === 'withdrawn' ? null : row.foundAt, body, '调查结束', 'blue'],
    [row.state === 'redirected' ? null : row.answeredAt, body, '答复您', 'green'],
    [satisfied === '' ? null : row.satisfiedAt, '您', satisfied, row.satisfied ? 'green' : 'amber'],
    [row.reverifiedAt, body, '重新核查完毕', 'green'],
    [
      row.state === 'closed' ? row.closedAt : null,
      row.finding === 'withdrawn' ? '您' : body,
      row.finding === 'withdrawn' ? '撤回投诉' : '办结',
      'green',
    ],
    [row.returnVisitedAt, body, '回访', 'green'],
  ];
  return steps
    .flatMap(([at, who, what, tone]) => (at === null ? [] : [{ at: at.getTime(), who, what, tone }]))
    .toSorted((one, other) => other.at - one.at)
    .map(({ at, ...step }) => ({ when: words.moment(at), ...step }));
}
