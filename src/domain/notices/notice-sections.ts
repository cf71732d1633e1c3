import { MATERIAL_STATUSES } from '../cases/materials.js';
import type { CommonNoticeFacts, MaterialToSupply, ReceivedMaterial } from './notice-facts.js';

export interface NoticeField {
  label: string;
  value: string;
}

export type NoticeSection =
  | { type: 'text'; heading: string; paragraphs: readonly string[] }
  | { type: 'fields'; heading: string; fields: readonly NoticeField[] }
  | {
      type: 'table';
      heading: string;
      columns: readonly string[];
      rows: readonly (readonly string[])[];
    };

/** The case and its applicant; empty values are dropped by `fields`. */
export function matter(facts: CommonNoticeFacts): [string, string][] {
  return [
    ['办件编号', facts.caseNumber],
    ['申请人', facts.applicantName],
    ['证件号码', facts.applicantIdMasked],
    ['联系电话', facts.applicantPhoneMasked],
    ['代办人', facts.agentName],
    ['事项', facts.itemName],
    ['事项编码', facts.itemCode],
    ['实施部门', facts.departmentName],
  ];
}

/** Where to go, whom to ask and where to complain. */
export function contact(facts: CommonNoticeFacts): [string, string][] {
  return [
    ['办理窗口', facts.windowName],
    ['地址', facts.hallAddress],
    ['经办人', facts.handlerName],
    ['承办人（A角）', facts.handlerAName],
    ['承办人（B角）', facts.handlerBName],
    ['咨询电话', facts.phone],
    ['投诉电话', facts.complaintPhone],
  ];
}

/** A line of the correction notice: what is missing or wrong, and what it must be like. */
export function supplyRow(line: MaterialToSupply, index: number): string[] {
  const status = MATERIAL_STATUSES[line.status === 'follows-later' ? 'missing' : line.status];
  const onSpot = line.onSpot && line.status === 'defective' ? '可当场更正' : '';
  const what = [line.problem, line.requirement, onSpot].filter((part) => part.trim() !== '').join('；');
  return [String(index + 1), line.name, status, what || '请提供该材料', line.sample];
}

/** The list of papers with their counts. */
export function received(heading: string, materials: readonly ReceivedMaterial[]): NoticeSection {
  return {
    type: 'table',
    heading: `${heading}（共${materials.length}件）`,
    columns: ['序号', '材料', '原件', '复印件'],
    rows: materials.map(({ name, originals, copies }, index) => [
      String(index + 1),
      name,
      `${originals}份`,
      `${copies}份`,
    ]),
  };
}

/** One paragraph. */
export function text(paragraph: string, heading = ''): NoticeSection {
  return { type: 'text', heading, paragraphs: [paragraph] };
}

/** Labels and values; empty values are left out. */
export function fields(heading: string, pairs: readonly [string, string][]): NoticeSection {
  const filled = pairs.filter(([, value]) => value.trim() !== '');
  return { type: 'fields', heading, fields: filled.map(([label, value]) => ({ label, value })) };
}
