import { applicationForm, type DemoItem, identityPaper, material, permitSteps, step } from '../demo-item.js';

const SUPPLY = '《城市供水条例》';
const ABSTRACTION = '《取水许可和水资源费征收管理条例》';

export const WATER_ITEMS: readonly DemoItem[] = [
  {
    code: 'QH-SW-001',
    name: '新装用水报装',
    department: 'SW',
    windows: ['3', '12'],
    taskType: '20',
    itemClass: 'public-service',
    groupName: '水电气报装',
    kind: 'P',
    audience: 'both',
    serviceContent: '居民和单位新装自来水，审核后三个工作日内开工接水。',
    statutory: { value: 5, unit: 'workingDays', basis: `${SUPPLY}第二十四条；区供水服务承诺` },
    promised: { value: 3, unit: 'workingDays' },
    conditions: [
      { text: '用水地址在公共供水管网覆盖范围内', basis: `${SUPPLY}第十七条` },
      { text: '室内给水管道已经按规范安装并试压合格', basis: `${SUPPLY}第十九条` },
    ],
    materials: [
      applicationForm('用水报装申请表', `${SUPPLY}第二十四条`),
      identityPaper(`${SUPPLY}第二十四条`),
      material('房屋权属证明', `${SUPPLY}第二十四条`, {
        originals: 0,
        copies: 1,
        issuingBody: '不动产登记机构',
        requirement: '产权证、购房合同或者土地使用证任意一种',
      }),
      material('给水管道平面图', `${SUPPLY}第十九条`, {
        necessity: 'conditional',
        requiredWhen: '单位用水或者口径五十毫米以上的',
        mayFollow: true,
        issuingBody: '设计单位',
      }),
    ],
    steps: [
      step('收件受理', '窗口工作人员', `${SUPPLY}第二十四条`),
      { ...step('现场查勘', '供水服务人员', `${SUPPLY}第十九条`, 1), kind: 'site' },
      step('审核', '部门审批人员', `${SUPPLY}第二十四条`, 1),
      step('接水通知', '窗口工作人员', `${SUPPLY}第二十四条`),
    ],
    bases: [
      {
        title: '城市供水条例',
        article: '第十九条、第二十四条',
        text: '城市供水工程的设计、施工，应当委托持有相应资质证书的单位承担。',
      },
      {
        title: '优化营商环境条例',
        article: '第二十八条',
        text: '供水、供气、供电、供热等公用企事业单位应当向社会公开服务标准、资费标准等信息，为市场主体提供安全、便捷、稳定和价格合理的服务。',
      },
    ],
    checks: [
      { text: '接水点位置与管网图相符', basis: `${SUPPLY}第十九条` },
      { text: '申请口径与用水量相符', basis: `${SUPPLY}第二十四条` },
    ],
    fees: [],
    resultName: '用水报装审核通知书',
    resultValidity: '六个月内接水有效',
    faq: '接水工程由申请人自行选择有资质的施工单位。',
    weight: 10,
  },
  {
    code: 'QH-SW-002',
    name: '取水许可',
    department: 'SW',
    windows: ['3'],
    taskType: '1',
    itemClass: 'permit',
    groupName: '水资源管理',
    kind: 'P',
    audience: 'both',
    serviceContent: '利用取水工程或者设施直接从江河、湖泊或者地下取用水资源的许可。',
    statutory: { value: 45, unit: 'workingDays', basis: `${ABSTRACTION}第十九条` },
    promised: { value: 20, unit: 'workingDays' },
    conditions: [
      { text: '符合流域或者区域水量分配方案和用水总量控制', basis: `${ABSTRACTION}第十五条` },
      { text: '不属于地下水禁采区，不损害第三者合法权益', basis: `${ABSTRACTION}第二十条` },
    ],
    materials: [
      applicationForm('取水许可申请书', `${ABSTRACTION}第十二条`),
      material('建设项目水资源论证报告书', `${ABSTRACTION}第十一条`, {
        necessity: 'conditional',
        requiredWhen: '建设项目取水的',
        issuingBody: '水资源论证单位',
      }),
      material('与第三者利害关系的说明', `${ABSTRACTION}第十一条`, { onSpot: true }),
      identityPaper(`${ABSTRACTION}第十一条`, '营业执照或者申请人身份证'),
    ],
    steps: permitSteps(12, 5, {
      between: [
        {
          ...step('专家评审', '水资源论证评审专家', `${ABSTRACTION}第十七条`),
          kind: 'expert',
          notCounted: true,
        },
      ],
    }),
    bases: [
      {
        title: '中华人民共和国水法',
        article: '第四十八条',
        text: '直接从江河、湖泊或者地下取用水资源的单位和个人，应当按照国家取水许可制度和水资源有偿使用制度的规定，向水行政主管部门或者流域管理机构申请领取取水许可证。',
      },
      { title: '取水许可和水资源费征收管理条例', article: '第二条、第十九条', text: '' },
    ],
    checks: [
      { text: '取水量与用水定额相符', basis: `${ABSTRACTION}第十六条` },
      { text: '论证报告书已经评审通过', basis: `${ABSTRACTION}第十七条` },
      { text: '计量设施方案可行', basis: `${ABSTRACTION}第四十三条` },
    ],
    fees: [],
    resultName: '取水许可证',
    resultValidity: '一般五年，最长不超过十年',
    quantityLimit: '以批准的年度取水总量为限',
    faq: '家庭生活和零星散养畜禽饮用等少量取水不需要申请。',
    weight: 2,
  },
  {
    code: 'QH-SW-003',
    name: '供水管道漏水抢修',
    department: 'SW',
    windows: ['3'],
    taskType: '20',
    itemClass: 'public-service',
    groupName: '应急处置',
    kind: 'P',
    audience: 'both',
    serviceContent: '公共供水管道漏水，接报后一小时内到场抢修。',
    statutory: { value: 24, unit: 'hours', basis: `${SUPPLY}第二十二条；区供水服务承诺` },
    promised: { value: 1, unit: 'hours' },
    conditions: [{ text: '漏水点在水表以前的公共供水管道', basis: `${SUPPLY}第二十七条` }],
    materials: [
      material('报修登记（地点、联系人、电话）', `${SUPPLY}第二十二条`, {
        requirement: '可由窗口代为登记',
        onSpot: true,
      }),
    ],
    steps: [
      step('接报登记', '窗口工作人员', `${SUPPLY}第二十二条`),
      step('到场抢修', '抢修人员', `${SUPPLY}第二十二条`, 1, 'hours'),
      step('答复报修人', '窗口工作人员', `${SUPPLY}第二十二条`),
    ],
    bases: [
      {
        title: '城市供水条例',
        article: '第二十二条、第二十七条',
        text: '发生灾害或者紧急事故，不能提前通知的，应当在抢修的同时通知用水单位和个人，尽快恢复正常供水。',
      },
    ],
    checks: [{ text: '到场时间和修复情况已经登记', basis: `${SUPPLY}第二十二条` }],
    fees: [],
    resultName: '抢修情况记录',
    resultValidity: '存档备查',
    serviceHours: '全天二十四小时',
    faq: '水表以后的管道由用户自行维修，可以代为联系。',
    weight: 4,
  },
];
