import type { UpwardRefusal, UpwardRefusalCode } from './upward-refusal.js';

const WORDS: Readonly<Record<UpwardRefusalCode, string>> = {
  'kind-not-upward': '只有报批件可以转报上级机关。',
  'item-needs-no-upward': '该事项没有规定需要报上级机关，不得以报批件转报。请在本级决定。',
  'not-under-review': '办件不在审查中，不能转报上级机关。请刷新页面。',
  'tracker-missing': '请指定跟踪人，由其负责与上级机关联系。',
  'not-with-superior': '办件没有报上级机关，不能登记联系情况或者批复。请刷新页面。',
  'contact-incomplete': '请写明联系了上级机关的谁、以什么方式、结果如何。',
  'contact-not-in-order': '联系时间不能早于转报时间，也不能晚于现在。',
  'answer-incomplete': '请填写上级机关批复的文号和内容。',
  'answer-post-dated': '批复日期不能早于转报时间，也不能晚于现在。',
};

/** A refusal as a sentence that tells what to do. */
export function upwardRefusalInWords(refusal: UpwardRefusal): string {
  return WORDS[refusal.code];
}
