import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import type { Zone } from '../../domain/calendar/zone.js';
import { CASE_KINDS } from '../../domain/cases/kinds.js';
import type { TimeLimit } from '../../domain/deadlines/time-limit.js';
import { limitInWords } from '../../domain/deadlines/unit-words.js';
import { shorteningRatio } from '../../domain/items/compare-limits.js';
import { AUDIENCES, CHANNELS, ITEM_CLASSES, STEP_KINDS } from '../../domain/items/item-content.js';
import type { StoredItemContent } from '../items/item-content.js';
import { type FormFile, type GuideMaterial, guideMaterial } from './guide-materials.js';

export interface GuideRow {
  key: string;
  value: string;
}

/** What a guide says by its version alone, in plain words (A-01..A-46); it never changes once published. */
export interface GuideText {
  name: string;
  code: string;
  version: string;
  service: string;
  /** The answers a visitor looks for first. */
  summary: GuideRow[];
  about: GuideRow[];
  conditions: { text: string; basis: string }[];
  materials: GuideMaterial[];
  steps: { name: string; facts: string; basis: string }[];
  flowNote: string;
  limits: GuideRow[];
  feeNote: string;
  fees: { name: string; standard: string; amount: string; basis: string }[];
  result: GuideRow[];
  channels: GuideRow[];
  bases: { title: string; text: string }[];
  duty: GuideRow[];
  complaintPhone: string;
  dutyPhone: string;
  faq: string;
}

/** Puts the content of a version into the words of a guide. @param files its forms and samples (A-14) */
export function guideText(
  content: StoredItemContent,
  zone: Zone,
  files: readonly FormFile[] = [],
): GuideText {
  return {
    name: content.name,
    code: content.code,
    version: versionInWords(content, zone),
    service: content.serviceContent,
    summary: summaryOf(content),
    about: aboutOf(content),
    conditions: content.conditions.map(({ text, basis }) => ({ text, basis })),
    materials: content.materials.map((material) => guideMaterial(material, content.itemId, files)),
    steps: content.steps.map(stepOf),
    flowNote: content.flowNote,
    limits: limitsOf(content),
    feeNote: feeNoteOf(content),
    fees: content.fees.map(feeOf),
    result: resultOf(content),
    channels: channelsOf(content),
    bases: content.bases.map(({ title, article, text }) => ({ title: `${title}${article}`, text })),
    duty: dutyOf(content),
    complaintPhone: content.complaintPhone,
    dutyPhone: content.dutyPhone,
    faq: content.faq,
  };
}

/** 5 个工作日; a limit of 0 is done on the spot. */
export function promiseInWords(limit: TimeLimit | null): string {
  if (limit === null) return '';
  return limit.value === 0 ? '当场办好' : limitInWords(limit.value, limit.unit);
}

export function audienceName(code: string): string {
  return nameIn(AUDIENCES, code);
}

function summaryOf(content: StoredItemContent): GuideRow[] {
  const required = content.materials.filter((material) => material.necessity === 'required').length;
  const others = content.materials.length - required;
  const also = others === 0 ? '' : `，另有 ${others} 样看情况要带`;
  const promised = promiseInWords(content.promisedLimit);
  return filled([
    ['多久办好', (content.promisedLimit?.value ?? 0) === 0 ? promised : `受理后 ${promised}`],
    ['要带什么', `${required} 样材料${also}`],
    ['收多少钱', content.feeCharged ? feesInWords(content) : '不收费'],
    ['办好后拿到', content.resultName],
  ]);
}

function aboutOf(content: StoredItemContent): GuideRow[] {
  return filled([
    ['谁可以办', audienceName(content.audience)],
    ['事项类别', nameIn(ITEM_CLASSES, content.itemClass)],
    ['办理方式', `${CASE_KINDS[content.caseKind].name}：${CASE_KINDS[content.caseKind].note}`],
    ['数量限制', content.quantityLimit],
    ['需要报上级', content.upwardBody],
  ]);
}

