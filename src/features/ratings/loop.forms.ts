import { z } from 'zod';
import type { LoopStep } from '../../domain/ratings/rating-loop.js';
import { id, text } from '../../web/forms.js';

const LONGEST = 500;
const version = id('页面已过期，请刷新');
const words = (required: string) => text({ required, max: LONGEST });

const choice = <const Values extends readonly [string, ...string[]]>(values: Values, error: string) =>
  z.enum(values, { error });

/** One form for each step of a loop; each gives the step and the version that was seen. */
export const LOOP_FORMS = {
  verify: z
    .strictObject({
      version,
      founded: choice(['yes', 'no'], '请选择是否属实'),
      words: words('请写明查到的情况'),
    })
    .transform((form) => ({
      version: form.version,
      step: { kind: 'verify', isFounded: form.founded === 'yes', words: form.words } satisfies LoopStep,
    })),
  correct: z.strictObject({ version, words: words('请写明怎样整改') }).transform((form) => ({
    version: form.version,
    step: { kind: 'correct', words: form.words } satisfies LoopStep,
  })),
  answer: z.strictObject({ version, words: words('请写明答复') }).transform((form) => ({
    version: form.version,
    step: { kind: 'answer', words: form.words } satisfies LoopStep,
  })),
  visit: z
    .strictObject({
      version,
      satisfied: choice(['yes', 'no', 'not-reached'], '请选择回访结果'),
      words: words('请写明回访情况'),
    })
    .transform((form) => ({
      version: form.version,
      step: {
        kind: 'visit',
        satisfied: form.satisfied === 'not-reached' ? null : form.satisfied === 'yes',
        words: form.words,
      } satisfies LoopStep,
    })),
  dispute: z.strictObject({ version, words: words('请写明为什么有异议') }).transform((form) => ({
    version: form.version,
    step: { kind: 'dispute', words: form.words } satisfies LoopStep,
  })),
  review: z
    .strictObject({
      version,
      outcome: choice(['upheld', 'malicious', 'mistaken'], '请选择复核结论'),
      words: words('请写明复核的理由，不计入的会和评价一起列出'),
    })
    .transform((form) => ({
      version: form.version,
      step: { kind: 'review', outcome: form.outcome, words: form.words } satisfies LoopStep,
    })),
} as const;
