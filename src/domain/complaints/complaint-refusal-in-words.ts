import type { ComplaintRefusal, ComplaintRefusalCode } from './complaint-refusal.js';

const WORDS: Readonly<Record<ComplaintRefusalCode, (no: ComplaintRefusal) => string>> = {
  'not-in-this-state': () => '这件投诉已经不在这一步了，请刷新页面看看现在的情况。',
  'not-on-route': (no) => `这件投诉按规定由${fact(no, 'route')}办理。`,
  'not-the-handler': (no) => `这件投诉由${fact(no, 'handler')}经办，请由经办人处理。`,
  concerned: () => '与投诉有关的人员不能办理这件投诉。',
  'name-missing': () => '请填写投诉人姓名；不愿意留姓名的，选“匿名”。',
  'anonymous-with-name': () => '选了“匿名”就不要填姓名；愿意留姓名的，请去掉“匿名”。',
  'content-missing': () => '请写明投诉的内容。',
  'target-missing': () => '请选择投诉的是谁；说不清的，选“没有指明”。',
  'target-unknown': () => '本大厅没有这个对象，请从列表中选择。',
  'case-unknown': () => '本大厅没有这个编号的办件，请核对；记不清的可以不填。',
  'item-unknown': () => '找不到这个事项，请从列表中选择，或者留空。',
  'phone-unreadable': () => '请填写手机号码，或者带区号的固定电话。',
  'received-later-than-now': () => '收到的时间不能晚于现在。',
  'happened-later-than-received': () => '事情发生的时间不能晚于收到投诉的时间。',
  'channel-missing': () => '请写明应当向哪个单位、通过什么渠道反映。',
  'explanation-missing': () => '请写明为什么不属于受理范围，要耐心向投诉人说明。',
  'category-missing': () => '请选择投诉属于哪一类。',
  'told-words-missing': () => '请写明告知被投诉人的事由，不能透露投诉人的情况。',
  'handler-concerned': (no) => `${fact(no, 'name')}与这件投诉有关，不能经办，请另选一人。`,
  'handler-not-on-route': (no) => `这件投诉应由${fact(no, 'route')}的人员经办，请从列表中选择。`,
  'unit-concerned': () => '投诉的就是这个部门，不能转给它办理。',
  'level-skipping-longer': (no) => `越级投诉最迟 ${fact(no, 'longest')} 个工作日返回工单。`,
  'longer-than-limit': (no) => `办理期限最长 ${fact(no, 'longest')} 个工作日。`,
  'side-unheard': (no) => `认定以前要听取双方意见，还没有听取：${listed(no)}。`,
  'stated-already': () => '您的书面说明已经提交，不能再改；要补充的，请直接找经办人说明。',
  'answers-missing': () => '请逐项回答：事实是否查清、责任是否明确、是否违反规定。',
  'nobody-attributed': () => '责任明确的，请选择责任人、责任窗口或者责任部门。',
  'substitute-acted': (no) =>
    `当时${fact(no, 'name')}不在岗，由${fact(no, 'substitute')}替岗，责任应当归于替岗人。`,
  'rule-missing': () => '请选择或者写明违反了哪一条规定。',
  'reason-missing': () => '请写明理由。',
  'blames-handler': () => '经办人不能认定自己或者自己部门的责任，请改由他人经办。',
  'cannot-be-reached': () => '投诉人没有留下联系方式，请选“联系不上”。',
  'reverified-already': () => '已经重新核查过一次，不再重复核查。',
  'visited-already': () => '已经回访过了。',
  'body-is-manned': (no) => `${fact(no, 'route')}有可以办理的人员，不用改由其他机构办理。`,
  'nobody-unconcerned': () =>
    '本大厅没有与投诉无关的办理人员，请系统管理员为监察室或者督查科设置人员以后再指定。',
};

/** A refusal as a sentence that tells what to do. */
export function complaintRefusalInWords(refusal: ComplaintRefusal): string {
  return WORDS[refusal.code](refusal);
}

function fact(no: ComplaintRefusal, name: string): string {
  return String(no.facts[name] ?? '他人');
}

function listed(no: ComplaintRefusal): string {
  const { names } = no.facts;
  return Array.isArray(names) ? names.join('、') : '';
}