function feeNoteOf({ feeCharged, paymentPlace }: StoredItemContent): string {
  if (!feeCharged) return '不收费';
  return `收费${paymentPlace === '' ? '' : `。缴费地点：${paymentPlace}`}`;
}

function resultOf(content: StoredItemContent): GuideRow[] {
  return filled([
    ['办好后拿到', content.resultName],
    ['怎么给您', content.resultDelivery],
    ['有效期', content.resultValidity],
  ]);
}

function channelsOf(content: StoredItemContent): GuideRow[] {
  return filled([
    ['可以这样办', content.channels.map((code) => CHANNELS[code]).join('、')],
    ['办公时间', content.serviceHours],
    ['预约电话', content.bookingPhone],
    ['帮办代办', content.agencyHelp],
    ['说明', content.outsideHall ? '经批准在大厅以外办理，程序和收费按本指南' : ''],
  ]);
}

function dutyOf(content: StoredItemContent): GuideRow[] {
  return filled([
    ['我们的承诺', content.guarantee],
    ['服务标准', content.serviceStandard],
    ['没做到怎么办', content.liability],
    ['赔偿标准', content.compensation],
    ['监督方式', content.supervisionMethod],
    ['负责人', content.responsibleLeader],
    ['窗口授权', content.delegatedPowers],
  ]);
}

function feesInWords({ fees }: StoredItemContent): string {
  const standards = fees.map((fee) => fee.standard || yuan(fee.amountFen)).filter((text) => text !== '');
  return standards.length === 0 ? '收费，标准见下' : standards.join('；');
}

function limitsOf({ promisedLimit, statutoryLimit, statutoryBasis }: StoredItemContent): GuideRow[] {
  const ratio = shorteningRatio(promisedLimit, statutoryLimit);
  const basis = statutoryBasis === '' ? '' : `（${statutoryBasis}）`;
  return filled([
    ['我们承诺', promiseInWords(promisedLimit)],
    ['法律规定', statutoryLimit === null ? '' : `${promiseInWords(statutoryLimit)}${basis}`],
    ['缩短了', ratio === null || ratio <= 0 ? '' : `${Math.round(ratio * 100)}%`],
  ]);
}

function stepOf(step: StoredItemContent['steps'][number]): GuideText['steps'][number] {
  const facts = [
    step.kind === 'ordinary' ? '' : nameIn(STEP_KINDS, step.kind),
    step.actor,
    promiseInWords(step.limit),
    step.notCounted ? '这一步的时间不算在承诺时间里' : '',
  ];
  return { name: step.name, facts: facts.filter((fact) => fact !== '').join('，'), basis: step.basis };
}

function feeOf(fee: StoredItemContent['fees'][number]): GuideText['fees'][number] {
  const basis = [fee.basis, fee.licence === '' ? '' : `收费许可证：${fee.licence}`];
  return {
    name: fee.name,
    standard: fee.standard,
    amount: yuan(fee.amountFen),
    basis: basis.filter((text) => text !== '').join('；'),
  };
}

function versionInWords(
  { versionNumber: number, validFrom, publishedAt }: StoredItemContent,
  zone: Zone,
): string {
  const from = validFrom ?? publishedAt;
  if (from === null) return `第 ${number} 版`;
  const [year, month, day] = formatDate(dayOf(zone.toLocalMinute(from.getTime())))
    .split('-')
    .map(Number);
  return `第 ${number} 版，${year}年${month}月${day}日起执行`;
}

function yuan(fen: number): string {
  return fen === 0 ? '' : `${(fen / 100).toFixed(2).replace(/\.00$/, '')} 元`;
}

function nameIn(table: Readonly<Record<string, string>>, code: string): string {
  return table[code] ?? '';
}

function filled(rows: readonly (readonly [string, string])[]): GuideRow[] {
  return rows.filter(([, value]) => value.trim() !== '').map(([key, value]) => ({ key, value }));
}
