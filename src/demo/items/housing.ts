import { applicationForm, type DemoItem, material, permitSteps, step } from '../demo-item.js';

const PERMIT_RULES = '《建筑工程施工许可管理办法》';
const ACCIDENTS = '《生产安全事故报告和调查处理条例》';
const QUALITY = '《建设工程质量管理条例》';

export const HOUSING_ITEMS: readonly DemoItem[] = [
  {
    code: 'QH-ZJ-001',
    name: '建筑工程施工许可证核发',
    department: 'ZJ',
    windows: ['1', '2'],
    taskType: '1',
    itemClass: 'permit',
    groupName: '工程建设许可',
    kind: 'P',
    audience: 'organisation',
    serviceContent: '房屋建筑和市政工程开工以前，由建设单位申请领取施工许可证。',
    statutory: { value: 7, unit: 'workingDays', basis: '《中华人民共和国建筑法》第八条' },
    promised: { value: 5, unit: 'workingDays' },
    conditions: [
      {
        text: '依法应当办理用地批准手续的，已经办理该工程的用地批准手续',
        basis: '《中华人民共和国建筑法》第八条',
      },
      {
        text: '依法应当办理建设工程规划许可证的，已经取得规划许可证',
        basis: '《中华人民共和国建筑法》第八条',
      },
      { text: '已经确定建筑施工企业', basis: '《中华人民共和国建筑法》第八条' },
      {
        text: '有满足施工需要的资金安排、施工图纸和技术资料，有保证工程质量和安全的具体措施',
        basis: '《中华人民共和国建筑法》第八条',
      },
    ],
    materials: [
      applicationForm('建筑工程施工许可证申请表', `${PERMIT_RULES}第五条`),
      material('建设工程规划许可证', `${PERMIT_RULES}第四条`, {
        originals: 0,
        copies: 1,
        issuingBody: '自然资源和规划部门',
      }),
      material('用地批准手续', `${PERMIT_RULES}第四条`, {
        originals: 0,
        copies: 1,
        issuingBody: '自然资源和规划部门',
      }),
      material('施工合同和中标通知书', `${PERMIT_RULES}第四条`, {
        originals: 1,
        copies: 1,
        issuingBody: '建设单位和施工企业',
        requirement: '双方签字盖章，直接发包的附批准文件',
      }),
      material('施工图设计文件审查合格书', `${PERMIT_RULES}第四条`, { issuingBody: '施工图审查机构' }),
      material('建设资金已经落实承诺书', `${PERMIT_RULES}第四条`, {
        onSpot: true,
        formName: '建设资金落实承诺书',
        sampleNote: '窗口备有范本',
      }),
      material('危险性较大的分部分项工程清单和安全措施', '《建设工程安全生产管理条例》第十条', {
        mayFollow: true,
        necessity: 'conditional',
        requiredWhen: '有深基坑、高支模等危险性较大工程的',
      }),
    ],
    steps: permitSteps(3, 1),
    bases: [
      {
        title: '中华人民共和国建筑法',
        article: '第七条、第八条',
        text: '建筑工程开工前，建设单位应当按照国家有关规定向工程所在地县级以上人民政府建设行政主管部门申请领取施工许可证。',
      },
      { title: '建筑工程施工许可管理办法', article: '第二条、第四条、第五条', text: '' },
    ],
    checks: [
      { text: '建设单位、工程名称、地点、规模与规划许可证一致', basis: `${PERMIT_RULES}第四条` },
      {
        text: '施工企业资质等级与工程规模相符，项目负责人未在其他在建项目任职',
        basis: `${PERMIT_RULES}第四条`,
      },
      { text: '施工图审查合格书在有效期内，范围覆盖全部单体', basis: `${PERMIT_RULES}第四条` },
    ],
    fees: [],
    resultName: '建筑工程施工许可证',
    resultValidity: '自发证之日起三个月内应当开工；可以延期两次，每次不超过三个月',
    faq: '开工后变更建设单位或者施工单位的，应当重新申请领取。',
    weight: 8,
  },
  {
    code: 'QH-ZJ-002',
    name: '房屋建筑和市政工程竣工联合验收',
    department: 'ZJ',
    windows: ['2'],
    taskType: '10',
    itemClass: 'approval',
    groupName: '工程建设许可',
    kind: 'J',
    audience: 'organisation',
    serviceContent: '规划、消防、人防、档案等部门对完工的工程一次申请、同时验收。',
    statutory: { value: 45, unit: 'workingDays', basis: '《中华人民共和国行政许可法》第四十二条' },
    promised: { value: 12, unit: 'workingDays' },
    conditions: [
      { text: '完成工程设计和合同约定的各项内容', basis: `${QUALITY}第十六条` },
      { text: '有勘察、设计、施工、工程监理等单位分别签署的质量合格文件', basis: `${QUALITY}第十六条` },
    ],
    materials: [
      applicationForm('竣工联合验收申请表', `${QUALITY}第四十九条`),
      material('工程竣工验收报告', `${QUALITY}第十六条`, { issuingBody: '建设单位' }),
      material('竣工图和测绘成果', `${QUALITY}第十七条`, {
        originals: 1,
        copies: 1,
        issuingBody: '测绘单位',
      }),
      material('施工单位签署的工程质量保修书', `${QUALITY}第十六条`, {
        mayFollow: true,
        issuingBody: '施工单位',
      }),
    ],
    steps: [
      step('收件受理', '窗口工作人员', '《中华人民共和国行政许可法》第三十二条'),
      { ...step('各部门同时现场验收', '住建、规划、消防、人防', `${QUALITY}第四十九条`, 8), kind: 'site' },
      step('汇总意见', '牵头部门审批人员', '《中华人民共和国行政许可法》第二十六条', 3),
      step('送达', '窗口工作人员', '《中华人民共和国行政许可法》第四十四条'),
    ],
    bases: [
      {
        title: '建设工程质量管理条例',
        article: '第十六条、第四十九条',
        text: '建设单位收到建设工程竣工报告后，应当组织设计、施工、工程监理等有关单位进行竣工验收。',
      },
      {
        title: '国务院办公厅关于全面开展工程建设项目审批制度改革的实施意见',
        article: '国办发〔2019〕11号',
        text: '实行规划、土地、消防、人防、档案等事项限时联合验收。',
      },
    ],
    checks: [
      { text: '各专项验收意见齐全，整改问题已经闭合', basis: `${QUALITY}第四十九条` },
      { text: '竣工图与现场一致', basis: `${QUALITY}第十七条` },
    ],
    fees: [],
    partners: [
      {
        department: 'ZR',
        name: '建设工程竣工规划核实',
        group: 1,
        limitValue: 6,
        basis: '《中华人民共和国城乡规划法》第四十五条',
      },
      {
        department: 'SW',
        name: '排水设施竣工验收',
        group: 1,
        limitValue: 5,
        basis: '《城镇排水与污水处理条例》第十五条',
      },
      {
        department: 'JT',
        name: '道路开口恢复验收',
        group: 2,
        limitValue: 3,
        basis: '《公路安全保护条例》第二十七条',
      },
    ],
    resultName: '竣工联合验收意见书',
    resultValidity: '长期有效',
    faq: '任何一个部门验收不通过的，一次性书面告知整改内容。',
    weight: 2,
  },
  {
    code: 'QH-ZJ-003',
    name: '在建工程质量安全突发情况现场处置',
    department: 'ZJ',
    windows: ['1'],
    taskType: '20',
    itemClass: 'public-service',
    groupName: '应急处置',
    kind: 'P',
    audience: 'both',
    serviceContent: '建成区内在建工程发生严重质量安全情况，接到报告后到场处置。',
    statutory: { value: 2, unit: 'hours', basis: `${ACCIDENTS}第十一条` },
    promised: { value: 30, unit: 'minutes' },
    conditions: [{ text: '情况发生在本区建成区内的在建房屋或者市政工程', basis: `${ACCIDENTS}第九条` }],
    materials: [
      material('情况报告（电话记录或者书面）', `${ACCIDENTS}第十二条`, {
        requirement: '说明地点、时间、人员和现场情况，可由窗口代为记录',
        onSpot: true,
      }),
      material('报告人联系方式', `${ACCIDENTS}第十二条`, { onSpot: true }),
    ],
    steps: [
      step('接报登记', '窗口工作人员', `${ACCIDENTS}第十一条`),
      step('到场处置', '工程质量安全监督人员', `${ACCIDENTS}第十六条`, 30, 'minutes'),
      step('答复报告人', '窗口工作人员', `${ACCIDENTS}第十六条`),
    ],
    bases: [
      {
        title: '生产安全事故报告和调查处理条例',
        article: '第九条、第十六条',
        text: '事故发生地有关部门接到报告后，其负责人应当立即赶赴事故现场，组织事故救援。',
      },
      { title: '建设工程安全生产管理条例', article: '第五十条', text: '' },
    ],
    checks: [{ text: '到场时间、处置措施、在场人员已经登记', basis: `${ACCIDENTS}第十六条` }],
    fees: [],
    resultName: '现场处置记录',
    resultValidity: '存档备查',
    serviceHours: '全天二十四小时',
    faq: '建成区以外的在建工程两小时内到场。',
    weight: 1,
  },
];
