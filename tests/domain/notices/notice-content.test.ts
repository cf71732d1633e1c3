import { describe, expect, it } from 'vitest';
import { type NoticeContent, noticeContent } from '../../../src/domain/notices/notice-content.js';
import type { CommonNoticeFacts, NoticeFactsOf } from '../../../src/domain/notices/notice-facts.js';
import {
  isNoticeKind,
  NOTICE_KINDS,
  type NoticeKind,
  noticeTitle,
} from '../../../src/domain/notices/notice-kinds.js';
import { remediesInWords } from '../../../src/domain/notices/remedies.js';

const COMMON: CommonNoticeFacts = {
  number: '受字〔2026〕第000123号',
  issuedOn: '2026-11-20',
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
  itemName: '建筑工程施工许可',
  itemCode: 'ZJ-001',
  departmentName: '区住建局',
  windowName: '3号窗口',
  handlerName: '李敏',
  handlerAName: '李敏',
  handlerBName: '赵刚',
  phone: '0531-88886666',
  complaintPhone: '0531-12345678',
};

const BODIES = { reconsiderationBody: '锦城区人民政府', court: '锦城区人民法院' };
const PAPERS = [{ name: '申请表', originals: 1, copies: 0 }];

const FACTS: { [Kind in NoticeKind]: NoticeFactsOf[Kind] } = {
  'D-01': {
    ...COMMON,
    kind: 'P',
    materials: PAPERS,
    limitText: '5个工作日',
    dueText: '2026年11月27日 18:00',
    dueProvisional: false,
    feeText: '不收费',
  },
  'D-02': {
    ...COMMON,
    ...BODIES,
    remitReason: 'outside-remit',
    reason: '属于省级权限',
    basis: '行政许可法第三十二条',
    whereToGo: '省住建厅',
  },
  'D-03': {
    ...COMMON,
    lines: [
      {
        position: 1,
        name: '申请表',
        status: 'defective',
        problem: '没有盖章',
        onSpot: true,
        requirement: '加盖公章',
        sample: '样表1',
      },
      {
        position: 2,
        name: '用地批准',
        status: 'missing',
        problem: '',
        onSpot: false,
        requirement: '',
        sample: '',
      },
    ],
    deadlineText: '',
    isRepeated: false,
  },
  'D-04': {
    ...COMMON,
    channel: 'window',
    steps: ['受理', '审查', '决定'],
    materials: PAPERS,
    limitText: '5个工作日',
    feeText: '不收费',
    bases: ['《建筑法》第七条'],
    impossibleBecause: '',
  },
  'D-05': {
    ...COMMON,
    ...BODIES,
    reason: '选址不符合规划',
    basis: '《城乡规划法》第四十条',
    receivedOn: '2026-11-13',
    deciderName: '周海',
  },
  'D-06': {
    ...COMMON,
    reason: '选址不符合规划',
    basis: '《城乡规划法》第四十条',
    authority: 'approver',
    leaderOpinion: '同意',
    answeredOn: '2026-11-20',
    archiveNumber: 'F-12',
    papersReturned: false,
  },
  'D-07': {
    ...COMMON,
    projectName: '新建餐厅',
    contactName: '王芳',
    contactPhone: '138****8000',
    leadName: '督查科',
    startedText: '2026年11月20日 10:00',
    sharedMaterials: ['营业执照'],
    lines: [
      {
        order: 1,
        departmentName: '区消防救援大队',
        itemName: '消防安全检查',
        dueText: '2026年11月27日 18:00',
      },
      { order: 2, departmentName: '区卫生健康局', itemName: '卫生许可', dueText: '' },
    ],
  },
  'D-08': {
    ...COMMON,
    projectName: '新建餐厅',
    contactName: '王芳',
    contactPhone: '138****8000',
    jointNumber: '联字〔2026〕第000012号',
    organName: '区消防救援大队',
    permitName: '消防安全检查',
    receivedText: '2026年11月20日 10:00',
    dueText: '2026年11月27日 18:00',
    dueProvisional: false,
    sharedMaterials: ['营业执照'],
  },
  'D-27': {
    ...COMMON,
    missingMaterials: ['用地批准'],
    promisedText: '2026年11月25日 18:00',
    consequence: '逾期未补交的，本机关登记逾期并催促补交。',
    signedBy: '王芳',
  },
  'D-28': {
    ...COMMON,
    reason: '需要补充勘验',
    basis: '《中华人民共和国行政许可法》第四十二条',
    extendedWorkingDays: 5,
    formerDueText: '2026年11月27日 18:00',
    newDueText: '2026年12月4日 18:00',
    newDueProvisional: false,
    approverName: '秦正南',
  },
  'D-118': {
    ...COMMON,
    procedureName: '听证',
    basis: '《中华人民共和国行政许可法》第四十五条',
    reason: '涉及重大公共利益',
    limitText: '15个工作日',
    startedText: '2026年11月20日 10:00',
    expectedEndText: '2026年12月4日 18:00',
  },
  'D-136': {
    ...COMMON,
    ...BODIES,
    missingMaterials: ['用地批准'],
    termText: '2026年12月4日 18:00',
    reason: '补正期限届满没有补交',
    approverName: '秦正南',
  },
  'D-138': {
    ...COMMON,
    papers: ['申请表', '用地批准'],
    signedBy: '王芳',
    returnedText: '2026年11月20日 10:00',
  },
};

