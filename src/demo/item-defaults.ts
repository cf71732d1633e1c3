import type { DemoItem } from './demo-item.js';
import { DEMO_DEPARTMENTS, DEMO_HALL } from './hall-table.js';

/** What the hall promises alike for every item. */
export function sharedAttributes(item: DemoItem) {
  const department = DEMO_DEPARTMENTS.find((each) => each.code === item.department);
  return {
    channels: item.kind === 'R' ? 'window' : 'window,web,phone',
    serviceStandard: '首问负责、一次告知、限时办结；叫号后等候不超过十五分钟；满意率不低于百分之八十五',
    flowNote: item.steps.map((step) => step.name).join(' → '),
    resultDelivery: item.resultName.includes('答复') ? '窗口领取或者邮寄送达' : '窗口领取，可以申请邮寄',
    liability: '未按承诺办理的，窗口负责人当日说明原因并书面致歉，按中心规定扣分；造成损失的依法赔偿',
    compensation: '因窗口原因多跑一次的，免费邮寄办理结果',
    supervisionMethod: '中心督查科每日检查时限，每月抽样回访；大厅设意见箱和评价器',
    complaintPhone: DEMO_HALL.complaintPhone,
    dutyPhone: department?.phone ?? DEMO_HALL.phone,
    bookingPhone: DEMO_HALL.phone,
    serviceHours: item.serviceHours ?? '工作日 9:00—12:00，14:00—18:00',
    agencyHelp: '提供免费帮办代办，老年人、残疾人可以预约上门',
    delegatedPowers: item.kind === 'I' ? '窗口当场审核、当场办结' : '窗口决定受理、不予受理和一次性告知',
    guarantee: 'A角离岗时由B角顶岗，办公时间不间断服务',
    responsibleLeader: department?.leader ?? '',
  };
}
