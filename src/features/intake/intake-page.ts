import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import type { IntakeVerdict, VerdictOutcome } from '../../domain/cases/intake-verdict.js';
import { caseKindName } from '../../domain/cases/kinds.js';
import { REMIT_REASONS } from '../../domain/cases/remit.js';
import { verdictInWords } from '../../domain/cases/verdict-in-words.js';
import type { LimitUnit } from '../../domain/deadlines/time-limit.js';
import { ID_TYPES, idTypesFor } from '../../domain/identity/id-types.js';
import { limitInWords } from '../../domain/items/compare-limits.js';
import type { FormProblem } from '../../web/forms.js';
import { kindOf } from '../cases/case-facts.js';
import { promisedMoment, workingDayTerm } from '../cases/promise-clock.js';
import type { Draft } from './drafts.repository.js';
import { tickKey } from './intake.forms.js';
import type { IntakeItem, ItemOption } from './intake.repository.js';

const TONES: Readonly<Record<VerdictOutcome, 'blue' | 'green' | 'amber' | 'red'>> = {
  undecided: 'blue',
  accept: 'green',
  tolerate: 'amber',
  'finish-instant': 'green',
  'treat-as-promised': 'green',
  reply: 'red',
  refer: 'amber',
  'one-time-notice': 'amber',
  'non-acceptance': 'red',
};

/** The panel beside the form: what will happen, why, and by when. */
export interface VerdictPanel {
  outcome: VerdictOutcome;
  tone: string;
  title: string;
  button: string;
  sentences: string[];
  notice: { name: string; words: string }[];
  /** The due moment or the last day to hand in; empty when there is none. */
  until: string;
  provisional: boolean;
}

export function verdictPanel(
  verdict: IntakeVerdict,
  item: IntakeItem | null,
  given: { calendar: Calendar; now: Date; supplementWorkingDays: number },
): VerdictPanel {
  const words = verdictInWords(verdict);
  const moment = untilWhen(verdict, item, given);
  return {
    outcome: verdict.outcome,
    tone: TONES[verdict.outcome],
    ...words,
    notice: verdict.notice.map((line) => ({
      name: line.name,
      words:
        line.status === 'defective'
          ? line.problem
          : [line.status === 'follows-later' ? '申请后补' : '未交', line.problem].filter(Boolean).join('，'),
    })),
    until:
      moment === null ? '' : `${moment.words} ${momentInWords(moment.at.getTime(), given.calendar.zone)} 前`,
    provisional: moment?.provisional ?? false,
  };
}

function untilWhen(
  verdict: IntakeVerdict,
  item: IntakeItem | null,
  given: { calendar: Calendar; now: Date; supplementWorkingDays: number },
) {
  switch (verdict.outcome) {
    case 'accept':
    case 'tolerate':
    case 'treat-as-promised': {
      if (item === null) return null;
      const promise = {
        acceptedAt: given.now,
        limitValue: item.promisedValue,
        limitUnit: item.promisedUnit,
        afterHours: item.afterHours,
      };
      const { dueAt, provisional } = promisedMoment(promise, given.calendar);
      return dueAt === null ? null : { words: '办结期限：', at: dueAt, provisional };
    }
    case 'one-time-notice': {
      const at = workingDayTerm(given.now, given.supplementWorkingDays, given.calendar);
      return at === null ? null : { words: '补正期限：', at, provisional: false };
    }
    default:
      return null;
  }
}

const APPLICANT_TABS = [
  { who: null, label: '全部', heading: '最常收的事项' },
  { who: 'person', label: '个人常办', heading: '个人近三个月最常办的事项' },
  { who: 'organisation', label: '单位常办', heading: '单位近三个月最常办的事项' },
] as const;

