import { expect, it } from 'vitest';
import { evidenceLines } from '../../../src/features/supervision/events-page.js';

const at = (text: string) => new Date(`${text}:00+08:00`);

function told(evidence: object): string[] {
  return evidenceLines(JSON.stringify(evidence)).map(({ key, value }) => `${key}：${value}`);
}

it.each<[string, object, string[]]>([
  [
    'SV-04: an extension that lapsed',
    { reason: '专家未到', dueText: '2026年11月27日 18:00' },
    ['原因：专家未到', '办结期限：2026年11月27日 18:00'],
  ],
  [
    'SV-12: a window that is still unattended',
    { window: '3号窗口 住建窗口', from: at('2026-11-20T09:30').getTime(), to: null },
    ['窗口：3号窗口 住建窗口', '从：2026年11月20日 09:30'],
  ],
  [
    'TL-030: a referral without answer',
    { referredBy: '王敏', referredAt: at('2026-11-18T10:00').toISOString(), dueAt: '' },
    ['报备人：王敏', '报备时间：2026年11月18日 10:00'],
  ],
  [
    'TL-034: a promise that lapsed, its signer masked',
    {
      materials: ['营业执照', '消防意见'],
      promisedFor: at('2026-11-20T18:00').toISOString(),
      signedBy: '欧阳修文',
    },
    ['材料：营业执照、消防意见', '承诺补交：2026年11月20日 18:00', '承诺人：欧***'],
  ],
  [
    'TL-119: a case that counts as accepted',
    { reason: '五个工作日内没有告知', receivedAt: at('2026-11-13T10:00').toISOString() },
    ['原因：五个工作日内没有告知', '收件：2026年11月13日 10:00'],
  ],
])('%s is told in words', (_name, evidence, expected) => {
  expect(told(evidence)).toEqual(expected);
});
