import type { CommonNoticeFacts } from '../../../src/domain/notices/notice-facts.js';

/** What every notice bears, for the documents of the special concepts. */
export const COMMON: CommonNoticeFacts = {
  number: '联字〔2026〕第000012号',
  issuedOn: '2026-11-23',
  hallName: '锦城区政务服务中心',
  hallAddress: '锦城路1号',
  sealName: '',
  caseNumber: '20261120-0031-2',
  queryCode: '3A4KM7',
  publicUrl: 'https://example.org/q/abc',
  applicantName: '王芳',
  applicantIdMasked: '110***********002X',
  applicantPhoneMasked: '138****8000',
  agentName: '',
  itemName: '开办餐厅',
  itemCode: 'LB-001',
  departmentName: '区市场监管局',
  windowName: '3号窗口',
  handlerName: '李敏',
  handlerAName: '李敏',
  handlerBName: '赵刚',
  phone: '0531-88886666',
  complaintPhone: '0531-12345678',
};
