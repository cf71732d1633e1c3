import type { Tx } from '../../db/database.js';
import { nextNumber } from '../../db/sequences.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { civilDateOf, dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import type { LimitUnit } from '../../domain/deadlines/time-limit.js';
import { limitInWords } from '../../domain/items/compare-limits.js';
import { type NoticeContent, noticeContent } from '../../domain/notices/notice-content.js';
import { NOTICE_KINDS } from '../../domain/notices/notice-kinds.js';
import { noticeNumber, noticeSequenceName } from '../../domain/numbering/notice-number.js';
import type { Person } from '../../web/visit.js';
import { readSettings } from '../settings/hall-settings.js';

export interface NoticeRequest {
  hallId: number;
  itemId: number;
  channel: string;
  visitorName: string;
  phoneMasked: string;
  person: Person;
  at: Date;
  calendar: Calendar;
}

/** Writes the one-time notice (D-04) of an item for an enquirer, with its number; null when the item is not published. */
export async function oneTimeNotice(tx: Tx, request: NoticeRequest): Promise<NoticeContent | null> {
  const item = await findItem(tx, request.itemId);
  if (item === null || item.hallId !== request.hallId || item.currentVersionId === null) return null;
  const version = await findVersion(tx, item.currentVersionId);
  const today = dayOf(request.calendar.zone.toLocalMinute(request.at.getTime()));
  const { year } = civilDateOf(today);
  const serial = await nextNumber(tx, request.hallId, noticeSequenceName('D-04', year));
  const settings = await readSettings(tx, request.hallId);
  const content = noticeContent('D-04', {
    number: noticeNumber(NOTICE_KINDS['D-04'].numberWord, year, serial),
    issuedOn: formatDate(today),
    sealName: settings.text('sealName') || item.hall.name,
    ...enquirerFacts(request),
    ...placeFacts(item, version),
    ...(await handlerNames(tx, version)),
    ...versionFacts(version),
  });
  return { ...content, query: null };
}

type NoticeItem = NonNullable<Awaited<ReturnType<typeof findItem>>>;
type NoticeVersion = Awaited<ReturnType<typeof findVersion>>;

function findItem(tx: Tx, id: number) {
  return tx.item.findUnique({
    where: { id },
    include: { department: true, hall: true, windows: { include: { window: true } } },
  });
}

function findVersion(tx: Tx, id: number) {
  const orderBy = { position: 'asc' } as const;
  return tx.itemVersion.findUniqueOrThrow({
    where: { id },
    include: { materials: { orderBy }, steps: { orderBy }, bases: { orderBy }, fees: { orderBy } },
  });
}

async function handlerNames(tx: Tx, { handlerAId, handlerBId }: NoticeVersion) {
  const handlers = await tx.staff.findMany({
    where: { id: { in: [handlerAId, handlerBId].filter((id) => id !== null) } },
    select: { id: true, name: true },
  });
  const nameOf = (id: number | null) => handlers.find((each) => each.id === id)?.name ?? '';
  return { handlerAName: nameOf(handlerAId), handlerBName: nameOf(handlerBId) };
}

/** An enquiry has no case: nothing to follow by number or code. */
function enquirerFacts({ visitorName, phoneMasked, person, channel }: NoticeRequest) {
  return {
    caseNumber: '',
    queryCode: '',
    publicUrl: '',
    applicantName: visitorName,
    applicantIdMasked: '',
    applicantPhoneMasked: phoneMasked,
    agentName: '',
    handlerName: person.name,
    channel: channel === 'phone' ? ('phone' as const) : ('window' as const),
  };
}

function placeFacts({ hall, department, code, windows }: NoticeItem, version: NoticeVersion) {
  const window = windows[0]?.window ?? null;
  return {
    hallName: hall.name,
    hallAddress: hall.address,
    itemName: version.name,
    itemCode: code,
    departmentName: department.name,
    windowName: window === null ? '' : `${window.number}号窗口 ${window.name}`,
    phone: version.dutyPhone || window?.phone || hall.phone,
    complaintPhone: version.complaintPhone || hall.complaintPhone,
  };
}

function versionFacts(version: NoticeVersion) {
  return {
    steps: version.steps.map((step, index) => `${index + 1}．${step.name}`),
    materials: version.materials.map(({ name, originals, copies }) => ({ name, originals, copies })),
    limitText:
      version.promisedValue === null || version.caseKind === 'I'
        ? '材料齐全的，当场办结'
        : limitInWords({ value: version.promisedValue, unit: version.promisedUnit as LimitUnit }),
    feeText: version.feeCharged
      ? version.fees.map((fee) => `${fee.name} ${fee.standard}`.trim()).join('；')
      : '不收费',
    bases: version.bases.map((basis) => `${basis.title}${basis.article}`),
    impossibleBecause: '',
  };
}
