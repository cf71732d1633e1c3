import type { ComplaintCategory } from '../../domain/complaints/categories.js';

/** The categories of section 6 as a citizen would say them. */
export const PLAIN_CATEGORIES: Readonly<Record<ComplaintCategory, string>> = {
  delay: '拖着不办，或者互相推',
  'abuse-of-position': '要好处、吃拿卡要',
  attitude: '态度不好、故意刁难',
  'promise-breach': '说好的时间没办好，问的人不管',
  openness: '该公开的不公开，说不清楚要什么材料',
  'ignored-request': '合理的要求没人理',
  retaliation: '因为投诉受到报复',
  procedure: '程序不对，让我多跑、重复交材料',
  'off-system': '不在大厅办，要我到单位去办',
  charges: '收费不对、多收钱',
  other: '其他',
};

/** Where else to turn with what the hall does not decide (004:L170), told before a complaint is sent. */
export function otherChannels(given: {
  reconsiderationBody: string;
  court: string;
}): { what: string; where: string }[] {
  return [
    { what: '对审批决定本身不服', where: appealTo(given) },
    { what: '其他部门、其他地方的事', where: '打 12345 政务服务便民热线' },
    { what: '公职人员贪污受贿等违纪违法', where: '打 12388，或者找纪检监察机关' },
    { what: '合同、邻里、劳动等纠纷', where: '找法院、仲裁机构或者人民调解委员会' },
    { what: '商家卖的东西、服务有问题', where: '打 12315 消费者投诉热线' },
  ];
}

function appealTo({ reconsiderationBody, court }: { reconsiderationBody: string; court: string }): string {
  const review = reconsiderationBody === '' ? '申请行政复议' : `向${reconsiderationBody}申请行政复议`;
  return `${review}，或者向${court || '人民法院'}起诉；期限写在决定书上`;
}
