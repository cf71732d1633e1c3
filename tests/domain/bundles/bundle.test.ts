import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type BundledItem,
  type BundledMaterial,
  bundleFault,
  bundleFaultInWords,
  bundleLimit,
  mergeMaterials,
  resultPack,
} from '../../../src/domain/bundles/bundle.js';

const material = (name: string, more: Partial<BundledMaterial> = {}): BundledMaterial => ({
  name,
  form: 'paper',
  originals: 1,
  copies: 0,
  necessity: 'required',
  requiredWhen: '',
  requirement: '',
  onSpot: true,
  mayFollow: true,
  ...more,
});

const item = (name: string, more: Partial<BundledItem> = {}): BundledItem => ({
  itemId: 1,
  name,
  departmentId: 20,
  group: 1,
  kind: 'P',
  limit: { value: 5, unit: 'workingDays' },
  feeCharged: false,
  resultName: `${name}证`,
  materials: [material('营业执照')],
  ...more,
});

it('S-42: a material of the same name and form is handed in once, as the strictest item asks for it', () => {
  const merged = mergeMaterials([
    item('食品经营许可', {
      materials: [material('营业执照', { copies: 1, necessity: 'conditional' }), material('平面图')],
    }),
    item('卫生许可', {
      materials: [
        material('《营业执照》', { copies: 2, requirement: '加盖公章', mayFollow: false }),
        material('平面图', { form: 'electronic' }),
      ],
    }),
  ]);
  expect(
    merged.map((row) => [row.position, row.name, row.form, row.copies, row.necessity, row.mayFollow]),
  ).toEqual([
    [1, '营业执照', 'paper', 2, 'required', false],
    [2, '平面图', 'paper', 0, 'required', true],
    [3, '平面图', 'electronic', 0, 'required', true],
  ]);
  expect(merged[0]).toMatchObject({ requirement: '加盖公章', sharedBy: ['食品经营许可', '卫生许可'] });
});

it('S-42: no name and form twice, and nothing lost, for any bundle', () => {
  const materials = fc.array(
    fc.record({ name: fc.constantFrom('甲', '乙', '丙'), form: fc.constantFrom('paper', 'electronic') }),
  );
  fc.assert(
    fc.property(fc.array(materials, { minLength: 1, maxLength: 4 }), (lists) => {
      const items = lists.map((list, index) =>
        item(`事项${index}`, { materials: list.map(({ name, form }) => material(name, { form })) }),
      );
      const keys = mergeMaterials(items).map(({ name, form }) => `${name}${form}`);
      const wanted = new Set(lists.flat().map(({ name, form }) => `${name}${form}`));
      expect([...keys].sort()).toEqual([...wanted].sort());
    }),
  );
});

it('S-42: groups one after another, each as long as its longest item, hours as a day', () => {
  const limit = (value: number) => ({ value, unit: 'workingDays' }) as const;
  const whole = bundleLimit([
    { group: 1, limit: limit(3) },
    { group: 1, limit: limit(5) },
    { group: 2, limit: limit(4) },
    { group: 2, limit: null },
    { group: 3, limit: { value: 4, unit: 'workingHours' } },
  ]);
  expect(whole).toEqual({ value: 10, unit: 'workingDays' });
  expect(resultPack([item('甲'), item('乙'), item('甲')])).toBe('甲证、乙证');
});

it('S-42: what may not be bundled is told by name', () => {
  const hours = { value: 8, unit: 'workingHours' } as const;
  const faults = [
    [item('甲')],
    [item('甲'), item('乙', { kind: 'U' })],
    [item('甲'), item('乙', { limit: hours })],
    [item('甲', { feeCharged: true }), item('乙', { feeCharged: true })],
    [item('甲', { feeCharged: true }), item('乙', { kind: 'I', limit: null })],
  ].map((items) => {
    const fault = bundleFault(items);
    return fault === null ? null : bundleFaultInWords(fault);
  });
  expect(faults).toEqual([
    '一件事至少包含两个已公布的事项，请补全。',
    '一件事只能包含承诺件和即办件，请去掉：乙。',
    '承诺时限要以工作日计才能放入一件事，请先修改事项：乙。',
    '收费的事项只能有一个，并且排在第一，请调整：乙。',
    null,
  ]);
});
