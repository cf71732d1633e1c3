/** What binds who looks into a complaint (004:L170-173; 002:L567), shown beside the forms. */
export const INVESTIGATORS_RULES = [
  '依法依规，实事求是，不弄虚作假、不隐瞒情节',
  '不收受礼品礼金，不接受被投诉人宴请',
  '领导交办的抓紧办理，不推诿、不拖延',
  '对投诉人热情接待，不属于受理范围的耐心说明并告知渠道',
  '未经投诉人同意，不得透露投诉人的任何情况；泄密造成报复的，追究行政责任直至法律责任',
] as const;
