import { describe, expect, it } from 'vitest';
import {
  undisclosed,
  type WatchedDisclosure,
} from '../../../src/domain/supervision/detectors/disclosure-detectors.js';

const NOW = Date.parse('2026-11-30T08:30:00+08:00');
const daysBefore = (days: number) => NOW - days * 86_400_000;
const PLACE = { key: 'window:3', department: null };
const DAYS = { warn: 20, fault: 30 };
const find = (rows: (Omit<WatchedDisclosure, 'isPromiseHidden'> & { isPromiseHidden?: boolean })[]) =>
  undisclosed(
    PLACE,
    rows.map((row) => ({ isPromiseHidden: true, ...row })),
    DAYS,
    NOW,
    '2026-11',
  );

describe('SV-15, TL-036: what is not public twenty and thirty days after it was made', () => {
  it.each([
    [19, []],
    [20, ['warn']],
    [29, ['warn']],
    [30, ['fault']],
    [400, ['fault']],
  ])('a draft of %i days: %j', (days, levels) => {
    const found = find([{ item: '施工许可', since: daysBefore(days), gaps: ['没有公布'] }]);
    expect(found.map(({ key }) => key)).toEqual(levels.map((level) => `window:3:${level}:2026-11`));
  });

  it('a day that is not full does not count', () => {
    expect(find([{ item: '施工许可', since: daysBefore(20) + 1, gaps: ['没有公布'] }])).toEqual([]);
  });

  it('what is public and whole is never found', () => {
    expect(find([{ item: '施工许可', since: daysBefore(900), gaps: [] }])).toEqual([]);
  });

  it('only the fault names a fault, and the evidence counts its items, the oldest first', () => {
    const found = find([
      { item: '甲', since: daysBefore(31), gaps: ['没有公布'] },
      { item: '乙', since: daysBefore(45), gaps: ['缺空白表格《申请表》', '填写收费标准'] },
      { item: '丙', since: daysBefore(21), gaps: ['没有公布'] },
    ]);
    expect(found).toEqual([
      {
        rule: 'SV-15',
        key: 'window:3:fault:2026-11',
        faultId: 'FH-02',
        evidence: {
          undisclosed: 2,
          undisclosedDays: 45,
          gaps: '乙（缺空白表格《申请表》，填写收费标准）；甲（没有公布）',
        },
      },
      {
        rule: 'SV-15',
        key: 'window:3:warn:2026-11',
        faultId: '',
        evidence: {
          undisclosed: 1,
          undisclosedDays: 21,
          gaps: '丙（没有公布）',
        },
      },
    ]);
  });

  it('a published guide without its forms hides no promise: no fault is named', () => {
    const since = daysBefore(31);
    const gaps = ['缺空白表格《申请表》'];
    expect(find([{ item: '甲', since, gaps, isPromiseHidden: false }])).toMatchObject([
      { key: 'window:3:fault:2026-11', faultId: '' },
    ]);
  });

  it('a department stands for items that no window serves', () => {
    const row = { item: '甲', since: daysBefore(31), gaps: ['没有公布'], isPromiseHidden: true };
    const place = { key: 'department:9', department: '卫生健康局' };
    expect(undisclosed(place, [row], DAYS, NOW, '2026-11')[0]?.evidence).toMatchObject({
      department: '卫生健康局',
    });
  });
});
