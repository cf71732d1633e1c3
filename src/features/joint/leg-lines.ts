import { may } from '../../domain/access/permissions.js';
import { departmentsOf } from '../../domain/access/scope.js';
import type { Tone } from '../../domain/cases/states.js';
import { jointBoard, LEG_STATE_WORDS } from '../../domain/joint/board.js';
import { isLeadRole, LEAD_NAMES } from '../../domain/joint/lead.js';
import type { LegClock } from '../../domain/joint/leg-clocks.js';
import type { LegState } from '../../domain/joint/legs.js';
import { paths } from '../../web/paths.js';
import type { Person } from '../../web/visit.js';
import { type CaseClock, caseClock } from '../cases/case-clock.js';
import type { LoadedCase } from '../cases/load-case.js';
import { momentWords } from '../desk/clock-words.js';
import { type LegRow, legOf } from './legs.repository.js';

const TONES: Readonly<Record<LegState, Tone>> = {
  waiting: 'neutral',
  open: 'blue',
  agreed: 'green',
  disagreed: 'red',
  spared: 'neutral',
};

/** One leg as the board and the case page show it. */
export interface LegLine {
  id: number;
  version: number;
  department: string;
  item: string;
  state: { label: string; tone: Tone };
  clock: CaseClock;
  contact: string;
  opinion: string;
  /** Where a person of the department answers; null for others and for a leg that is not open. */
  answerHref: string | null;
  mayUrge: boolean;
  mayHandOn: boolean;
}

export interface JointView {
  groups: { title: string; legs: LegLine[] }[];
  answered: string;
  lead: string;
  /** FA-12: whose turn it is without a copy notice yet. */
  waiting: string[];
}

/** All legs of a joint case with their clocks and what the person may do (S-45). */
export function jointView(
  loaded: LoadedCase,
  rows: readonly LegRow[],
  clock: LegClock,
  person: Person,
): JointView | null {
  const { row, facts, calendar, settings, now } = loaded;
  if (facts.joint === undefined) return null;
  const legs = rows.map(legOf);
  const opened = loaded.events.find(({ kind }) => kind === 'open-legs');
  const board = jointBoard(
    {
      legs,
      whole: { dueAt: row.runningDueAt ?? row.dueAt, provisional: row.dueProvisional === 1 },
      clock,
      lead: facts.joint.lead,
      openedAt: opened?.at ?? row.acceptedAt ?? now.getTime(),
      faultAfterHours: settings.number('legHandoverHours'),
    },
    now.getTime(),
    calendar,
  );
  const isOpen = row.state === 'LEGS';
  const leads = isOpen && may(person.roles, 'case.lead-joint') && isLeadRole(facts.joint.lead, person.roles);
  const ready = new Set(board.notHandedOn.map(({ legId }) => legId));
  const line = (legRow: LegRow) =>
    legLine(legRow, loaded, clock, person, { leads, isReady: ready.has(legRow.id) });
  return {
    groups: board.groups.map(({ position }) => ({
      title: `第 ${position} 组`,
      legs: rows.filter(({ groupPosition }) => groupPosition === position).map(line),
    })),
    answered: `已答复 ${board.answered} 个，共 ${board.total} 个`,
    lead: LEAD_NAMES[facts.joint.lead],
    waiting: isOpen
      ? board.notHandedOn.map(({ legId, readySince, isFault }) => {
          const leg = rows.find(({ id }) => id === legId);
          const since = momentWords(readySince, now.getTime(), calendar);
          const fault = isFault ? '，已超过规定时间（FA-12）' : '（FA-12）';
          return `${leg?.departmentName ?? ''}（${leg?.name ?? ''}）从 ${since} 起可以抄告，还没有抄告${fault}`;
        })
      : [],
  };
}

function legLine(
  row: LegRow,
  { row: found, calendar, settings, now }: LoadedCase,
  clock: LegClock,
  person: Person,
  { leads, isReady }: { leads: boolean; isReady: boolean },
): LegLine {
  const state = legOf(row).state;
  const isOwn = departmentsOf(person).includes(row.departmentId);
  const limits = {
    amberAbovePercent: settings.number('amberAbovePercent'),
    orangeAbovePercent: settings.number('orangeAbovePercent'),
  };
  const running = state === 'open' ? row.dueAt : null;
  const moments = { decidedAt: row.decidedAt, closedAt: null, dueAt: row.dueAt, runningDueAt: running };
  const { limitValue, limitUnit, startedAt: acceptedAt } = row;
  const columns = {
    state: 'LEGS',
    acceptedAt,
    limitValue,
    limitUnit,
    afterHours: found.afterHours,
    dueProvisional: 0,
  };
  const when = (at: number) => momentWords(at, now.getTime(), calendar);
  return {
    id: row.id,
    version: row.version,
    department: row.departmentName,
    item: row.name,
    state: { label: LEG_STATE_WORDS[state], tone: TONES[state] },
    clock: inWordsOfLegs(
      caseClock(
        { ...columns, ...moments, suspensions: clock.suspensions },
        calendar,
        now.getTime(),
        'full',
        limits,
      ),
      row.startedAt === null ? '' : `${when(row.startedAt)} 抄告`,
    ),
    contact: contactWords(row, when),
    opinion: opinionWords(row, when),
    answerHref:
      isOwn && state === 'open' && found.state === 'LEGS' && may(person.roles, 'leg.answer')
        ? paths.caseLeg(found.number, row.id)
        : null,
    mayUrge: leads && state === 'open',
    mayHandOn: leads && isReady,
  };
}

/** The clock of a leg speaks of copy and answer where that of a case speaks of acceptance and decision. */
function inWordsOfLegs(clock: CaseClock, startLabel: string): CaseClock {
  if (startLabel === '')
    return { ...clock, badge: { light: 'still', text: '未抄告' }, text: '还没有抄告，不计时' };
  const text = clock.text.replaceAll('作出决定', '答复').replaceAll('办结', '答复');
  return { ...clock, text, line: clock.line && { ...clock.line, text, startLabel } };
}

function contactWords({ state, contactedAt }: LegRow, when: (at: number) => string): string {
  if (contactedAt !== null) return `${when(contactedAt)} 联系了申请人`;
  return state === 'open' ? '还没有联系申请人' : '';
}

function opinionWords({ reason, basis, decidedAt, decidedBy }: LegRow, when: (at: number) => string): string {
  if (decidedAt === null) return '';
  const because = [reason, basis && `依据：${basis}`].filter(Boolean).join('；');
  return `${when(decidedAt)} ${decidedBy}${because && `：${because}`}`;
}
