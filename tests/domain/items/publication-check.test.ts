import { describe, expect, it } from 'vitest';
import type { TimeLimit } from '../../../src/domain/deadlines/time-limit.js';
import { compareLimits, limitInWords, shorteningRatio } from '../../../src/domain/items/compare-limits.js';
import type { ItemContent } from '../../../src/domain/items/item-content.js';
import { checkPublication } from '../../../src/domain/items/publication-check.js';

const LAW = '《建筑法》第八条';

const COMPLETE: ItemContent = {
  code: 'ZJ-001',
  name: '建筑工程施工许可',
  serviceContent: '核发建筑工程施工许可证',
  itemClass: 'permit',
  caseKind: 'P',
  departmentName: '区住建局',
  windowNames: ['3号窗口'],
  handlerA: { staffId: 1, name: '李敏' },
  handlerB: { staffId: 2, name: '赵刚' },
  bases: [{ title: '中华人民共和国建筑法', article: '第七条', text: '' }],
  conditions: [{ text: '已办理用地批准手续', basis: LAW }],
  quantityLimit: '',
  materials: [
    {
      position: 1,
      name: '施工许可申请表',
      originals: 1,
      copies: 0,
      form: 'paper',
      issuingBody: '',
      necessity: 'required',
      requiredWhen: '',
      basis: LAW,
      requirement: '',
      formName: '',
      sampleNote: '',
      onSpot: true,
      mayFollow: false,
    },
  ],
  reviewPoints: [],
  partners: [],
  upwardRequired: false,
  steps: [{ name: '受理', actor: '窗口', kind: 'ordinary', limit: null, notCounted: false, basis: LAW }],
  flowNote: '',
  statutoryLimit: { value: 7, unit: 'workingDays' },
  statutoryBasis: LAW,
  promisedLimit: { value: 5, unit: 'workingDays' },
  afterHours: 'same-day',
  serviceStandard: '',
  feeCharged: false,
  fees: [],
  paymentPlace: '',
  resultName: '建筑工程施工许可证',
  resultDelivery: '窗口领取',
  resultValidity: '',
  liability: '逾期由窗口书面说明并道歉',
  compensation: '',
  supervisionMethod: '督查科每日检查',
  complaintPhone: '0531-12345',
  dutyPhone: '',
  bookingPhone: '',
  serviceHours: '',
  channels: ['window'],
  audience: 'organisation',
  upwardBody: '',
  agencyHelp: '',
  refusalAuthority: false,
  delegatedPowers: '',
  guarantee: '',
  outsideHall: false,
  responsibleLeader: '',
  faq: '',
};

const PARTNER = {
  departmentId: 20,
  name: '消防安全检查',
  group: 1,
  limit: null,
  basis: '《消防法》第十五条',
};

const FEE = {
  name: '工本费',
  basis: '财税〔2020〕1号',
  licence: '鲁价001',
  standard: '10元/证',
  amountFen: 1000,
};

function found(more: Partial<ItemContent>): string[] {
  return checkPublication({ ...COMPLETE, ...more }).missing.map(
    ({ attribute, rule }) => `${attribute} ${rule}`,
  );
}

function warned(more: Partial<ItemContent>): string[] {
  return checkPublication({ ...COMPLETE, ...more }).warnings.map(
    ({ attribute, rule }) => `${attribute} ${rule}`,
  );
}

const limit = (value: number, unit: TimeLimit['unit']): TimeLimit => ({ value, unit });

