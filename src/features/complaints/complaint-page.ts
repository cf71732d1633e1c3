import type { Deps } from '../../app.js';
import { proceedingsOf } from '../../db/proceedings.js';
import { may } from '../../domain/access/permissions.js';
import { findFault } from '../../domain/accountability/fault-catalogue.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { COMPLAINT_SEVERITIES } from '../../domain/complaints/categories.js';
import { complaintRefusalInWords } from '../../domain/complaints/complaint-refusal-in-words.js';
import { openSteps } from '../../domain/complaints/complaint-steps.js';
import { HEARING_SIDES, isHearingSide } from '../../domain/complaints/hearing-sides.js';
import { decideRerouting, isStranded } from '../../domain/complaints/reroute-complaint.js';
import { COMPLAINT_ROUTES, isOnRoute } from '../../domain/complaints/routes.js';
import { paths } from '../../web/paths.js';
import type { StaffVisit } from '../../web/visit.js';
import { listEvidence } from '../attachments/evidence.repository.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { hallSettings } from '../settings/hall-settings.js';
import { complaintHistory } from './complaint-history.js';
import {
  categoryWords,
  channelWords,
  complaintClock,
  findingWords,
  stateOf,
  targetWords,
} from './complaint-line.js';
import { type NamedComplaint, namesOf } from './complaint-names.js';
import { hasCircular, hasWorkOrder } from './complaint-orders.js';
import type { FoundComplaint } from './complaints.repository.js';
import { type Complainant, mayOpenIdentity } from './open-identity.js';
import { mannedRoutes } from './reroute-complaint.js';
import { steppedComplaint } from './take-complaint-step.js';

interface Fact {
  key: string;
  value: string;
  href?: string;
  figures?: true;
}

/**
 * A complaint as its page shows it. Its words are for the body that handles it alone; who only watches sees the
 * matter as it was told to the one complained of, without the case, whose applicant may be who complained (S-33).
 */
export async function complaintPage(
  deps: Deps,
  visit: StaffVisit,
  complaint: FoundComplaint,
  complainant: Complainant | null,
) {
  const { database } = deps;
  const { person, now } = visit;
  const calendar = await hallCalendar(database, complaint.hallId);
  const settings = await hallSettings(database, complaint.hallId);
  const names = await namesOf(database, complaint);
  const stepped = steppedComplaint(complaint);
  const isReader = isReaderOf(visit, complaint);
  const events = await proceedingsOf(database.sql, complaint.hallId, 'complaint', complaint.id);
  const isHandler = mayOpenIdentity(person, complaint);
  const limits = {
    amberAbovePercent: settings.number('amberAbovePercent'),
    orangeAbovePercent: settings.number('orangeAbovePercent'),
  };
  const moment = (at: Date | null) => (at === null ? '' : momentInWords(at.getTime(), calendar.zone));
  return {
    number: complaint.number,
    version: complaint.version,
    sheetHref: paths.complaintSheet(complaint.number),
    workOrderHref: hasWorkOrder(complaint) ? paths.complaintWorkOrder(complaint.number) : null,
    circularHref: hasCircular(complaint) ? paths.complaintCircular(complaint.number) : null,
    state: stateOf(complaint.state),
    clock: complaintClock(inMilliseconds(complaint), now.getTime(), calendar, limits),
    dueText: moment(complaint.dueAt),
    content: isReader ? complaint.content : null,
    told: complaint.toldWords,
    steps: openSteps(stepped, person),
    stranded: await strandedWords(deps, visit, complaint),
    facts: factsOf(complaint, names, moment, { isReader, mayOpenCase: may(person.roles, 'case.view') }),
    identity: identityOf(complaint, complainant),
    mayOpenIdentity: isHandler && complainant === null && complaint.nameCipher !== null,
    timesOpened: events.filter(({ kind }) => kind === 'identity-opened').length,
    isHandler,
    files: isHandler ? await filesOf(deps, complaint) : [],
    hearings: isReader ? hearingLines(complaint, moment) : [],
    findings: isReader ? findingFacts(complaint, names, moment) : publicFindingFacts(complaint, moment),
    substitute: isReader ? complaint.substitute : null,
    history: complaintHistory(events, calendar, isReader),
  };
}

function hearingLines(complaint: FoundComplaint, moment: (at: Date | null) => string) {
  return complaint.hearings.map((each) => ({
    when: moment(each.at),
    who: isHearingSide(each.side) ? HEARING_SIDES[each.side] : each.side,
    what: each.statement,
    detail: isOwnStatement(complaint, each) ? `${each.staffName}本人书面说明` : `记录人 ${each.staffName}`,
    tone: 'neutral',
  }));
}

/** What is said of a complaint that nobody can take on, and whether the person may give it to another body; null: not so. */
async function strandedWords({ database }: Deps, { person }: StaffVisit, complaint: FoundComplaint) {
  const { state, route } = steppedComplaint(complaint);
  const manned = await mannedRoutes(database.read, complaint);
  if (!isStranded({ state, route }, manned)) return null;
  const decided = decideRerouting({ state, route }, person.roles, manned);
  return {
    title: `${COMPLAINT_ROUTES[route]}现在没有可以办理这件投诉的人员，还没有人${state === 'registered' ? '受理' : '经办'}`,
    text: decided.ok ? '' : complaintRefusalInWords(decided.refusal),
    to: decided.ok ? COMPLAINT_ROUTES[decided.route] : null,
  };
}

