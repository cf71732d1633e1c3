import { FAULTS, type FaultDetector } from './fault-catalogue.js';

/** What each detector looks at and where its finding appears; none of them decides. */
export const FAULT_DETECTORS: Readonly<Record<FaultDetector, { looksAt: string; rule: string }>> = {
  complaint: { looksAt: '经查属实、责任明确、违反规定的有效投诉', rule: '投诉' },
  'refusal-overturned': { looksAt: '不予受理以后，同一申请人的同一事项又被受理', rule: 'FA-01' },
  'missing-notice': { looksAt: '已受理、不予许可或者要求补正，却没有对应的文书', rule: 'FA-02、FA-03' },
  'repeated-correction-notice': {
    looksAt: '第二次补正告知指出第一次就能看到的问题；第一次告知超过五个工作日才出具',
    rule: 'FA-03',
  },
  'undelegated-decision': { looksAt: '作出许可决定的人没有审批岗位，也没有窗口授权', rule: 'FA-04' },
  'overdue-untold': { looksAt: '承诺件、联办件超过期限，期限以前没有告知申请人', rule: 'FA-05、SV-03' },
  'falsified-finish': { looksAt: '没有办理结果或者领取记录就办结', rule: 'SV-09' },
  'outside-hall': { looksAt: '缴费地点或者取件方式不在大厅', rule: 'FA-07' },
  'needless-upward-case': { looksAt: '事项不需要报上级，却按报批件登记', rule: 'SV-10' },
  'upward-case-not-pursued': { looksAt: '报批件多日没有联系上级的记录', rule: 'SV-08' },
  'kind-mismatch': { looksAt: '登记的办件类型和事项不一致，或者即办件办得太久', rule: 'SV-10' },
  'agency-share': { looksAt: '一个事项的代办集中在同一个代理人', rule: 'FA-11' },
  'joint-leg-not-started': { looksAt: '上一环节办完，下一环节没有按时开始', rule: 'FA-12' },
  'fee-irregular': { looksAt: '不收费的收了费，或者和标准不一致', rule: 'SV-11' },
  'missing-receipt': { looksAt: '缴费没有票据号', rule: 'SV-11' },
  'unattended-with-queue': { looksAt: '窗口空岗期间有人来办事找不到人', rule: 'FA-15' },
  attendance: { looksAt: '一个月内经核实的迟到、早退超过次数', rule: 'FE-01' },
  'warning-count': { looksAt: '一个部门的人员累计受告诫的次数', rule: 'FF-01' },
  manual: { looksAt: '没有自动线索，由人员提出', rule: '人员提出' },
};

/** Every fault that something other than a person watches, in the order of the catalogue. */
export function watchedFaults() {
  return FAULTS.filter(({ detectors }) => detectors.some((each) => each !== 'manual'));
}
