import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { caseKindName } from '../../domain/cases/kinds.js';
import { REMIT_REASONS } from '../../domain/cases/remit.js';
import type { LimitUnit } from '../../domain/deadlines/time-limit.js';
import { ID_TYPES, idTypesFor } from '../../domain/identity/id-types.js';
import { limitInWords } from '../../domain/items/compare-limits.js';
import type { FormProblem } from '../../web/forms.js';
import type { StoredBundle } from '../bundles/bundles.repository.js';
import { kindOf } from '../cases/case-facts.js';
import type { Draft } from './drafts.repository.js';
import { tickKey } from './intake.forms.js';
import type { IntakeItem, ItemOption } from './intake.repository.js';
import { itemHead } from './item-head.js';
import type { VerdictPanel } from './verdict-panel.js';

const APPLICANT_TABS = [
  { who: null, label: '全部', heading: '最常收的事项' },
  { who: 'person', label: '个人常办', heading: '个人近三个月最常办的事项' },
  { who: 'organisation', label: '单位常办', heading: '单位近三个月最常办的事项' },
] as const;

/** The fields whose typed text goes back into the form as it is. */
const TYPED_FIELDS = [
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
  'receiptNumber',
  'feeAmount',
  'windowId',
  'cardName',
  'cardNumber',
  'cardValidTo',
  'procedures',
] as const;

/** What the intake page is made of. */
export interface IntakeParts {
  item: IntakeItem | null;
  options: ItemOption[];
  bundles: StoredBundle[];
  drafts: Draft[];
  windows: { id: number; number: string; name: string }[];
  problem: FormProblem;
  panel: VerdictPanel;
  submissionKey: string;
  query: string;
  /** Whose most frequent items are offered; null for everybody's. */
  who: 'person' | 'organisation' | null;
  calendar: Calendar;
  now: Date;
  /** The hall accepts with gaps (S-39). */
  isTolerant: boolean;
}

/** Everything the intake page shows. */
export function intakePage(parts: IntakeParts) {
  const { item, problem, query, submissionKey, panel } = parts;
  return {
    problem,
    query,
    submissionKey,
    openedAt: typedText(problem, 'openedAt') || String(parts.now.getTime()),
    windows: parts.windows.map(({ id, number, name }) => ({ value: id, label: `${number}号窗口 ${name}` })),
    ...choicesOf(parts),
    item: item === null ? null : itemHead(item),
    mayTolerate: parts.isTolerant && (item?.materials.some((row) => row.mayFollow) ?? false),
    values: fieldValues(problem, item),
    idTypes: { person: idTypeOptions('person'), organisation: idTypeOptions('organisation') },
    materials: materialRows(item, problem),
    remitReasons: Object.entries(REMIT_REASONS).map(([value, reason]) => ({ value, label: reason.name })),
    panel,
  };
}

/** Drafts, items and bundles to choose from, and whose they are. */
function choicesOf({ drafts, options, bundles, who, calendar }: IntakeParts) {
  return {
    drafts: drafts.map(({ key, title, updatedAt }) => ({
      key,
      title,
      when: momentInWords(updatedAt.getTime(), calendar.zone),
    })),
    options: options.map((option) => itemOption(option, who)),
    bundles: bundles.map(({ id, name, items }) => ({
      name,
      href: `/intake?bundle=${id}${who === null ? '' : `&who=${who}`}`,
      items: items.map((item) => item.name).join('、'),
    })),
    kinds: APPLICANT_TABS.map(({ who: whose, label, heading }) => ({
      label,
      heading,
      href: whose === null ? '/intake' : `/intake?who=${whose}`,
      current: whose === who,
    })),
  };
}

function fieldValues(problem: FormProblem, item: IntakeItem | null): Record<string, string> {
  const type = typedText(problem, 'applicantType');
  const isOrganisation = type === 'organisation' || (type === '' && item?.audience === 'organisation');
  return {
    ...Object.fromEntries(TYPED_FIELDS.map((name) => [name, typedText(problem, name)])),
    resultName: typedText(problem, 'resultName') || (item?.caseKind === 'I' ? item.resultName : ''),
    applicantType: isOrganisation ? 'organisation' : 'person',
  };
}

function typedText({ values }: FormProblem, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value : '';
}

function idTypeOptions(applicantType: 'person' | 'organisation') {
  return idTypesFor(applicantType).map((value) => ({ value, label: ID_TYPES[value].name }));
}

/** The tick list: each material of the item as it is ticked so far, with what is wrong in its row. */
function materialRows(item: IntakeItem | null, { values, byField }: FormProblem) {
  const ticks = (values.materials ?? {}) as Record<string, { status?: string; problem?: string } | undefined>;
  return (item?.materials ?? []).map((row) => {
    const key = tickKey(row.position);
    return {
      ...row,
      key,
      copiesText: [
        row.originals > 0 ? `原件${row.originals}份` : '',
        row.copies > 0 ? `复印件${row.copies}份` : '',
      ]
        .filter(Boolean)
        .join('、'),
      status: ticks[key]?.status ?? 'unchecked',
      problem: ticks[key]?.problem ?? '',
      error: byField[`materials.${key}.problem`] ?? byField[`materials.${key}.status`] ?? '',
    };
  });
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
