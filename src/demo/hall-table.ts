import type { Role } from '../domain/access/roles.js';

/** A district that exists on no map. */
export const DEMO_HALL = {
  code: 'QINGHE',
  name: '青禾区政务服务中心',
  level: 'district',
  numberPrefix: '',
  address: '青禾区禾兴大道 168 号市民之家一至二楼',
  phone: '0826-2881200',
  complaintPhone: '0826-2881345',
  sealName: '青禾区政务服务中心业务专用章',
} as const;

export const DEMO_SETTINGS = [
  { key: 'reconsiderationBody', value: '青禾区人民政府' },
  { key: 'court', value: '青禾区人民法院' },
  { key: 'webBooking', value: 'true' },
] as const;

export const DEMO_PASSWORD = 'Banjie-demo-2026';

export interface DemoDepartment {
  code: string;
  name: string;
  phone: string;
  leader: string;
}

export const DEMO_DEPARTMENTS: readonly DemoDepartment[] = [
  { code: 'ZJ', name: '住房和城乡建设局', phone: '0826-2881301', leader: '分管副局长 秦正南' },
  { code: 'SW', name: '水务局', phone: '0826-2881302', leader: '分管副局长 罗清泉' },
  { code: 'SC', name: '市场监督管理局', phone: '0826-2881303', leader: '分管副局长 蒋衡' },
  { code: 'GA', name: '公安分局', phone: '0826-2881304', leader: '分管副局长 岳守安' },
  { code: 'RS', name: '人力资源和社会保障局', phone: '0826-2881305', leader: '分管副局长 佟敬业' },
  { code: 'ZR', name: '自然资源和规划局', phone: '0826-2881306', leader: '分管副局长 山广田' },
  { code: 'JT', name: '交通运输局', phone: '0826-2881307', leader: '分管副局长 路通达' },
  { code: 'WJ', name: '卫生健康局', phone: '0826-2881308', leader: '分管副局长 康宁' },
];

export interface DemoWindow {
  number: string;
  name: string;
  /** Null at the shared window. */
  department: string | null;
  location: string;
  phone: string;
}

export const DEMO_WINDOWS: readonly DemoWindow[] = [
  { number: '1', name: '住建窗口', department: 'ZJ', location: '一楼东侧', phone: '0826-2881401' },
  { number: '2', name: '工程建设窗口', department: 'ZJ', location: '一楼东侧', phone: '0826-2881402' },
  { number: '3', name: '水务窗口', department: 'SW', location: '一楼东侧', phone: '0826-2881403' },
  { number: '4', name: '市场主体登记窗口', department: 'SC', location: '一楼南侧', phone: '0826-2881404' },
  { number: '5', name: '食品药品许可窗口', department: 'SC', location: '一楼南侧', phone: '0826-2881405' },
  { number: '6', name: '户政窗口', department: 'GA', location: '一楼西侧', phone: '0826-2881406' },
  { number: '7', name: '身份证窗口', department: 'GA', location: '一楼西侧', phone: '0826-2881407' },
  { number: '8', name: '人社窗口', department: 'RS', location: '一楼西侧', phone: '0826-2881408' },
  { number: '9', name: '自然资源窗口', department: 'ZR', location: '二楼东侧', phone: '0826-2881409' },
  { number: '10', name: '交通运输窗口', department: 'JT', location: '二楼东侧', phone: '0826-2881410' },
  { number: '11', name: '卫生健康窗口', department: 'WJ', location: '二楼西侧', phone: '0826-2881411' },
  { number: '12', name: '综合窗口', department: null, location: '一楼大厅中央', phone: '0826-2881412' },
];

export interface DemoStaff {
  account: string;
  name: string;
  roles: readonly Role[];
  department: string | null;
  windows: readonly string[];
  post: string;
}

const at = (
  account: string,
  name: string,
  roles: readonly Role[],
  department: string | null,
  windows: readonly string[],
  post: string,
): DemoStaff => ({ account, name, roles, department, windows, post });

