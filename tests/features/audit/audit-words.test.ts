import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AUDIT_KINDS, auditDetailLines } from '../../../src/features/audit/audit-words.js';

const FEATURES = join(import.meta.dirname, '../../../src/features');

/** The kinds written out within a call of recordAudit. */
function kindsRecorded(): string[] {
  return readdirSync(FEATURES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(FEATURES, name), 'utf8'))
    .flatMap((source) => [...source.matchAll(/recordAudit\(([\s\S]*?)\}\s*,?\s*\)/g)])
    .flatMap(([, call = '']) => [...call.matchAll(/kind:\s*([^,\n]*)/g)])
    .flatMap(([, kind = '']) => [...kind.matchAll(/'([a-z.-]+)'/g)].map(([, code = '']) => code));
}

it('every kind of audit entry has its words', () => {
  const kinds = [...new Set(kindsRecorded())];
  expect(kinds.length).toBeGreaterThan(30);
  expect(kinds.filter((kind) => !Object.hasOwn(AUDIT_KINDS, kind))).toEqual([]);
});

it('a change is told field by field with old and new, and what did not change is left out', () => {
  const json = JSON.stringify({
    before: { name: '公安局', code: 'GA', phone: '' },
    after: { name: '公安分局', code: 'GA', phone: '2881304' },
  });
  expect(auditDetailLines(json)).toEqual(['名称：公安局 → 公安分局', '电话：（空） → 2881304']);
});
