/** Every kind of audit entry with its words. */
export const AUDIT_KINDS: Readonly<Record<string, string>> = {
  'sign-in': '登录',
  'sign-in-failed': '登录失败',
  'password-changed': '修改自己的密码',
  'demo-loaded': '载入演示数据',
  'attendance-signed-in': '签到',
  'attendance-signed-out': '签退',
  'attendance-exported': '导出考勤表',
  'first-administrator': '建立大厅和首名管理员',
  'staff-created': '新建人员',
  'staff-edited': '修改人员',
  'staff-password-reset': '重设密码',
  'staff-disabled': '停用账号',
  'staff-enabled': '启用账号',
  'staff-unlocked': '解锁账号',
  'department-created': '新建部门',
  'department-edited': '修改部门',
  'department-activated': '启用部门',
  'department-deactivated': '停用部门',
  'window-created': '新建窗口',
  'window-edited': '修改窗口',
  'window-activated': '启用窗口',
  'window-deactivated': '停用窗口',
  'tablet-made': '设置评价平板',
  'tablet-ended': '停用评价平板',
  'rating-identity-opened': '查看评价人',
  'ratings-exported': '导出评价',
  'complaint-statistics.export': '导出投诉统计',
  'hall-created': '新建大厅',
  'hall-edited': '修改大厅',
  'item-created': '新建事项',
  'item-edited': '修改事项',
  'item-file-attached': '上传表格或者样本',
  'item-file-removed': '撤下表格或者样本',
  'item-version-created': '新建事项版本',
  'item-version-discarded': '删除事项草稿',
  'item-published': '公布事项',
  'item-suspended': '停办事项',
  'item-resumed': '恢复事项',
  'item-cancelled': '取消事项',
  'bundle-saved': '保存一件事',
  'calendar-changed': '修改工作日历',
  'setting-changed': '修改设置',
  'threshold-chosen': '修改追究标准',
  'scheme-copied': '复制考核办法',
  'scheme-saved': '修改考核办法草稿',
  'scheme-in-force': '施行考核办法',
  'sample-drawn': '抽取月度抽查',
  'supervision-event-noted': '关注督查事件',
  'supervision-event-proposed': '建议追究责任',
  'supervision-event-closed': '了结督查事件',
  'pre-audit-rule-saved': '修改稽核规则',
  'enquiry-received': '登记咨询',
  'enquiry-answered': '答复咨询',
  'enquiry-term-told': '约定咨询答复期限',
  'enquiry-contacted': '联系咨询人',
  'enquiry-handed-over': '移交咨询',
  'enquiry-taken-over': '接收咨询',
  'enquiry-declined': '退回移交的咨询',
  'enquiry-notice-issued': '出具一次性告知书',
  'enquiry-phone-opened': '查看咨询人电话',
  'absence-asked': '申请离岗',
  'absence-confirmed': '确认替岗',
  'absence-declined': '不同意替岗',
  'absence-cancelled': '撤回离岗申请',
  'absence-ended': '返岗',
  'booking-received': '登记预约',
  'booking-replied': '回复预约',
  'booking-cancelled': '取消预约',
  'booking-phone-opened': '查看预约人电话',

  'window-taken': '窗口到岗',
  'window-left': '离开窗口',
  'task-done': '完成首接责任',
  'complaint-identity-opened': '查看投诉人身份',
  'complaint-file-opened': '打开投诉附件',
  'complaints-exported': '导出投诉清单',
  'personal-data-opened': '查看申请人身份信息',
  'payment.reconcile': '导入银行对账单',
  'supervision.export': '导出督查清单',
  'cases-imported': '导入办件',
  'catalogue-imported': '导入事项',
  'report.export': '导出报表',
  'report.close': '封存月报',
  'report.reopen': '重新打开月报',
};

/** The words for a kind of entry; one that is not in the table stands as it is. */
export function auditKindName(kind: string): string {
  return AUDIT_KINDS[kind] ?? kind;
}

const FIELD_NAMES: Readonly<Record<string, string>> = {
  element: '要素',
  check: '检查',
  parameter: '参数',
  message: '提示',
  severity: '处理',
  active: '启用',
  name: '名称',
  code: '代码',
  post: '职务',
  phone: '电话',
  departmentId: '部门',
  roles: '角色',
  windowIds: '窗口',
  account: '账号',
  number: '号码',
  location: '位置',
  level: '级别',
  address: '地址',
  complaintPhone: '投诉电话',
  sealName: '用章',
  cause: '原因',
  failed: '连续失败次数',
  moved: '移动的办件',
  marked: '转为正式的办件',
  years: '年度',
  version: '版本',
  reason: '理由',
  substituteFor: '替岗',
};

/** What an entry says beside its subject: for a change each field with its old and its new value. */
export function auditDetailLines(json: string): string[] {
  const details = parsed(json);
  if ('before' in details && 'after' in details) return changes(details.before, details.after);
  return Object.entries(details)
    .filter(([key, value]) => key in FIELD_NAMES && shown(value) !== '')
    .map(([key, value]) => `${FIELD_NAMES[key]}：${shown(value)}`);
}

function changes(before: unknown, after: unknown): string[] {
  if (!isRecord(after)) return [`${shown(before) || '（空）'} → ${shown(after) || '（空）'}`];
  const old = isRecord(before) ? before : {};
  return Object.entries(after)
    .filter(([key, value]) => shown(old[key]) !== shown(value))
    .map(
      ([key, value]) =>
        `${FIELD_NAMES[key] ?? key}：${shown(old[key]) || '（空）'} → ${shown(value) || '（空）'}`,
    );
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(shown).join('、');
  return isRecord(value) ? JSON.stringify(value) : String(value);
}

function parsed(json: string): Record<string, unknown> {
  const value: unknown = JSON.parse(json);
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