/** Everything the intake page shows. */
export function intakePage(parts: {
  item: IntakeItem | null;
  options: ItemOption[];
  drafts: Draft[];
  windows: { id: number; number: string; name: string }[];
  problem: FormProblem;
  panel: VerdictPanel;
  submissionKey: string;
  query: string;
  /** Whose most frequent items are offered; null for everybody's. */
  who: 'person' | 'organisation' | null;
  calendar: Calendar;
  /** The hall accepts with gaps (S-39). */
  isTolerant: boolean;
}) {
  const values = parts.problem.values;
  const string = (name: string) => (typeof values[name] === 'string' ? (values[name] as string) : '');
  const applicantType =
    string('applicantType') === 'organisation' ||
    (string('applicantType') === '' && parts.item?.audience === 'organisation')
      ? 'organisation'
      : 'person';
  const ticks = (values.materials ?? {}) as Record<string, { status?: string; problem?: string } | undefined>;
  return {
    problem: parts.problem,
    query: parts.query,
    submissionKey: parts.submissionKey,
    windows: parts.windows.map((window) => ({
      value: window.id,
      label: `${window.number}号窗口 ${window.name}`,
    })),
    drafts: parts.drafts.map((draft) => ({
      key: draft.key,
      title: draft.title,
      when: momentInWords(draft.updatedAt.getTime(), parts.calendar.zone),
    })),
    options: parts.options.map((option) => itemOption(option, parts.who)),
    kinds: APPLICANT_TABS.map(({ who, label, heading }) => ({
      label,
      heading,
      href: who === null ? '/intake' : `/intake?who=${who}`,
      current: who === parts.who,
    })),
    item: parts.item === null ? null : itemHead(parts.item),
    mayTolerate: parts.isTolerant && (parts.item?.materials.some((row) => row.mayFollow) ?? false),
    values: {
      ...Object.fromEntries(
        [
          'channel',
          'idType',
          'idNumber',
          'name',
          'phone',
          'address',
          'contactName',
          'legalPerson',
          'agentName',
          'agentIdNumber',
          'agentPhone',
          'matter',
          'remitReason',
          'whereToGo',
          'isComplexReply',
          'isReferred',
          'promisedDate',
          'signedBy',
          'reason',
          'basis',
          'resultNumber',
          'receiverName',
          'windowId',
          'cardName',
          'cardNumber',
          'cardValidTo',
          'procedures',
        ].map((name) => [name, string(name)]),
      ),
      resultName: string('resultName') || (parts.item?.caseKind === 'I' ? parts.item.resultName : ''),
      applicantType,
    } as Record<string, string>,
    idTypes: {
      person: idTypesFor('person').map((value) => ({ value, label: ID_TYPES[value].name })),
      organisation: idTypesFor('organisation').map((value) => ({ value, label: ID_TYPES[value].name })),
    },
    materials: (parts.item?.materials ?? []).map((row) => ({
      ...row,
      key: tickKey(row.position),
      copiesText: [
        row.originals > 0 ? `原件${row.originals}份` : '',
        row.copies > 0 ? `复印件${row.copies}份` : '',
      ]
        .filter(Boolean)
        .join('、'),
      status: ticks[tickKey(row.position)]?.status ?? 'unchecked',
      problem: ticks[tickKey(row.position)]?.problem ?? '',
      error:
        parts.problem.byField[`materials.${tickKey(row.position)}.problem`] ??
        parts.problem.byField[`materials.${tickKey(row.position)}.status`] ??
        '',
    })),
    remitReasons: Object.entries(REMIT_REASONS).map(([value, reason]) => ({ value, label: reason.name })),
    panel: parts.panel,
  };
}

/** An item as the list and the typeahead show it. */
export function itemOption(option: ItemOption, who: 'person' | 'organisation' | null = null) {
  const limit =
    option.caseKind === 'I' || option.promisedValue === null
      ? ''
      : `承诺${limitInWords({ value: option.promisedValue, unit: option.promisedUnit as LimitUnit })}`;
  return {
    id: option.id,
    value: String(option.id),
    label: option.name,
    detail: [option.departmentName, caseKindName(kindOf(option.caseKind)), limit].filter(Boolean).join(' · '),
    href: `/intake?item=${option.id}${who === null ? '' : `&who=${who}`}`,
  };
}

function itemHead(item: IntakeItem) {
  const limit =
    item.promisedValue === null
      ? ''
      : limitInWords({ value: item.promisedValue, unit: item.promisedUnit as LimitUnit });
  return {
    id: item.itemId,
    versionId: item.itemVersionId,
    code: item.code,
    name: item.name,
    kind: item.caseKind,
    kindName: caseKindName(kindOf(item.caseKind)),
    departmentName: item.departmentName,
    limit: item.caseKind === 'I' ? '当场办结' : `承诺 ${limit}`,
    fee: item.feeCharged ? '收费' : '不收费',
    faq: item.faq,
    refusalAuthority: item.refusalAuthority,
  };
}