function build<Kind extends NoticeKind>(kind: Kind): NoticeContent {
  return noticeContent(kind, FACTS[kind]);
}

function words(content: NoticeContent): string {
  return JSON.stringify(content);
}

const KINDS = Object.keys(NOTICE_KINDS).filter(isNoticeKind);

describe('notices (section 3.4)', () => {
  it('each kind has its own title, number word and seal', () => {
    expect(
      KINDS.map((kind) => [kind, noticeTitle(kind), NOTICE_KINDS[kind].numberWord, NOTICE_KINDS[kind].seal]),
    ).toEqual([
      ['D-01', '受理通知书', '受字', '业务受理专用章'],
      ['D-02', '不予受理通知书', '不受字', '业务受理专用章'],
      ['D-03', '材料补齐通知书（一次性告知书）', '补字', '业务受理专用章'],
      ['D-04', '一次性告知书', '告字', '业务受理专用章'],
      ['D-05', '不予行政许可决定书', '不许字', '行政审批专用章'],
      ['D-06', '否定报备登记表', '报备字', ''],
      ['D-07', '互联审批申请书', '联字', '业务受理专用章'],
      ['D-08', '抄告单', '抄告字', '业务受理专用章'],
      ['D-27', '容缺受理承诺书', '容字', '业务受理专用章'],
      ['D-28', '延期办理通知书', '延字', '行政审批专用章'],
      ['D-118', '中止计时告知书', '中止字', '行政审批专用章'],
      ['D-136', '退件通知书', '退字', '业务受理专用章'],
      ['D-138', '申请材料退还签收单', '退还字', '业务受理专用章'],
    ]);
  });

  it('TL-035, D-28: an extension is told with its reason, both due moments and who approved it', () => {
    expect(build('D-28').sections[2]).toEqual({
      type: 'fields',
      heading: '延期',
      fields: [
        { label: '理由', value: '需要补充勘验' },
        { label: '依据', value: '《中华人民共和国行政许可法》第四十二条' },
        { label: '延长', value: '5个工作日' },
        { label: '原定办结时间', value: '2026年11月27日 18:00' },
        { label: '延期后办结时间', value: '2026年12月4日 18:00' },
        { label: '批准人', value: '秦正南' },
      ],
    });
  });

  it('TL-118: a suspension is told with its basis, its start and how long it takes', () => {
    expect(build('D-118').sections[2]).toEqual({
      type: 'fields',
      heading: '中止计时',
      fields: [
        { label: '特别程序', value: '听证' },
        { label: '理由', value: '涉及重大公共利益' },
        { label: '依据', value: '《中华人民共和国行政许可法》第四十五条' },
        { label: '开始时间', value: '2026年11月20日 10:00' },
        { label: '所需时间', value: '不超过15个工作日' },
        { label: '预计结束', value: '2026年12月4日 18:00' },
      ],
    });
  });

  it('D-01: the whole acceptance notice', () => {
    expect(build('D-01')).toEqual({
      version: 1,
      kind: 'D-01',
      title: '受理通知书',
      number: '受字〔2026〕第000123号',
      hallName: '锦城区政务服务中心',
      issuedOnText: '2026年11月20日',
      addressee: '王芳',
      sections: [
        {
          type: 'text',
          heading: '',
          paragraphs: ['您提出的“建筑工程施工许可”申请，材料齐全、符合法定形式，现予受理。'],
        },
        {
          type: 'fields',
          heading: '办件信息',
          fields: [
            { label: '办件编号', value: '20261120-0031-2' },
            { label: '申请人', value: '王芳' },
            { label: '证件号码', value: '110***********002X' },
            { label: '联系电话', value: '138****8000' },
            { label: '事项', value: '建筑工程施工许可' },
            { label: '事项编码', value: 'ZJ-001' },
            { label: '实施部门', value: '区住建局' },
            { label: '办件类型', value: '承诺件' },
            { label: '办理时限', value: '5个工作日' },
            { label: '承诺办结时间', value: '2026年11月27日 18:00' },
            { label: '收费', value: '不收费' },
          ],
        },
        {
          type: 'table',
          heading: '收到的材料（共1件）',
          columns: ['序号', '材料', '原件', '复印件'],
          rows: [['1', '申请表', '1份', '0份']],
        },
        {
          type: 'fields',
          heading: '联系方式',
          fields: [
            { label: '办理窗口', value: '3号窗口' },
            { label: '地址', value: '锦城路1号' },
            { label: '经办人', value: '李敏' },
            { label: '承办人（A角）', value: '李敏' },
            { label: '承办人（B角）', value: '赵刚' },
            { label: '咨询电话', value: '0531-88886666' },
            { label: '投诉电话', value: '0531-12345678' },
          ],
        },
      ],
      seal: { organ: '锦城区政务服务中心', wording: '业务受理专用章' },
      query: { caseNumber: '20261120-0031-2', queryCode: '3A4KM7', url: 'https://example.org/q/abc' },
      receipt: { title: '受理通知书', number: '受字〔2026〕第000123号', applicantName: '王芳' },
    });
  });

  it('D-01: a due date past the loaded calendar and a deemed acceptance say so', () => {
    const facts = { ...FACTS['D-01'], dueProvisional: true, isDeemed: true };
    const shown = words(noticeContent('D-01', facts));
    expect(shown).toContain('2026年11月27日 18:00（该年度放假安排尚未公布，日期为暂定）');
    expect(shown).toContain('自收到材料之日起视为受理');
    expect(shown).not.toContain('材料齐全、符合法定形式');
  });

  it('T13, D-01: an acceptance with gaps names what is to come and until when', () => {
    const gap = { materials: ['用地批准'], promisedText: '2026年11月25日 18:00' };
    const { sections } = noticeContent('D-01', { ...FACTS['D-01'], gap });
    expect([sections[0], sections[3]]).toEqual([
      {
        type: 'text',
        heading: '',
        paragraphs: ['您提出的“建筑工程施工许可”申请，主要材料齐全，其余材料按您的承诺后补，现予容缺受理。'],
      },
      {
        type: 'text',
        heading: '按承诺后补的材料',
        paragraphs: ['用地批准，请在2026年11月25日 18:00以前补交。'],
      },
    ]);
  });

  it('D-03: every paper with what is wrong, what it must be and what can be mended at once', () => {
    const table = build('D-03').sections.find((section) => section.type === 'table');
    expect(table).toEqual({
      type: 'table',
      heading: '需要补正的材料（共2件）',
      columns: ['序号', '材料', '情况', '问题和要求', '表格或者样本'],
      rows: [
        ['1', '申请表', '不合要求', '没有盖章；加盖公章；可当场更正', '样表1'],
        ['2', '用地批准', '缺', '请提供该材料', ''],
      ],
    });
  });

  it.each<[NoticeKind, string[]]>([
    [
      'D-02',
      ['不属于本机关职权范围', '属于省级权限', '行政许可法第三十二条', '省住建厅', '60日内', '6个月内'],
    ],
    ['D-04', ['窗口书面告知', '审查', '5个工作日', '不收费', '《建筑法》第七条', '申请表']],
    [
      'D-05',
      [
        '2026年11月13日',
        '选址不符合规划',
        '《城乡规划法》第四十条',
        '锦城区人民政府',
        '锦城区人民法院',
        '周海',
      ],
    ],
    [
      'D-06',
      [
        '王芳',
        '138****8000',
        '选址不符合规划',
        '部门审批人员决定',
        '同意',
        'F-12',
        '未退还',
        '2026年11月20日',
      ],
    ],
    [
      'D-07',
      [
        '新建餐厅',
        '138****8000',
        '督查科',
        '区消防救援大队',
        '第2组',
        '区卫生健康局',
        '营业执照',
        '申请人签名',
      ],
    ],
    [
      'D-08',
      ['联字〔2026〕第000012号', '区消防救援大队', '消防安全检查', '2026年11月27日 18:00', '营业执照'],
    ],
    ['D-27', ['用地批准', '2026年11月25日 18:00', '登记逾期并催促补交', '承诺人（签名）', '王芳']],
    ['D-136', ['用地批准', '2026年12月4日 18:00', '补正期限届满没有补交', '秦正南', '锦城区人民政府']],
    ['D-138', ['申请表', '用地批准', '2026年11月20日 10:00', '签收人', '王芳']],
  ])('%s bears its fields', (kind, expected) => {
    const shown = words(build(kind));
    expect(expected.filter((part) => !shown.includes(part))).toEqual([]);
  });

  it('the filing form stays in the hall: no addressee, no query code, no stub', () => {
    const { addressee, query, receipt } = build('D-06');
    expect([addressee, query, receipt]).toEqual(['', null, null]);
  });

  it('what is frozen survives being written down and read again', () => {
    for (const kind of KINDS) expect(JSON.parse(words(build(kind)))).toEqual(build(kind));
  });

  it('remedies name the bodies, or say which kind has the say', () => {
    expect(remediesInWords({ reconsiderationBody: '', court: '' })).toBe(
      '如不服本决定，可以自知道之日起60日内依据《中华人民共和国行政复议法》第二十条向有管辖权的行政复议机关申请行政复议，或者自知道之日起6个月内依据《中华人民共和国行政诉讼法》第四十六条向有管辖权的人民法院提起行政诉讼。',
    );
  });
});
