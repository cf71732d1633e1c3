/** The branches of the first-asked disposition table (S-02, section 3.5). */
export const ENQUIRY_BRANCHES = {
  own: {
    name: '属于自己职责，当场答复',
    hint: '一次讲清；选了事项的出具一次性告知书，只有电话咨询可以口头告知',
  },
  'colleague-away': {
    name: '属于本部门，责任人不在',
    hint: '记下姓名、电话、事由和留言，移交责任人或者负责人，由其联系咨询人',
  },
  'other-section': {
    name: '属于其他部门或者科室',
    hint: '移交接收人；对方没有人在的，告知科室名称和电话',
  },
  outside: {
    name: '不属于本大厅',
    hint: '说明情况，告知应当去的单位和地址',
  },
  later: {
    name: '现在答复不了，约定期限',
    hint: '说明原因和答复期限，到期前联系咨询人',
  },
} as const;

export type EnquiryBranch = keyof typeof ENQUIRY_BRANCHES;

/** True when the text names a branch. */
export function isEnquiryBranch(text: string): text is EnquiryBranch {
  return Object.hasOwn(ENQUIRY_BRANCHES, text);
}
