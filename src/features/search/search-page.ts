import { maskIdentityNumber, maskPhone } from '../../domain/identity/masks.js';
import { LEAST_NAME_LETTERS, LEAST_NUMBER_SIGNS, type SearchWish } from './read-search.js';

/** What a search looked for, in words; numbers of persons masked. */
export function wishInWords(wish: SearchWish, typed: string): string {
  switch (wish.kind) {
    case 'nothing':
    case 'too-short':
      return '';
    case 'token':
      return '按二维码查找';
    case 'number':
      return `按办件编号或证件号码“${typed}”查找`;
    case 'idNumber':
      return `按证件号码 ${maskIdentityNumber(wish.value)} 查找`;
    case 'phone':
      return `按电话 ${maskPhone(wish.value)} 查找`;
    case 'name':
      return `按姓名或单位名称“${typed}”查找`;
    default:
      return wish satisfies never;
  }
}

const NUMBER_HINTS = {
  'case-number': '没有找到。这个编号的最后一位与前面对不上，很可能有一位打错了，请对照文书再核对一次。',
  'identity-number': '没有找到。这个证件号码的校验位不对，很可能有一位打错了，请对照证件再核对一次。',
  none: '没有找到这个编号的办件。请核对编号，或者改用申请人姓名、电话查找；其他部门的办件不在这里显示。',
} as const;

/** What to do when nothing is shown. */
export function searchHint(wish: SearchWish): string {
  switch (wish.kind) {
    case 'nothing':
      return '请输入办件编号、姓名或单位名称、证件号码或者电话。编号可以不打横线，也可以只打前几位。';
    case 'too-short':
      return `请多输入几个字：姓名至少 ${LEAST_NAME_LETTERS} 个字，编号或证件号码至少 ${LEAST_NUMBER_SIGNS} 位。`;
    case 'token':
      return '这个二维码对应的办件不在您能查看的范围内，或者不存在。';
    case 'number':
      return NUMBER_HINTS[wish.slip ?? 'none'];
    case 'idNumber':
      return '没有找到用这个证件号码申请的办件。请核对号码，或者改用姓名、电话查找；其他部门的办件不在这里显示。';
    case 'phone':
      return '没有找到留了这个电话的办件。号码要打完整，座机请带区号；也可以改用姓名、证件号码查找。';
    case 'name':
      return '没有找到这个名称开头的办件。姓名请从姓打起，繁体字和简体字不互相替换；也可以改用编号、电话查找。';
    default:
      return wish satisfies never;
  }
}
