import type { SchemeDifference } from './compare-schemes.js';
import { readQuota, type SchemeFault } from './edit-scheme.js';
import {
  type EfficiencyAspect,
  type EfficiencyGrade,
  type EfficiencyScheme,
  GRADE_PLACES,
  type GradePlace,
} from './efficiency.js';
import { percentOf } from './points.js';

/** EFF as an administrator types it: aspects by any key, those without a name are left out; `quota` in percent. */
export type TypedEfficiency = {
  aspects: Readonly<Record<string, EfficiencyAspect>>;
  grades: Readonly<Record<GradePlace, EfficiencyGrade>>;
  quota: string;
};

export type EditedEfficiency = { ok: true; scheme: EfficiencyScheme } | { ok: false; faults: SchemeFault[] };

/** Empty lines of the form, for aspects to be added. */
const SPARE_LINES = 2;

const aspectKey = (index: number) => `a${index}`;

/** The texts of EFF for its form. */
export function typedEfficiency({ aspects, grades, quotaShare }: EfficiencyScheme): TypedEfficiency {
  const spare = Array.from({ length: SPARE_LINES }, () => ({ name: '', content: '' }));
  return {
    aspects: Object.fromEntries([...aspects, ...spare].map((aspect, index) => [aspectKey(index), aspect])),
    grades,
    quota: quotaShare === null ? '' : String(percentOf(quotaShare)),
  };
}

/** EFF with what was typed, or what is wrong with it, field by field (E1). */
export function editEfficiency(base: EfficiencyScheme, typed: TypedEfficiency): EditedEfficiency {
  const faults: SchemeFault[] = [];
  const aspects = readAspects(typed.aspects, faults);
  checkGradeNames(typed.grades, faults);
  const quotaShare = readQuota(typed.quota, faults);
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, scheme: { ...base, aspects, grades: typed.grades, quotaShare } };
}

/** What `after` changes against `before`, in the order of the form. */
export function efficiencyDifferences(before: EfficiencyScheme, after: EfficiencyScheme): SchemeDifference[] {
  const found = GRADE_PLACES.map((place) => ({
    what: `“${after.grades[place].name}”的标准`,
    before: gradeInWords(before.grades[place]),
    after: gradeInWords(after.grades[place]),
  }));
  found.push({ what: '优秀名额', before: shareInWords(before), after: shareInWords(after) });
  const names = [...new Set([...before.aspects, ...after.aspects].map(({ name }) => name))];
  for (const name of names) {
    const contentIn = ({ aspects }: EfficiencyScheme) =>
      aspects.find((aspect) => aspect.name === name)?.content ?? '没有';
    found.push({ what: `考评内容：${name}`, before: contentIn(before), after: contentIn(after) });
  }
  return found.filter((each) => each.before !== each.after);
}

function readAspects(typed: TypedEfficiency['aspects'], faults: SchemeFault[]): EfficiencyAspect[] {
  const aspects: EfficiencyAspect[] = [];
  for (const [key, { name, content }] of Object.entries(typed)) {
    if (name === '' && content === '') continue;
    if (name === '') faults.push({ field: `aspects.${key}.name`, text: '请填写考评内容的名称' });
    else if (content === '') faults.push({ field: `aspects.${key}.content`, text: `“${name}”请写明看什么` });
    else if (aspects.some((aspect) => aspect.name === name)) {
      faults.push({ field: `aspects.${key}.name`, text: `“${name}”重复了` });
    }
    aspects.push({ name, content });
  }
  if (aspects.length === 0)
    faults.push({ field: `aspects.${aspectKey(0)}.name`, text: '请至少写一项考评内容' });
  return aspects;
}

function checkGradeNames(grades: TypedEfficiency['grades'], faults: SchemeFault[]): void {
  const seen = new Set<string>();
  for (const place of GRADE_PLACES) {
    const { name, meaning } = grades[place];
    if (name === '') faults.push({ field: `grades.${place}.name`, text: '请填写等次的名称' });
    else if (seen.has(name)) faults.push({ field: `grades.${place}.name`, text: `等次“${name}”重复了` });
    if (meaning === '') faults.push({ field: `grades.${place}.meaning`, text: '请写明这一等次的标准' });
    seen.add(name);
  }
}

function gradeInWords({ name, meaning, needsReason }: EfficiencyGrade): string {
  return `${name}：${meaning}${needsReason ? '（须写明理由）' : ''}`;
}

function shareInWords({ quotaShare }: EfficiencyScheme): string {
  return quotaShare === null ? '不限' : `${percentOf(quotaShare)}%`;
}
