import { percentOf } from './points.js';
import { type AppraisalRule, VETO_NAMES } from './rules.js';
import type { AppraisalScheme } from './schemes.js';

/** One thing that two versions of a scheme say differently, in words. */
export type SchemeDifference = { what: string; before: string; after: string };

const yesNo = (value: boolean) => (value ? '是' : '否');

/** What `after` changes against `before` (E1), in the order of the form. */
export function schemeDifferences(before: AppraisalScheme, after: AppraisalScheme): SchemeDifference[] {
  const found: SchemeDifference[] = [];
  const compare = (what: string, one: string, other: string) => {
    if (one !== other) found.push({ what, before: one, after: other });
  };
  compare('等次分数线', before.cutOffs.join(' / '), after.cutOffs.join(' / '));
  compare('优秀名额', quotaInWords(before), quotaInWords(after));
  compare('名额优先于分数', yesNo(before.quotaFirst), yesNo(after.quotaFirst));
  compare('每类扣完为止', yesNo(before.floor), yesNo(after.floor));
  compare('同一件事只计一次', yesNo(before.eventsOnce), yesNo(after.eventsOnce));
  compare(
    '不廉洁行为的最高等次',
    before.severityOverride?.notAbove ?? '不限',
    after.severityOverride?.notAbove ?? '不限',
  );
  compare('办件数量名次分', before.rankPoints.join('，'), after.rankPoints.join('，'));
  for (const category of after.categories) {
    const same = before.categories.find(({ key }) => key === category.key);
    compare(
      `${category.key} ${category.name}的分值`,
      String(same?.maximumPoints ?? ''),
      String(category.maximumPoints),
    );
  }
  for (const rule of after.rules) {
    const same = before.rules.find(({ code }) => code === rule.code);
    compare(
      `${rule.code} ${rule.condition}`,
      same === undefined ? '没有' : ruleInWords(same),
      ruleInWords(rule),
    );
  }
  return found;
}

/** -5 分/次；-1 至 -5 分/次；3 分起/项. */
export function ruleInWords(rule: AppraisalRule): string {
  const vetoes = rule.vetoes.map((veto) => VETO_NAMES[veto]);
  return [`${pointsInWords(rule)}/${rule.per}`, ...vetoes].join('；');
}

/** The points of a rule without its unit. */
export function pointsInWords({ pointsMin, pointsMax, allowedPoints }: AppraisalRule): string {
  if (allowedPoints !== null) return `${allowedPoints.join('、')} 分`;
  if (pointsMax === null) return `${pointsMin} 分起`;
  return pointsMin === pointsMax ? `${pointsMin} 分` : `${pointsMin} 至 ${pointsMax} 分`;
}

function quotaInWords({ quotaShare }: AppraisalScheme): string {
  return quotaShare === null ? '不限' : `${percentOf(quotaShare)}%`;
}
