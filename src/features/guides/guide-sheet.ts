import type { Guide } from './find-guide.js';
import type { GuideRow } from './guide-text.js';

/** What the printed guide shows in other words than the page: lists as lines, materials as a table. */
export interface GuideSheet {
  printMaterials: { name: string; copies: string; note: string }[];
  printConditions: string[];
  printSteps: string[];
  printFees: GuideRow[];
  printPlaces: GuideRow[];
}

export function guideSheet({ text, live, windows }: Guide): GuideSheet {
  return {
    printMaterials: text.materials.map(({ name, count, notes, basis }) => ({
      name,
      copies: count,
      note: joined([...notes, basis === '' ? '' : `依据：${basis}`]),
    })),
    printConditions: text.conditions.map((condition) => withBasis(condition.text, condition.basis)),
    printSteps: text.steps.map((step) => withBasis(joined([step.name, step.facts], '：'), step.basis)),
    printFees: text.fees.map((fee) => ({
      key: fee.name,
      value: joined([fee.standard, fee.amount, fee.basis]),
    })),
    printPlaces: [
      ...windows.map((window) => ({
        key: '窗口',
        value: joined([`${window.number} 号窗口 ${window.name}`, window.location, window.phone], '，'),
      })),
      { key: '地址', value: joined([live.hallName, live.hallAddress], '，') },
    ],
  };
}

function withBasis(words: string, basis: string): string {
  return basis === '' ? words : `${words}（${basis}）`;
}

function joined(parts: readonly string[], by = '；'): string {
  return parts.filter((part) => part !== '').join(by);
}
