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
  const item = await tx.item.findUnique({
    where: { id: request.itemId },
    include: { department: true, hall: true, windows: { include: { window: true } } },
  });
  if (item === null || item.hallId !== request.hallId || item.currentVersionId === null) return null;
  const version = await tx.itemVersion.findUniqueOrThrow({
    where: { id: item.currentVersionId },
    include: {
      materials: { orderBy: { position: 'asc' } },
      steps: { orderBy: { position: 'asc' } },
      bases: { orderBy: { position: 'asc' } },
      fees: { orderBy: { position: 'asc' } },
    },
  });
  const today = dayOf(request.calendar.zone.toLocalMinute(request.at.getTime()));
  const { year } = civilDateOf(today);
  const serial = await nextNumber(tx, request.hallId, noticeSequenceName('D-04', year));
  const settings = await readSettings(tx, request.hallId);
  const handlers = await tx.staff.findMany({
    where: { id: { in: [version.handlerAId, version.handlerBId].filter((id) => id !== null) } },
    select: { id: true, name: true },
  });
  const nameOf = (id: number | null) => handlers.find((each) => each.id === id)?.name ?? '';
  const window = item.windows[0]?.window ?? null;
  const content = noticeContent('D-04', {
    number: noticeNumber(NOTICE_KINDS['D-04'].numberWord, year, serial),
    issuedOn: formatDate(today),
    hallName: item.hall.name,
    hallAddress: item.hall.address,
    sealName: settings.text('sealName') || item.hall.name,
    caseNumber: '',
    queryCode: '',
    publicUrl: '',
    applicantName: request.visitorName,
    applicantIdMasked: '',
    applicantPhoneMasked: request.phoneMasked,
    agentName: '',
    itemName: version.name,
    itemCode: item.code,
    departmentName: item.department.name,
    windowName: window === null ? '' : `${window.number}号窗口 ${window.name}`,
    handlerName: request.person.name,
    handlerAName: nameOf(version.handlerAId),
    handlerBName: nameOf(version.handlerBId),
    phone: version.dutyPhone || window?.phone || item.hall.phone,
    complaintPhone: version.complaintPhone || item.hall.complaintPhone,
    channel: request.channel === 'phone' ? 'phone' : 'window',
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
  });
  return { ...content, query: null };
}
