import {
  applicationForm,
  type DemoItem,
  identityPaper,
  instantSteps,
  material,
  permitSteps,
} from '../demo-item.js';

const ROAD = '《中华人民共和国道路运输条例》';
const FREIGHT = '《道路货物运输及站场管理规定》';
const OVERSIZE = '《超限运输车辆行驶公路管理规定》';

export const TRANSPORT_ITEMS: readonly DemoItem[] = [
  {
    code: 'QH-JT-001',
    name: '道路货物运输经营许可',
    department: 'JT',
    windows: ['10', '12'],
    taskType: '1',
    itemClass: 'permit',
    groupName: '道路运输',
    kind: 'P',
    audience: 'both',
    serviceContent: '从事道路货物运输经营的许可（总质量四点五吨以上）。',
    statutory: { value: 20, unit: 'workingDays', basis: `${ROAD}第二十四条` },
    promised: { value: 7, unit: 'workingDays' },
    conditions: [
      { text: '有与其经营业务相适应并经检测合格的车辆', basis: `${ROAD}第二十一条` },
      { text: '有符合规定条件的驾驶人员', basis: `${ROAD}第二十二条` },
      { text: '有健全的安全生产管理制度', basis: `${ROAD}第二十一条` },
    ],
    materials: [
      applicationForm('道路货物运输经营申请表', `${FREIGHT}第八条`),
      identityPaper(`${FREIGHT}第八条`, '负责人身份证'),
      material('机动车行驶证和检测合格证明', `${FREIGHT}第八条`, {
        originals: 0,
        copies: 1,
        issuingBody: '公安机关、检测机构',
      }),
      material('驾驶人员从业资格证', `${FREIGHT}第八条`, {
        originals: 0,
        copies: 1,
        issuingBody: '交通运输部门',
      }),
      material('安全生产管理制度文本', `${FREIGHT}第八条`, { mayFollow: true }),
    ],
    steps: permitSteps(4, 2),
    bases: [
      {
        title: '中华人民共和国道路运输条例',
        article: '第二十一条、第二十四条',
        text: '申请从事货运经营的，应当依法向市场监督管理部门办理有关登记手续后，按照规定提出申请。',
      },
      { title: '道路货物运输及站场管理规定', article: '第六条、第八条', text: '' },
    ],
    checks: [
      { text: '车辆技术等级达到二级以上', basis: `${ROAD}第二十一条` },
      { text: '从业资格证在有效期内、类别相符', basis: `${ROAD}第二十二条` },
    ],
    fees: [],
    resultName: '道路运输经营许可证',
    resultValidity: '四年',
    faq: '总质量四点五吨及以下普通货运车辆不需要许可。',
    weight: 9,
  },
  {
    code: 'QH-JT-002',
    name: '超限运输车辆行驶公路许可',
    department: 'JT',
    windows: ['10'],
    taskType: '1',
    itemClass: 'permit',
    groupName: '公路管理',
    kind: 'P',
    audience: 'organisation',
    serviceContent: '载运不可解体大件的超限车辆在本区公路行驶的许可。',
    statutory: { value: 2, unit: 'workingDays', basis: `${OVERSIZE}第十三条` },
    promised: { value: 8, unit: 'workingHours', afterHours: 'next-working-day' },
    conditions: [
      { text: '载运不可解体物品', basis: '《公路安全保护条例》第三十五条' },
      { text: '行驶路线上的公路和桥梁能够承受', basis: '《公路安全保护条例》第三十七条' },
    ],
    materials: [
      applicationForm('公路超限运输申请表', `${OVERSIZE}第九条`),
      material('承运人的道路运输经营许可证', `${OVERSIZE}第九条`, {
        originals: 0,
        copies: 1,
        issuingBody: '交通运输部门',
      }),
      material('车辆行驶证和轮廓图', `${OVERSIZE}第九条`, {
        originals: 0,
        copies: 1,
        requirement: '图上标明货物和车辆的外廓尺寸、轴荷',
      }),
      material('护送方案', `${OVERSIZE}第九条`, {
        necessity: 'conditional',
        requiredWhen: '高度四点五米、宽度三点七五米、长度二十八米以上的',
        mayFollow: false,
      }),
    ],
    steps: permitSteps(5, 3, { unit: 'workingHours' }),
    bases: [
      {
        title: '公路安全保护条例',
        article: '第三十五条、第三十六条',
        text: '车辆载运不可解体物品，确需在公路、公路桥梁、公路隧道行驶的，从事运输的单位和个人应当向公路管理机构申请公路超限运输许可。',
      },
      { title: '超限运输车辆行驶公路管理规定', article: '第六条、第十三条', text: '' },
    ],
    checks: [
      { text: '路线上桥梁通行能力已经核对', basis: `${OVERSIZE}第十二条` },
      { text: '护送方案可行', basis: `${OVERSIZE}第九条` },
    ],
    fees: [],
    resultName: '超限运输车辆通行证',
    resultValidity: '载明的起止日期',
    faq: '办公时间以外收到的申请，从下一个工作日上班时起算。',
    weight: 6,
  },
  {
    code: 'QH-JT-003',
    name: '道路运输从业资格证补换发',
    department: 'JT',
    windows: ['10', '12'],
    taskType: '7',
    itemClass: 'approval',
    groupName: '道路运输',
    kind: 'I',
    audience: 'person',
    serviceContent: '从业资格证到期、损坏或者遗失的，当场补换。',
    statutory: { value: 10, unit: 'workingDays', basis: '《道路运输从业人员管理规定》第三十一条' },
    promised: { value: 4, unit: 'workingHours' },
    conditions: [{ text: '从业资格未被注销、撤销', basis: '《道路运输从业人员管理规定》第三十一条' }],
    materials: [
      applicationForm('从业资格证换发、补发登记表', '《道路运输从业人员管理规定》第三十一条'),
      identityPaper('《道路运输从业人员管理规定》第三十一条'),
      material('机动车驾驶证', '《道路运输从业人员管理规定》第九条', {
        originals: 0,
        copies: 1,
        issuingBody: '公安机关',
      }),
    ],
    steps: instantSteps('《道路运输从业人员管理规定》第三十一条'),
    bases: [
      {
        title: '道路运输从业人员管理规定',
        article: '第三十一条',
        text: '道路运输从业人员从业资格证件有效期为六年。应当在有效期届满三十日前办理换证手续。',
      },
    ],
    checks: [{ text: '驾驶证准驾车型与从业类别相符', basis: '《道路运输从业人员管理规定》第九条' }],
    fees: [],
    resultName: '道路运输从业资格证',
    resultValidity: '六年',
    faq: '超过有效期一百八十日未换证的注销，需要重新考试。',
    weight: 10,
  },
];
