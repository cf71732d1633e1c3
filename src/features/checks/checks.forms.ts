import { z } from 'zod';
import { parseDate } from '../../domain/calendar/civil-time.js';
import {
  CHECK_KINDS,
  type CheckKind,
  type CheckVerdict,
  VERDICTS,
} from '../../domain/conduct/check-words.js';
import { CHECK_LINES } from '../../domain/conduct/checklist.js';
import { id, text } from '../../web/forms.js';

const kinds = Object.keys(CHECK_KINDS) as [CheckKind, ...CheckKind[]];
const verdicts = Object.keys(VERDICTS) as [CheckVerdict, ...CheckVerdict[]];
const MOST_DRAWN = 30;
const MOST_SEED = 2_147_483_647;
const none = (message: string) => z.union([z.literal('').transform(() => null), id(message)]).default(null);

export const planForm = z
  .strictObject({
    kind: z.enum(kinds, { error: '请选择检查方式' }),
    plannedFor: text({ required: '请填写检查日期', max: 10 }).refine(
      (value) => parseDate(value) !== null,
      '请填写日期，如 2026-11-23',
    ),
    way: z.enum(['draw', 'chosen'], { error: '请选择怎样选窗口' }),
    count: z.coerce
      .number({ error: '请填写抽几个窗口' })
      .int('请填写整数')
      .min(1, '至少抽 1 个窗口')
      .max(MOST_DRAWN, `最多抽 ${MOST_DRAWN} 个窗口`),
    seed: z.coerce
      .number({ error: '种子是一个整数' })
      .int('种子是一个整数')
      .min(0)
      .max(MOST_SEED, '种子太大'),
    windowId: none('请选择窗口'),
    staffId: none('请选择人员'),
    note: text({ max: 300 }),
  })
  .refine(({ way, windowId }) => way === 'draw' || windowId !== null, {
    path: ['windowId'],
    error: '请选择要检查的窗口',
  });

/** The lines come as verdict-CODE and note-CODE. */
const lineFields: Record<`verdict-${string}` | `note-${string}`, z.ZodType<string>> = Object.fromEntries(
  CHECK_LINES.flatMap(({ code }) => [
    [`verdict-${code}`, z.enum([...verdicts, ''], { error: '请选择检查结果' }).default('')],
    [`note-${code}`, text({ max: 200 })],
  ]),
);

export const fillForm = z.strictObject({
  ...lineFields,
  version: id('请刷新页面后重试'),
  act: z.enum(['save', 'done']).default('save'),
  note: text({ max: 500 }),
  files: z.union([z.string(), z.array(z.string())]).optional(),
});

export const answerForm = z.strictObject({
  version: id('请刷新页面后重试'),
  answer: text({ required: '请写明情况和怎样整改', max: 500 }),
});

export type FillValues = z.output<typeof fillForm>;
export type AnswerValues = z.output<typeof answerForm>;

/** The lines of a filled form by their code. */
export function filledLines(values: Readonly<Record<string, unknown>>) {
  return new Map(
    CHECK_LINES.map(({ code }) => [
      code,
      {
        verdict: String(values[`verdict-${code}`] ?? '') as CheckVerdict | '',
        note: String(values[`note-${code}`] ?? ''),
      },
    ]),
  );
}
