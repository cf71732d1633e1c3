import { percentOf } from './points.js';
import { type AppraisalRule, BONUS, isVeto, type Veto } from './rules.js';
import type { AppraisalScheme } from './schemes.js';

/** A rule as an administrator types it: texts, `to` empty when open, `allowed` the single values of a range. */
export type TypedRule = { from: string; to: string; allowed: string; per: string; vetoes: readonly string[] };

/** A scheme as an administrator types it (E1); `quota` in percent, empty for none; `override` '' for none (C-48). */
export type TypedScheme = {
  first: string;
  second: string;
  third: string;
  quota: string;
  quotaFirst: boolean;
  floor: boolean;
  eventsOnce: boolean;
  override: string;
  rankPoints: string;
  categories: Readonly<Record<string, string>>;
  rules: Readonly<Record<string, TypedRule>>;
};

export type SchemeFault = { field: string; text: string };

export type EditedScheme = { ok: true; scheme: AppraisalScheme } | { ok: false; faults: SchemeFault[] };

const FULL_POINTS = 100;
const MOST_CUT_OFF = 200;

/** The texts of a scheme for its form. */
export function typedScheme(scheme: AppraisalScheme): TypedScheme {
  const [first, second, third] = scheme.cutOffs;
  return {
    first: String(first),
    second: String(second),
    third: String(third),
    quota: scheme.quotaShare === null ? '' : String(percentOf(scheme.quotaShare)),
    quotaFirst: scheme.quotaFirst,
    floor: scheme.floor,
    eventsOnce: scheme.eventsOnce,
    override: scheme.severityOverride?.notAbove ?? '',
    rankPoints: scheme.rankPoints.join('，'),
    categories: Object.fromEntries(
      scheme.categories.map(({ key, maximumPoints }) => [key, String(maximumPoints)]),
    ),
    rules: Object.fromEntries(
      scheme.rules.map((rule) => [
        rule.code,
        {
          from: String(rule.pointsMin),
          to: rule.pointsMax === null ? '' : String(rule.pointsMax),
          allowed: (rule.allowedPoints ?? []).join('，'),
          per: rule.per,
          vetoes: rule.vetoes,
        },
      ]),
    ),
  };
}

/** The scheme with what was typed, or what is wrong with it, field by field. What the form lacks stays as it is. */
export function editScheme(base: AppraisalScheme, typed: TypedScheme): EditedScheme {
  const faults: SchemeFault[] = [];
  const cutOffs = readCutOffs(typed, faults);
  const quotaShare = readQuota(typed.quota, faults);
  const categories = base.categories.map((category) => {
    const maximumPoints = numberOf(typed.categories[category.key] ?? String(category.maximumPoints));
    if (maximumPoints === null || maximumPoints <= 0) {
      faults.push({ field: `categories.${category.key}`, text: `“${category.name}”请填写大于 0 的分值` });
    }
    return { ...category, maximumPoints: maximumPoints ?? 0 };
  });
  const sum = categories.reduce((total, { maximumPoints }) => total + maximumPoints, 0);
  const firstKey = categories[0]?.key ?? '';
  if (faults.every(({ field }) => !field.startsWith('categories')) && sum !== FULL_POINTS) {
    faults.push({ field: `categories.${firstKey}`, text: `各类分值合计应为 100 分，现在是 ${sum} 分` });
  }
  const earned = categories.find((category) => category.earned);
  const rankPoints =
    base.rankPoints.length === 0 ? [] : readRankPoints(typed.rankPoints, earned?.maximumPoints ?? 0, faults);
  const rules = base.rules.map((rule) => ({
    ...editRule(rule, typed.rules[rule.code], earned?.key ?? null, faults),
    categoryMaximum: categories.find(({ key }) => key === rule.category)?.maximumPoints ?? null,
  }));
  const override = readOverride(base, typed.override, faults);
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    scheme: {
      ...base,
      categories,
      rules,
      cutOffs,
      quotaShare,
      rankPoints,
      quotaFirst: typed.quotaFirst,
      floor: typed.floor,
      eventsOnce: typed.eventsOnce,
      severityOverride: override,
    },
  };
}

