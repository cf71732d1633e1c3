import type { Calendar } from '../../domain/calendar/calendar.js';
import { dayOf } from '../../domain/calendar/civil-time.js';
import type { CaseState } from '../../domain/cases/states.js';
import { assess } from '../../domain/deadlines/assess-deadline.js';
import { LIMIT_UNITS } from '../../domain/deadlines/time-limit.js';
import { limitInWords } from '../../domain/deadlines/unit-words.js';
import { DELIVER_WITHIN_WORKING_DAYS } from '../../domain/fees/result-document.js';
import { isClockStopped } from '../cases/case-clock.js';
import type { MomentWords } from './moments-in-words.js';
import type { PublicCaseRow } from './status.repository.js';

/** The answer to 什么时候办好. */
export interface WhenAnswer {
  lead: string;
  notes: string[];
  late: boolean;
}

export interface WhenGiven {
  row: PublicCaseRow;
  state: CaseState;
  words: MomentWords;
  calendar: Calendar;
  now: number;
  correctionNoticeWorkingDays: number;
}

/** When a case will be done, or was, in plain words (S-05, S-09). */
export function whenAnswer(given: WhenGiven): WhenAnswer {
  if (given.row.runningDueAt !== null) return running(given, given.row.runningDueAt);
  switch (given.state) {
    case 'DONE':
    case 'READY':
    case 'PAY':
    case 'DEC_Y':
    case 'DEC_N':
      return decided(given);
    case 'REJ_F':
    case 'RETURN':
    case 'WITHDRAWN':
      return ended(given);
    case 'RECV':
      return received(given);
    case 'SUPP':
      return answer('等您补交材料', [`材料补齐后当场受理，${promise(given.row)}。补交以前的时间不算在内。`]);
    case 'UP':
      return answer('正在等上级机关审批', [
        '上级机关审批的时间不算在本大厅承诺的时间里，有结果会马上告诉您。',
      ]);
    default:
      return isClockStopped(given.row) ? stopped() : answer(promise(given.row), []);
  }
}

function running({ row, words, calendar, now }: WhenGiven, dueAt: number): WhenAnswer {
  const stand = assess({ dueAt }, now, calendar);
  const provisional =
    row.dueProvisional === 1 ? ['这个日期是暂定的：次年放假安排公布后可能调整，调整后这里会更新。'] : [];
  if (!stand.overdue) {
    const { toLocalMinute } = calendar.zone;
    const isToday = dayOf(toLocalMinute(now)) === dayOf(toLocalMinute(dueAt));
    const left =
      stand.leftWorkingDays > 0
        ? [`还有 ${stand.leftWorkingDays} 个工作日。`]
        : isToday
          ? ['今天办好。']
          : [];
    return answer(`${words.moment(dueAt)} 前办好`, [...left, ...provisional]);
  }
  const by = stand.lateWorkingDays === 0 ? '不到 1 个工作日' : ` ${stand.lateWorkingDays} 个工作日`;
  return {
    lead: `已超过承诺时间${by}`,
    notes: [`原定 ${words.moment(dueAt)} 前办好。对不起，让您久等了；您可以打下面的电话催办或者投诉。`],
    late: true,
  };
}

function stopped(): WhenAnswer {
  return answer('办理时间暂停计算', [
    '您的申请依法要先办特别程序（如听证、检测、公示），所需时间已经书面告诉您；结束以后接着计算，日期会写在这里。',
  ]);
}

function decided({ row, state, words, calendar }: WhenGiven): WhenAnswer {
  const at = row.decidedAt ?? row.closedAt;
  const notes: string[] = [];
  if (row.dueAt !== null && at !== null && row.acceptedAt !== null) {
    const stand = assess({ dueAt: row.dueAt }, at, calendar);
    const late = stand.lateWorkingDays === 0 ? '不到 1 个' : ` ${stand.lateWorkingDays} 个`;
    notes.push(
      stand.overdue
        ? `承诺 ${words.moment(row.dueAt)} 前办好，晚了${late}工作日。`
        : `承诺 ${words.moment(row.dueAt)} 前办好，按时完成。`,
    );
  }
  if (state === 'DEC_Y')
    notes.push(`证件或者文书最迟在批准后 ${DELIVER_WITHIN_WORKING_DAYS} 个工作日内发给您。`);
  if (state === 'DONE') return answer(dated(words, row.closedAt, '办结'), notes);
  if (state === 'READY') return answer(dated(words, row.readyAt ?? at, '已经办好'), notes);
  return answer(dated(words, at, state === 'DEC_N' ? '作出决定' : '已经批准'), notes);
}

function ended({ row, state, words }: WhenGiven): WhenAnswer {
  if (state === 'REJ_F') return answer(dated(words, row.closedAt, '决定不受理'), []);
  const what = state === 'RETURN' ? '退回' : '登记撤回';
  return answer(dated(words, row.closedAt, what), ['这件申请不再办理，可以重新申请。']);
}

function received({ row, words, correctionNoticeWorkingDays }: WhenGiven): WhenAnswer {
  const at = words.day(row.lastReceivedAt ?? row.receivedAt);
  return answer(promise(row), [
    `窗口 ${at} 收到材料，最迟 ${correctionNoticeWorkingDays} 个工作日内告诉您材料齐不齐；到时没有告诉您，就从收到材料那天起算受理。`,
  ]);
}

function promise(row: PublicCaseRow): string {
  const value = row.limitValue ?? row.promisedValue;
  const unit = LIMIT_UNITS.find((each) => each === (row.limitUnit ?? row.promisedUnit));
  if (value === null || unit === undefined) return '受理以后会在这里写明办好的日期';
  return `受理后 ${limitInWords(value, unit)}内办好`;
}

function dated(words: MomentWords, at: number | null, what: string): string {
  return at === null ? what : `${words.day(at)}${what}`;
}

function answer(lead: string, notes: string[]): WhenAnswer {
  return { lead, notes, late: false };
}
