import { applicationForm, type DemoItem, identityPaper, material, permitSteps, step } from '../demo-item.js';

const PLANNING = '《中华人民共和国城乡规划法》';
const LAND = '《中华人民共和国土地管理法》';
const REGISTER = '《不动产登记暂行条例》';

export const PLANNING_ITEMS: readonly DemoItem[] = [
  {
    code: 'QH-ZR-001',
    name: '建设工程规划许可证核发',
    department: 'ZR',
    windows: ['9'],
    taskType: '1',
    itemClass: 'permit',
    groupName: '规划许可',
    kind: 'P',
    audience: 'both',
    serviceContent: '在城镇规划区内建造建筑物、构筑物、道路、管线的规划许可。',
    statutory: { value: 20, unit: 'workingDays', basis: '《中华人民共和国行政许可法》第四十二条' },
    promised: { value: 8, unit: 'workingDays' },
    conditions: [
      { text: '取得使用土地的有关证明文件', basis: `${PLANNING}第四十条` },
      { text: '建设工程设计方案符合控制性详细规划和规划条件', basis: `${PLANNING}第四十条` },
    ],
    materials: [
      applicationForm('建设工程规划许可证申请表', `${PLANNING}第四十条`),
      material('使用土地的有关证明文件', `${PLANNING}第四十条`, {
        originals: 0,
        copies: 1,
        issuingBody: '自然资源和规划部门',
      }),
      material('建设工程设计方案', `${PLANNING}第四十条`, {
        originals: 2,
        copies: 0,
        issuingBody: '设计单位',
        requirement: '总平面图、各层平面图、立面图、剖面图，设计单位盖章',
      }),
      material('修建性详细规划', `${PLANNING}第四十条`, {
        necessity: 'conditional',
        requiredWhen: '需要编制修建性详细规划的项目',
        issuingBody: '设计单位',
        mayFollow: true,
      }),
    ],
    steps: permitSteps(4, 2, {
      between: [
        {
          ...step('设计方案公示', '部门审查人员', `${PLANNING}第四十条`),
          kind: 'publication',
          notCounted: true,
        },
      ],
    }),
    bases: [
      {
        title: '中华人民共和国城乡规划法',
        article: '第四十条',
        text: '在城市、镇规划区内进行建筑物、构筑物、道路、管线和其他工程建设的，建设单位或者个人应当申请办理建设工程规划许可证。',
      },
    ],
    checks: [
      { text: '容积率、建筑密度、绿地率、限高符合规划条件', basis: `${PLANNING}第四十条` },
      { text: '退让距离和日照符合规定', basis: `${PLANNING}第四十条` },
      { text: '公示期间的意见已经答复', basis: `${PLANNING}第四十条` },
    ],
    fees: [
      {
        name: '城市基础设施配套费',
        basis: '《国家计委、财政部关于全面整顿住房建设收费取消部分收费项目的通知》（计价格〔2001〕585号）',
        licence: '政府性基金目录清单（区财政局公布）',
        standard: '按批准的建筑面积每平方米 60 元计收，保障性住房免收',
        amountFen: 0,
      },
    ],
    paymentPlace: '青禾农村商业银行大厅代收点，开具财政票据',
    resultName: '建设工程规划许可证',
    resultValidity: '一年内开工有效，可以申请延期一次',
    faq: '放线、验线免费，开工前提前三个工作日预约。',
    weight: 6,
  },
  {
    code: 'QH-ZR-002',
    name: '农用地转用和土地征收报批',
    department: 'ZR',
    windows: ['9'],
    taskType: '1',
    itemClass: 'approval',
    groupName: '土地管理',
    kind: 'U',
    audience: 'organisation',
    serviceContent: '建设占用农用地的，区级审查后逐级报有批准权的人民政府批准。',
    statutory: { value: 20, unit: 'workingDays', basis: '《中华人民共和国行政许可法》第四十三条' },
    promised: { value: 15, unit: 'workingDays' },
    conditions: [
      { text: '符合国土空间规划和土地利用年度计划', basis: `${LAND}第四十四条` },
      { text: '占用耕地的已经落实补充耕地', basis: `${LAND}第三十条` },
    ],
    materials: [
      applicationForm('建设用地申请书', `${LAND}第五十三条`),
      material('项目批准、核准或者备案文件', `${LAND}第五十三条`, {
        originals: 0,
        copies: 1,
        issuingBody: '发展改革部门',
      }),
      material('勘测定界报告和图件', `${LAND}第四十四条`, { issuingBody: '有资质的测绘单位', originals: 2 }),
      material('补充耕地方案', `${LAND}第三十条`, {
        necessity: 'conditional',
        requiredWhen: '占用耕地的',
        mayFollow: true,
      }),
    ],
    steps: [
      step('收件受理', '窗口工作人员', '《中华人民共和国行政许可法》第三十二条'),
      step('区级审查', '部门审查人员', '《中华人民共和国行政许可法》第四十三条', 10),
      step('逐级上报', '部门审批人员', `${LAND}第四十四条`, 3),
      step('告知批复', '窗口工作人员', '《中华人民共和国行政许可法》第四十四条'),
    ],
    bases: [
      {
        title: '中华人民共和国土地管理法',
        article: '第四十四条、第四十六条',
        text: '建设占用土地，涉及农用地转为建设用地的，应当办理农用地转用审批手续。',
      },
    ],
    checks: [
      { text: '勘测定界面积与申请一致', basis: `${LAND}第四十四条` },
      { text: '不占用永久基本农田', basis: `${LAND}第三十五条` },
    ],
    fees: [],
    resultName: '建设用地批准文件',
    resultValidity: '两年内未用地的自动失效',
    upwardBody: '省人民政府（经市自然资源和规划局转报）',
    quantityLimit: '以年度新增建设用地计划指标为限',
    faq: '转报后窗口全程跟踪，收到批复当日告知。',
    weight: 1,
  },
  {
    code: 'QH-ZR-003',
    name: '城镇居民购买农村宅基地房屋登记申请的答复',
    department: 'ZR',
    windows: ['9'],
    taskType: '10',
    itemClass: 'enquiry',
    groupName: '不动产登记',
    kind: 'R',
    audience: 'person',
    serviceContent:
      '国家明令禁止城镇居民购买宅基地和小产权房，依法说明理由并书面答复；情况复杂的核查后答复。',
    statutory: { value: 30, unit: 'workingDays', basis: `${REGISTER}第二十条` },
    promised: { value: 10, unit: 'workingDays' },
    conditions: [{ text: '宅基地使用权人是本集体经济组织成员', basis: `${LAND}第六十二条` }],
    materials: [
      applicationForm('不动产登记申请书', `${REGISTER}第十六条`),
      identityPaper(`${REGISTER}第十六条`),
      material('房屋来源材料', `${REGISTER}第十六条`, { copies: 1, necessity: 'optional' }),
    ],
    steps: [
      step('收件说明', '窗口工作人员', `${REGISTER}第十七条`),
      step('核查', '部门审查人员', `${REGISTER}第十九条`, 7),
      step('书面答复', '部门审批人员', `${REGISTER}第二十二条`, 3),
    ],
    bases: [
      {
        title: '国务院办公厅关于严格执行有关农村集体建设用地法律和政策的通知',
        article: '国办发〔2007〕71号',
        text: '农村住宅用地只能分配给本村村民，城镇居民不得到农村购买宅基地、农民住宅或“小产权房”。',
      },
      { title: '不动产登记暂行条例', article: '第二十二条', text: '' },
    ],
    checks: [{ text: '申请人是否本集体经济组织成员已经核实', basis: `${LAND}第六十二条` }],
    fees: [],
    resultName: '书面答复',
    resultValidity: '长期有效',
    refusalAuthority: false,
    faq: '继承取得的农村房屋可以依法登记，不在此列。',
    weight: 1,
  },
];