/** Whether somebody reads the words of a complaint: he belongs to the body that handles it. */
export function isReaderOf(visit: StaffVisit, complaint: FoundComplaint): boolean {
  const { roles } = visit.person;
  return may(roles, 'complaint.handle') && isOnRoute(roles, steppedComplaint(complaint).route);
}

/** Written by the one complained of himself, not taken down from him. */
function isOwnStatement(row: FoundComplaint, hearing: { side: string; staffId: number }): boolean {
  return hearing.side === 'accused' && [row.targetStaffId, row.blamedStaffId].includes(hearing.staffId);
}

function identityOf(complaint: FoundComplaint, complainant: Complainant | null): Fact[] {
  if (complaint.anonymous && complaint.phoneCipher === null && complaint.addressCipher === null)
    return [{ key: '投诉人', value: '匿名' }];
  if (complainant === null)
    return [{ key: '投诉人', value: complaint.anonymous ? '匿名，联系方式已保密' : '实名，已保密' }];
  return [
    { key: '投诉人', value: complainant.name || '匿名' },
    { key: '电话', value: complainant.phone || '没有留', figures: true },
    { key: '地址', value: complainant.address || '没有留' },
  ];
}

async function filesOf({ database }: Deps, complaint: FoundComplaint) {
  const owner = { hallId: complaint.hallId, kind: 'complaint', id: complaint.id } as const;
  const files = await listEvidence(database, owner);
  return files.map((file) => ({ name: file.fileName, href: paths.complaintFile(complaint.number, file.id) }));
}

function factsOf(
  row: FoundComplaint,
  names: NamedComplaint,
  moment: (at: Date | null) => string,
  { isReader, mayOpenCase }: { isReader: boolean; mayOpenCase: boolean },
): Fact[] {
  const caseNumber = isReader ? names.caseNumber : '';
  const facts: Fact[] = [
    { key: '类别', value: categoryWords(row.category) },
    { key: '轻重', value: COMPLAINT_SEVERITIES[row.severity === 'serious' ? 'serious' : 'ordinary'] },
    { key: '越级投诉', value: row.levelSkipping ? '是，按越级投诉的期限返回工单' : '' },
    { key: '投诉对象', value: targetWords(names.target) },
    {
      key: '办件编号',
      value: caseNumber,
      ...(caseNumber !== '' && mayOpenCase ? { href: paths.case(caseNumber) } : {}),
    },
    { key: '事项', value: names.itemName },
    { key: '方式', value: channelWords(row.channel) },
    { key: '事情发生', value: moment(row.occurredAt) },
    { key: '收到', value: moment(row.receivedAt) },
    { key: '登记人', value: row.receivedBy || '投诉人自己（网上）' },
    { key: '办理机构', value: COMPLAINT_ROUTES[steppedComplaint(row).route] },
    { key: '经办人', value: row.assignedTo || '未分办' },
    { key: '转办部门', value: names.unitName },
    { key: '保密', value: row.confidential ? '要求保密' : '投诉人同意公开身份，仍按保密办理' },
  ];
  return facts.filter(({ value }) => value !== '');
}

function publicFindingFacts(row: FoundComplaint, moment: (at: Date | null) => string): Fact[] {
  const satisfied = row.satisfied === null ? '' : row.satisfied ? '满意' : '不满意';
  return [
    { key: '认定', value: findingWords(row) },
    { key: '认定时间', value: moment(row.foundAt) },
    { key: '答复时间', value: moment(row.answeredAt) },
    { key: '投诉人', value: satisfied },
    { key: '办结', value: moment(row.closedAt) },
    { key: '应在此前回访', value: row.returnVisitedAt === null ? moment(row.returnVisitBy) : '' },
    { key: '回访', value: moment(row.returnVisitedAt) },
  ].filter(({ value }) => value !== '');
}

function findingFacts(
  row: FoundComplaint,
  names: NamedComplaint,
  moment: (at: Date | null) => string,
): Fact[] {
  const yesNo = (answer: boolean | null) => (answer === null ? '' : answer ? '是' : '否');
  const fault = findFault(row.brokenRule);
  return [
    { key: '告知渠道', value: row.redirectedTo },
    { key: '认定理由', value: row.findingReason },
    { key: '事实查清', value: yesNo(row.factsVerified) },
    { key: '责任明确', value: yesNo(row.isAttributable) },
    { key: '违反规定', value: yesNo(row.ruleBroken) },
    { key: '违反的规定', value: fault === null ? row.brokenRule : `${fault.id} ${fault.text}` },
    { key: '责任', value: names.blamed },
    { key: '认定人', value: row.foundBy },
    { key: '答复', value: row.answer },
    { key: '重新核查', value: row.reverification },
    { key: '回访情况', value: row.returnVisit },
    ...publicFindingFacts(row, moment),
  ].filter(({ value }) => value !== '');
}

function inMilliseconds(row: FoundComplaint) {
  const ms = (at: Date | null) => at?.getTime() ?? null;
  return {
    dueFor: row.dueFor,
    dueAt: ms(row.dueAt),
    receivedAt: row.receivedAt.getTime(),
    acceptedAt: ms(row.acceptedAt),
    answeredAt: ms(row.answeredAt),
    satisfiedAt: ms(row.satisfiedAt),
    closedAt: ms(row.closedAt),
  };
}