/** The accounts named by a role belong to the housing department, so that one department can be tried alone. */
export const DEMO_STAFF: readonly DemoStaff[] = [
  at('clerk', '张敏', ['clerk'], 'ZJ', ['1', '2'], '窗口工作人员'),
  at('head', '何志远', ['window-head'], 'ZJ', ['1', '2'], '窗口负责人'),
  at('reviewer', '李文博', ['reviewer'], 'ZJ', [], '审批股审查员'),
  at('approver', '王立新', ['approver'], 'ZJ', [], '审批股股长'),
  at('leader', '秦正南', ['unit-leader'], 'ZJ', [], '分管副局长'),
  at('sw.clerk', '周小雨', ['clerk'], 'SW', ['3'], '窗口工作人员'),
  at('sw.head', '江涛', ['window-head'], 'SW', ['3'], '窗口负责人'),
  at('sw.review', '吴思源', ['reviewer'], 'SW', [], '水资源股审查员'),
  at('sw.approve', '沈澜', ['approver'], 'SW', [], '水资源股股长'),
  at('sw.leader', '罗清泉', ['unit-leader'], 'SW', [], '分管副局长'),
  at('sc.clerk', '刘佳', ['clerk'], 'SC', ['4', '5'], '窗口工作人员'),
  at('sc.clerk2', '陈晨', ['clerk'], 'SC', ['5', '4'], '窗口工作人员'),
  at('sc.head', '许一诺', ['window-head'], 'SC', ['4', '5'], '窗口负责人'),
  at('sc.review', '郑重', ['reviewer'], 'SC', [], '许可股审查员'),
  at('sc.approve', '冯立言', ['approver'], 'SC', [], '许可股股长'),
  at('ga.clerk', '孙晓梅', ['clerk'], 'GA', ['6'], '户籍民警'),
  at('ga.clerk2', '马骏', ['clerk'], 'GA', ['7'], '户籍民警'),
  at('ga.head', '高原', ['window-head'], 'GA', ['6', '7'], '窗口负责人'),
  at('ga.review', '彭程', ['reviewer', 'approver'], 'GA', [], '户政大队民警'),
  at('ga.approve', '雷鸣', ['approver'], 'GA', [], '户政大队大队长'),
  at('rs.clerk', '唐糖', ['clerk'], 'RS', ['8'], '窗口工作人员'),
  at('rs.head', '董必成', ['window-head'], 'RS', ['8'], '窗口负责人'),
  at('rs.review', '萧然', ['reviewer', 'approver'], 'RS', [], '行政审批股审查员'),
  at('zr.clerk', '田苗', ['clerk'], 'ZR', ['9'], '窗口工作人员'),
  at('zr.head', '石磊', ['window-head'], 'ZR', ['9'], '窗口负责人'),
  at('zr.review', '林森', ['reviewer', 'approver'], 'ZR', [], '审批股审查员'),
  at('zr.leader', '山广田', ['unit-leader'], 'ZR', [], '分管副局长'),
  at('jt.clerk', '程远', ['clerk'], 'JT', ['10'], '窗口工作人员'),
  at('jt.head', '白帆', ['window-head'], 'JT', ['10'], '窗口负责人'),
  at('jt.review', '钟行', ['reviewer', 'approver'], 'JT', [], '运管股审查员'),
  at('wj.clerk', '苏叶', ['clerk'], 'WJ', ['11'], '窗口工作人员'),
  at('wj.head', '安然', ['window-head'], 'WJ', ['11'], '窗口负责人'),
  at('wj.review', '温良', ['reviewer', 'approver'], 'WJ', [], '审批股审查员'),
  at('shared', '乔一帆', ['clerk'], null, ['12'], '综合窗口工作人员'),
  at('shared2', '简明', ['clerk'], null, ['12'], '综合窗口工作人员'),
  at('supervision', '严肃', ['supervision'], null, [], '督查科科长'),
  at('supervision2', '秦明', ['supervision'], null, [], '督查科科员'),
  at('auditor', '贺详', ['auditor-1'], null, [], '一级稽核员'),
  at('auditor2', '顾全', ['auditor-2'], 'ZJ', [], '二级稽核员'),
  at('inspection', '柳正清', ['inspection-office'], null, [], '监察室主任'),
  at('efficiency', '邵公允', ['efficiency-group'], null, [], '效能建设领导小组组长'),
  at('appraisal', '夏衡', ['appraisal-group'], null, [], '考核小组成员'),
  at('committee', '文泰', ['management-committee'], null, [], '管理委员会主任'),
  at('director', '方正', ['director'], null, [], '中心主任'),
  at('admin', '管清', ['administrator'], null, [], '系统管理员'),
];

/** A and B of every item by department: the clerk and the window head, who may both do it (S-07). */
export const HANDLERS: Readonly<Record<string, readonly [string, string]>> = {
  ZJ: ['clerk', 'head'],
  SW: ['sw.clerk', 'sw.head'],
  SC: ['sc.clerk', 'sc.clerk2'],
  GA: ['ga.clerk', 'ga.clerk2'],
  RS: ['rs.clerk', 'rs.head'],
  ZR: ['zr.clerk', 'zr.head'],
  JT: ['jt.clerk', 'jt.head'],
  WJ: ['wj.clerk', 'wj.head'],
};