describe('publication check (S-09, S-10)', () => {
  it('a complete item may be published', () => {
    expect(checkPublication(COMPLETE)).toEqual({ publishable: true, missing: [], warnings: [] });
  });

  const [material] = COMPLETE.materials;
  const [step] = COMPLETE.steps;
  const [basis] = COMPLETE.bases;
  const [condition] = COMPLETE.conditions;
  if (!material || !step || !basis || !condition) throw new Error('the sample item is not complete');

  it.each<[string, Partial<ItemContent>, string[]]>([
    ['name', { name: ' ' }, ['A-02 S-09']],
    ['service content', { serviceContent: '' }, ['A-03 S-09']],
    ['class', { itemClass: '' }, ['A-04 S-09']],
    ['department', { departmentName: '' }, ['A-06 S-09']],
    ['handler A', { handlerA: null }, ['A-08 S-07']],
    ['handler B', { handlerB: null }, ['A-08 S-07']],
    ['A is B', { handlerB: { staffId: 1, name: '李敏' } }, ['A-08 S-07']],
    ['legal basis', { bases: [] }, ['A-10 S-09']],
    ['article of a permit', { bases: [{ ...basis, article: '' }] }, ['A-10 S-09']],
    [
      'no article needed for a public service',
      { itemClass: 'public-service', bases: [{ ...basis, article: '' }] },
      [],
    ],
    ['conditions', { conditions: [] }, ['A-11 S-09']],
    ['basis of a condition', { conditions: [{ ...condition, basis: '' }] }, ['A-11 S-10']],
    ['materials', { materials: [] }, ['A-13 S-09']],
    ['basis of a material', { materials: [{ ...material, basis: '' }] }, ['A-13 S-10']],
    ['count of a material', { materials: [{ ...material, originals: 0 }] }, ['A-13 S-09']],
    [
      'when a conditional material is needed',
      { materials: [{ ...material, necessity: 'conditional' }] },
      ['A-13 S-09'],
    ],
    ['steps', { steps: [] }, ['A-16 S-09']],
    ['basis of a step', { steps: [{ ...step, basis: ' ' }] }, ['A-16 S-10']],
    ['basis of the statutory limit', { statutoryBasis: '' }, ['A-18 S-09']],
    ['promised limit', { promisedLimit: null }, ['A-19 S-09']],
    ['promise longer than the law', { promisedLimit: limit(8, 'workingDays') }, ['A-19 TL-007']],
    [
      '22 working days against 30 calendar days',
      { promisedLimit: limit(22, 'workingDays'), statutoryLimit: limit(30, 'calendarDays') },
      ['A-19 TL-007'],
    ],
    ['charged without fees', { feeCharged: true, paymentPlace: '工行' }, ['A-23 S-09']],
    [
      'fee without basis and licence',
      { feeCharged: true, paymentPlace: '工行', fees: [{ ...FEE, basis: '', licence: '' }] },
      ['A-23 FA-13', 'A-23 FA-13'],
    ],
    ['fee without a place to pay', { feeCharged: true, fees: [FEE] }, ['A-24 S-58']],
    ['fee on a free item', { fees: [FEE] }, ['A-23 FA-13']],
    ['complete fee', { feeCharged: true, paymentPlace: '工行', fees: [FEE] }, []],
    ['liability', { liability: '' }, ['A-26 S-09']],
    ['supervision', { supervisionMethod: '' }, ['A-27 S-09']],
    ['complaint phone', { complaintPhone: '' }, ['A-28 S-09']],
    ['superior body of an upward item', { caseKind: 'U' }, ['A-36 FA-08']],
    ['flag of an upward item', { caseKind: 'U', upwardBody: '省住房和城乡建设厅' }, ['A-36 FA-08']],
    ['whole upward item', { caseKind: 'U', upwardBody: '省住房和城乡建设厅', upwardRequired: true }, []],
    ['partners of a joint item', { caseKind: 'J' }, ['A-34 S-45']],
    ['joint item with a partner', { caseKind: 'J', partners: [PARTNER] }, []],
    ['basis of a partner', { caseKind: 'J', partners: [{ ...PARTNER, basis: '' }] }, ['A-34 S-10']],
    ['order of a partner', { caseKind: 'J', partners: [{ ...PARTNER, group: 0 }] }, ['A-34 S-45']],
  ])('%s', (_name, more, expected) => {
    expect(found(more)).toEqual(expected);
    expect(checkPublication({ ...COMPLETE, ...more }).publishable).toBe(expected.length === 0);
  });

  it('names the rows without a basis', () => {
    const check = checkPublication({ ...COMPLETE, steps: [step, { ...step, name: '现场踏勘', basis: '' }] });
    expect(check.missing).toEqual([
      {
        attribute: 'A-16',
        rule: 'S-10',
        lists: ['law'],
        text: '办事步骤没有依据，请补上依据或者删除：现场踏勘',
      },
    ]);
  });

  it.each<[string, Partial<ItemContent>, string[]]>([
    ['C-39: equal limits', { promisedLimit: limit(7, 'workingDays') }, ['A-19 C-39']],
    ['TL-007: other units', { promisedLimit: limit(30, 'minutes') }, ['A-19 TL-007']],
    ['TL-006: an instant item promising days', { caseKind: 'I' }, ['A-05 TL-006']],
    [
      'TL-006: an instant item promising half an hour',
      { caseKind: 'I', promisedLimit: limit(30, 'minutes'), statutoryLimit: null },
      [],
    ],
  ])('warns of %s', (_name, more, expected) => {
    expect(warned(more)).toEqual(expected);
    expect(checkPublication({ ...COMPLETE, ...more }).publishable).toBe(true);
  });
});

describe('limits side by side', () => {
  it.each([
    [limit(5, 'workingDays'), limit(7, 'workingDays'), 'shorter'],
    [limit(5, 'workingDays'), limit(7, 'calendarDays'), 'equal'],
    [limit(1, 'workingDays'), limit(24, 'hours'), 'longer'],
    [limit(30, 'minutes'), limit(1, 'workingDays'), 'shorter'],
    [limit(7, 'workingHours'), limit(1, 'workingDays'), 'equal'],
    [limit(420, 'workingMinutes'), limit(7, 'workingHours'), 'equal'],
    [limit(48, 'hours'), limit(2, 'calendarDays'), 'equal'],
    [limit(0, 'workingDays'), limit(1, 'minutes'), 'shorter'],
  ] as const)('%j against %j: %s', (first, second, expected) => {
    expect(compareLimits(first, second)).toBe(expected);
  });

  it('A-20: the promise of 5 instead of 20 working days saves three quarters', () => {
    expect(shorteningRatio(limit(5, 'workingDays'), limit(20, 'workingDays'))).toBe(0.75);
    expect(shorteningRatio(limit(12, 'hours'), limit(1, 'calendarDays'))).toBe(0.5);
    expect(shorteningRatio(null, limit(20, 'workingDays'))).toBeNull();
    expect(limitInWords(limit(30, 'minutes'))).toBe('30分钟');
  });
});
