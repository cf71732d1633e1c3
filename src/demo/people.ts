import { randomBytes } from 'node:crypto';
import type { Vault } from '../db/vault.js';
import { creditCodeCheckDigit } from '../domain/identity/credit-code.js';
import { identityCheckDigit } from '../domain/identity/identity-number.js';
import type { Chance } from './chance.js';

/** A made-up applicant; the numbers pass the checks and belong to nobody. */
export interface DemoApplicant {
  rowKey: string;
  type: 'person' | 'organisation';
  name: string;
  idType: 'resident-id' | 'credit-code';
  idNumber: string;
  phone: string;
  address: string;
  contactName: string;
  legalPerson: string;
}

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章';
const GIVEN = [
  '禾生',
  '青穗',
  '麦田',
  '春耕',
  '秋实',
  '稻香',
  '雨禾',
  '立夏',
  '小满',
  '芒种',
  '谷雨',
  '惊蛰',
  '清明',
  '白露',
  '霜降',
  '冬至',
  '禾苗',
  '丰年',
  '望田',
  '新苗',
  '金穗',
  '绿野',
  '晓耘',
  '子衿',
  '采薇',
  '嘉禾',
  '知秋',
  '南星',
];
const TRADES = [
  '餐饮管理',
  '建筑工程',
  '物流运输',
  '商贸',
  '食品',
  '装饰工程',
  '劳务服务',
  '农业开发',
  '美容美发',
  '房地产开发',
];
const BRANDS = [
  '青禾丰年',
  '青禾嘉穗',
  '青禾望田',
  '青禾麦浪',
  '青禾晓耘',
  '青禾金稻',
  '青禾春谷',
  '青禾秋实',
  '青禾绿野',
  '青禾禾润',
];
const STREETS = ['禾兴大道', '麦浪路', '稻香街', '望田巷', '春耕路', '丰年街'];

/** A region code that is used for the demonstration alone. */
const REGION = '511602';

export function makePeople(chance: Chance, persons: number, organisations: number): DemoApplicant[] {
  return [
    ...Array.from({ length: persons }, (_, index) => person(chance, index)),
    ...Array.from({ length: organisations }, (_, index) => organisation(chance, index)),
  ];
}

/** The row of an applicant, its numbers sealed (S-33). */
export function applicantRow(applicant: DemoApplicant, hallId: number, vault: Vault, at: Date) {
  const sealed = (column: string, value: string) =>
    vault.seal(value, `Applicant.${column}:${applicant.rowKey}`);
  return {
    hallId,
    rowKey: applicant.rowKey,
    type: applicant.type,
    name: applicant.name,
    idType: applicant.idType,
    idNumberCipher: sealed('idNumber', applicant.idNumber),
    idNumberHash: vault.hash('idNumber', applicant.idNumber),
    phoneCipher: sealed('phone', applicant.phone),
    phoneHash: vault.hash('phone', applicant.phone),
    addressCipher: sealed('address', applicant.address),
    contactName: applicant.contactName,
    legalPerson: applicant.legalPerson,
    createdAt: at,
    updatedAt: at,
  };
}

function person(chance: Chance, index: number): DemoApplicant {
  const birth = `${chance.whole(1952, 2003)}${two(chance.whole(1, 12))}${two(chance.whole(1, 28))}`;
  const first17 = `${REGION}${birth}${String((index * 7 + 11) % 1000).padStart(3, '0')}`;
  return {
    ...common(chance, index),
    type: 'person',
    name: personName(chance),
    idType: 'resident-id',
    idNumber: first17 + identityCheckDigit(first17),
    contactName: '',
    legalPerson: '',
  };
}

function organisation(chance: Chance, index: number): DemoApplicant {
  const legalPerson = personName(chance);
  const first17 = `91${REGION}MAQH${String(10_000 + index * 37)}`;
  return {
    ...common(chance, 5000 + index),
    type: 'organisation',
    name: `${BRANDS[index % BRANDS.length]}${TRADES[Math.floor(index / BRANDS.length) % TRADES.length]}有限公司`,
    idType: 'credit-code',
    idNumber: first17 + creditCodeCheckDigit(first17),
    contactName: personName(chance),
    legalPerson,
  };
}

function common(chance: Chance, index: number) {
  return {
    rowKey: randomBytes(12).toString('base64url'),
    phone: `1390000${String((index * 13 + 1000) % 10_000).padStart(4, '0')}`,
    address: `青禾区${chance.pick(STREETS)} ${chance.whole(1, 299)} 号`,
  };
}

function personName(chance: Chance): string {
  return chance.pick(Array.from(SURNAMES)) + chance.pick(GIVEN);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
