import { z } from 'zod';
import { parseDate } from '../../domain/calendar/civil-time.js';
import { text } from '../../web/forms.js';
import type { CalendarChange } from './calendar-change.js';
import { parseWindows } from './office-windows.js';

const MOST_TEXT = 200_000;
const WINDOWS_HINT = '时段写成 09:00-12:00 14:00-18:00 的样子，按先后排列，不重叠';

const date = (required: string) =>
  text({ required, max: 10 }).refine(
    (value) => parseDate(value) !== null,
    '日期写成 2027-01-01 的样子，而且确有这一天',
  );

const monthDay = text({ max: 5 })
  .transform((value) =>
    value.replace(
      /^(\d{1,2})[-/.月](\d{1,2})日?$/,
      (_all, month: string, day: string) => `${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    ),
  )
  .refine((value) => parseDate(`2024-${value}`) !== null, '写成 05-01 的样子');

const rowsOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : typeof value === 'object' && value !== null ? Object.values(value) : [];

const isBlank = (row: unknown): boolean =>
  typeof row !== 'object' ||
  row === null ||
  Object.values(row).every((value) => String(value ?? '').trim() === '');

/** Rows of which the empty ones are left out; errors keep the place of their row. */
const rows = <Row extends z.ZodType>(row: Row) =>
  z
    .preprocess(
      rowsOf,
      z
        .array(z.preprocess((value) => (isBlank(value) ? null : value), z.nullable(row)))
        .max(60, '最多 60 行'),
    )
    .transform((each) => each.filter((value) => value !== null));

const windows = (isClosedAllowed: boolean) =>
  text({ max: 100 }).transform((value, context) => {
    const parsed = parseWindows(value);
    if (parsed === null || (parsed.length === 0 && !isClosedAllowed)) {
      context.addIssue({ code: 'custom', message: WINDOWS_HINT });
      return z.NEVER;
    }
    return parsed;
  });

/** The notice of one or more years, pasted. */
export const yearsForm = z.strictObject({
  text: z.string({ error: '请粘贴放假安排' }).min(1, '请粘贴放假安排').max(MOST_TEXT, '内容太长，请分年载入'),
  source: text({ required: '请写明来源，如 国办发明电〔2026〕×号', max: 100 }),
});

/** One day. */
export const dayForm = z.strictObject({
  date: date('请选择日期'),
  kind: z.enum(['off', 'work', 'plain'], { error: '请选择放假、补班或者平常日' }),
  name: text({ required: '请写明原因或者节日名称', max: 40 }),
});

/** The office hours as a whole. */
export const hoursForm = z
  .strictObject({
    windows: windows(false),
    seasons: rows(z.strictObject({ from: monthDay, to: monthDay, windows: windows(false) })),
    specials: rows(
      z.strictObject({ date: date('请填写日期'), name: text({ max: 40 }), windows: windows(true) }),
    ),
  })
  .superRefine(({ seasons, specials }, context) => {
    const taken = seasons
      .flatMap(({ from, to }) =>
        from <= to
          ? [[from, to]]
          : [
              [from, '12-31'],
              ['01-01', to],
            ],
      )
      .sort();
    if (taken.some(([from = ''], index) => index > 0 && from <= (taken[index - 1]?.[1] ?? ''))) {
      context.addIssue({ code: 'custom', path: ['seasons'], message: '季节互相重叠' });
    }
    if (new Set(specials.map((day) => day.date)).size < specials.length) {
      context.addIssue({ code: 'custom', path: ['specials'], message: '同一天写了两次' });
    }
  });

/** A change that was previewed, and the mark of the plan that was shown. */
export const changeForm = z.strictObject({
  change: z.string({ error: '页面已过期，请重新预览' }).max(MOST_TEXT * 2, '内容太长'),
  hash: text({ required: '页面已过期，请重新预览', max: 100 }),
});

export type Hours = z.output<typeof hoursForm>;

const window = z.strictObject({ from: z.int().min(0).max(1440), to: z.int().min(0).max(1440) });
const dateText = z.string().refine((value) => parseDate(value) !== null);

const carriedChange = z.strictObject({
  years: z.array(z.int().min(1970).max(9999)),
  days: z.array(z.strictObject({ date: dateText, kind: z.enum(['off', 'work']), name: z.string() })),
  plainDates: z.array(dateText),
  officeHours: z.nullable(
    z.strictObject({
      windows: z.array(window),
      seasons: z.array(z.strictObject({ from: z.string(), to: z.string(), windows: z.array(window) })),
      specialDays: z.array(
        z.tuple([dateText, z.strictObject({ name: z.string(), windows: z.array(window) })]),
      ),
    }),
  ),
  source: z.string().max(200),
});

/** A change as text, to be carried from the preview to the saving. */
export function changeText(change: CalendarChange): string {
  const hours = change.officeHours;
  return JSON.stringify({
    ...change,
    officeHours: hours && { ...hours, specialDays: [...hours.specialDays] },
  });
}

/** The change of such a text; null when it was tampered with. */
export function changeFromText(text: string): CalendarChange | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const parsed = carriedChange.safeParse(value);
  if (!parsed.success) return null;
  const { officeHours, ...rest } = parsed.data;
  return {
    ...rest,
    officeHours: officeHours && { ...officeHours, specialDays: new Map(officeHours.specialDays) },
  };
}