function readCutOffs(typed: TypedScheme, faults: SchemeFault[]): [number, number, number] {
  const fields = ['first', 'second', 'third'] as const;
  const found = fields.map((field) => {
    const value = numberOf(typed[field]);
    if (value === null || value < 0 || value > MOST_CUT_OFF) {
      faults.push({ field, text: '请填写 0 到 200 之间的分数线' });
    }
    return value ?? 0;
  });
  const [first = 0, second = 0, third = 0] = found;
  if (faults.length === 0 && !(first > second && second > third)) {
    faults.push({ field: 'second', text: '分数线应当一档比一档低' });
  }
  return [first, second, third];
}

/** A quota typed in percent as a share; null when left empty, which sets no limit. */
export function readQuota(text: string, faults: SchemeFault[]): number | null {
  if (text === '') return null;
  const percent = numberOf(text);
  if (percent === null || percent <= 0 || percent > FULL_POINTS) {
    faults.push({ field: 'quota', text: '请填写 1 到 100 之间的百分比，不限名额的留空' });
    return null;
  }
  return percent / 100;
}

function readRankPoints(text: string, most: number, faults: SchemeFault[]): number[] {
  const points = numbersOf(text);
  const falls = points?.every((each, index) => index === 0 || each <= (points[index - 1] ?? 0));
  if (points === null || points.length === 0 || !falls || points.some((each) => each < 0 || each > most)) {
    faults.push({
      field: 'rankPoints',
      text: `请从第一名起依次填写分值，后一名不高于前一名，最多 ${most} 分`,
    });
    return [];
  }
  return points;
}

function readOverride(base: AppraisalScheme, notAbove: string, faults: SchemeFault[]) {
  if (notAbove === '') return null;
  if (!base.grades?.some((grade) => grade === notAbove)) {
    faults.push({ field: 'override', text: '请选择最高等次' });
    return null;
  }
  return { rules: base.severityOverride?.rules ?? integrityRules(base), notAbove };
}

/** C-48 concerns breaches of integrity. */
function integrityRules({ rules }: AppraisalScheme): string[] {
  return rules.filter(({ vetoes }) => vetoes.includes('CIRC')).map(({ code }) => code);
}

function editRule(
  rule: AppraisalRule,
  typed: TypedRule | undefined,
  earnedKey: string | null,
  faults: SchemeFault[],
): AppraisalRule {
  if (typed === undefined) return rule;
  const at = (part: string) => `rules.${rule.code}.${part}`;
  const pointsMin = numberOf(typed.from);
  const pointsMax = typed.to === '' ? null : numberOf(typed.to);
  const allowed = numbersOf(typed.allowed);
  if (pointsMin === null) faults.push({ field: at('from'), text: `${rule.code} 请填写分值，扣分写负数` });
  if (typed.to !== '' && pointsMax === null)
    faults.push({ field: at('to'), text: `${rule.code} 请填写分值，不封顶的留空` });
  const points = [pointsMin, pointsMax, ...(allowed ?? [])].filter((each) => each !== null);
  if (points.some((each) => each > 0) && points.some((each) => each < 0)) {
    faults.push({ field: at('to'), text: `${rule.code} 加分和扣分不能写在一条里` });
  }
  const isDeduction = rule.category !== BONUS && rule.category !== earnedKey;
  if (isDeduction && points.some((each) => each > 0)) {
    faults.push({ field: at('from'), text: `${rule.code} 是扣分项，分值应为负数或者 0` });
  }
  if (allowed === null)
    faults.push({ field: at('allowed'), text: `${rule.code} 可选分值请用逗号分开，如 3，6，9，12` });
  if (typed.per.trim() === '')
    faults.push({ field: at('per'), text: `${rule.code} 请填写计分单位，如 次、件` });
  return {
    ...rule,
    pointsMin: pointsMin ?? 0,
    pointsMax,
    allowedPoints: allowed === null || allowed.length === 0 ? null : allowed,
    per: typed.per.trim(),
    vetoes: typed.vetoes.filter((veto): veto is Veto => isVeto(veto)),
  };
}

function numberOf(text: string): number | null {
  const plain = text.trim().replace('－', '-').replace('−', '-');
  return /^-?\d{1,4}(\.\d{1,2})?$/.test(plain) ? Number(plain) : null;
}

function numbersOf(text: string): number[] | null {
  if (text.trim() === '') return [];
  const found = text
    .split(/[,，、\s]+/)
    .filter((part) => part !== '')
    .map(numberOf);
  return found.every((each) => each !== null) ? found : null;
}
