import { pointsInWords, type SchemeDifference } from '../../domain/appraisal/compare-schemes.js';
import { type TypedEfficiency, typedEfficiency } from '../../domain/appraisal/edit-efficiency.js';
import { type TypedScheme, typedScheme } from '../../domain/appraisal/edit-scheme.js';
import { type EfficiencyScheme, GRADE_PLACES } from '../../domain/appraisal/efficiency.js';
import { BONUS, VETO_NAMES, VETOES } from '../../domain/appraisal/rules.js';
import { type AppraisalScheme, DEFAULT_SCHEMES } from '../../domain/appraisal/schemes.js';
import {
  isScored,
  PROCEDURE_SCHEME_NAMES,
  PROCEDURE_SCHEMES,
  type ProcedureScheme,
} from '../../domain/appraisal-procedure/procedure-schemes.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import type { FormProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import type { SchemeVersionRow } from './schemes.repository.js';

const STATES: Readonly<Record<string, { name: string; tone: string }>> = {
  draft: { name: '草稿', tone: 'amber' },
  'in-force': { name: '施行', tone: 'green' },
  retired: { name: '停用', tone: 'neutral' },
};

const stateOf = (state: string) => STATES[state] ?? { name: state, tone: 'neutral' };

/** The schemes of a hall with their versions; a scheme without any counts as the rule book has it. */
export function schemesView(rows: readonly SchemeVersionRow[], calendar: Calendar, year: number) {
  return {
    year,
    years: [year - 1, year, year + 1],
    action: paths.adminSchemes,
    schemes: PROCEDURE_SCHEMES.map((code) => ({
      code,
      name: PROCEDURE_SCHEME_NAMES[code],
      asWritten: rows.some((row) => row.scheme === code && row.state === 'in-force') ? '' : asWritten(code),
      versions: rows.filter((row) => row.scheme === code).map((row) => versionLine(row, calendar)),
    })),
  };
}

function asWritten(code: ProcedureScheme): string {
  return isScored(code)
    ? `现在按规则手册的 ${DEFAULT_SCHEMES[code].rules.length} 条计分。`
    : '不计分，按考评内容和等次标准定性；现在按规则手册的内容和标准。';
}

function versionLine(row: SchemeVersionRow, { zone }: Calendar) {
  return {
    href: paths.adminScheme(row.id),
    label: `${row.year}年第${row.number}版`,
    state: stateOf(row.state),
    note: row.note,
    made: `${row.madeBy} ${momentInWords(row.madeAt, zone)}`,
    inForce: row.inForceAt === null ? '' : `${row.inForceBy} ${momentInWords(row.inForceAt, zone)}`,
  };
}

interface ShownVersion {
  id: number;
  year: number;
  number: number;
  state: string;
  note: string;
  version: number;
}

/** How a version stands against what is in force; empty for the version in force itself. */
export interface Compared {
  with: string;
  differences: readonly SchemeDifference[];
}

/** A version of a scheme in points: its table, and for a draft the form and what it changes. */
export function schemeView(
  row: ShownVersion,
  scheme: AppraisalScheme,
  compared: Compared,
  problem: FormProblem,
) {
  const isTyped = problem.errors.length > 0 && problem.values.rules !== undefined;
  const typed = isTyped ? (problem.values as unknown as TypedScheme) : typedScheme(scheme);
  return {
    ...versionHead(row, scheme.name, compared, problem, isTyped),
    typed,
    action: paths.adminScheme(row.id),
    dryRunHref: paths.dryRun(row.id),
    hasGrades: scheme.grades !== null,
    grades: (scheme.grades ?? []).map((grade) => ({ value: grade, label: grade })),
    hasRanks: scheme.rankPoints.length > 0,
    vetoes: VETOES.map((code) => ({ code, name: VETO_NAMES[code] })),
    categories: [
      ...scheme.categories.map(({ key, name, maximumPoints }) => ({ key, name, maximumPoints })),
      { key: BONUS, name: '加减分', maximumPoints: null },
    ].map((category) => ({
      ...category,
      rules: scheme.rules
        .filter((rule) => rule.category === category.key)
        .map((rule) => ({ ...rule, words: pointsInWords(rule), typed: typed.rules[rule.code] })),
    })),
  };
}

/** A version of EFF: its aspects and the standards of its grades, for a draft as a form. */
export function efficiencyView(
  row: ShownVersion,
  scheme: EfficiencyScheme,
  compared: Compared,
  problem: FormProblem,
) {
  const { aspects, grades } = problem.values;
  const isTyped = problem.errors.length > 0 && aspects !== undefined && grades !== undefined;
  const typed = isTyped ? (problem.values as unknown as TypedEfficiency) : typedEfficiency(scheme);
  return {
    ...versionHead(row, scheme.name, compared, problem, isTyped),
    action: paths.efficiencyScheme(row.id),
    quota: typed.quota,
    aspects: Object.entries(typed.aspects).map(([key, aspect]) => ({ key, ...aspect })),
    grades: GRADE_PLACES.map((place) => ({ place, ...typed.grades[place] })),
  };
}

function versionHead(
  row: ShownVersion,
  name: string,
  compared: Compared,
  problem: FormProblem,
  isTyped: boolean,
) {
  return {
    title: `${name} ${row.year}年第${row.number}版`,
    id: row.id,
    state: stateOf(row.state),
    isDraft: row.state === 'draft',
    version: row.version,
    note: isTyped ? String(problem.values.note ?? '') : row.note,
    problem,
    inForceAction: paths.schemeInForce(row.id),
    backHref: paths.adminSchemes,
    comparedWith: compared.with,
    differences: row.state === 'in-force' ? [] : compared.differences,
  };
}
