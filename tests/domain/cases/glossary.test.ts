import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ROLES } from '../../../src/domain/access/roles.js';
import { ACTION_NAMES } from '../../../src/domain/cases/action-words.js';
import { CASE_KINDS } from '../../../src/domain/cases/kinds.js';
import { CASE_STATES } from '../../../src/domain/cases/states.js';
import { NOTICE_KINDS } from '../../../src/domain/notices/notice-kinds.js';

it('the glossary names every kind, state, action, role and notice as the code does', () => {
  const rows = readFileSync('docs/glossary.md', 'utf8').split('\n');
  const words: [string, string][] = [
    ...Object.entries(CASE_KINDS).map(([code, kind]): [string, string] => [code, kind.name]),
    ...Object.entries(CASE_STATES).map(([code, state]): [string, string] => [code, state.name]),
    ...Object.entries(ACTION_NAMES),
    ...ROLES.map((role): [string, string] => [role.code, role.name]),
    ...Object.entries(NOTICE_KINDS).map(([code, notice]): [string, string] => [code, notice.title]),
  ];
  const unnamed = words.filter(
    ([code, chinese]) => !rows.some((row) => row.includes(`| ${code} |`) && row.includes(`| ${chinese} |`)),
  );
  expect(unnamed).toEqual([]);
});
