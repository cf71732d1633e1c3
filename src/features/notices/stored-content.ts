import { z } from 'zod';
import type { NoticeContent } from '../../domain/notices/notice-content.js';
import { NOTICE_KINDS, type NoticeKind } from '../../domain/notices/notice-kinds.js';

const section = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), heading: z.string(), paragraphs: z.array(z.string()) }),
  z.object({
    type: z.literal('fields'),
    heading: z.string(),
    fields: z.array(z.object({ label: z.string(), value: z.string() })),
  }),
  z.object({
    type: z.literal('table'),
    heading: z.string(),
    columns: z.array(z.string()),
    rows: z.array(z.array(z.string())),
  }),
]);

const content: z.ZodType<NoticeContent> = z.object({
  version: z.literal(1),
  kind: z.enum(Object.keys(NOTICE_KINDS) as [NoticeKind, ...NoticeKind[]]),
  title: z.string(),
  number: z.string(),
  hallName: z.string(),
  issuedOnText: z.string(),
  addressee: z.string(),
  sections: z.array(section),
  seal: z.object({ organ: z.string(), wording: z.string() }),
  query: z.object({ caseNumber: z.string(), queryCode: z.string(), url: z.string() }).nullable(),
  receipt: z.object({ title: z.string(), number: z.string(), applicantName: z.string() }).nullable(),
});

/** Reads the content of a notice as kept in the table. Throws, naming the notice, when it cannot be read. */
export function readStoredContent(noticeId: number, stored: string): NoticeContent {
  const parsed = content.safeParse(jsonOf(stored));
  if (parsed.success) return parsed.data;
  throw new Error(`the content of notice ${noticeId} cannot be read`, { cause: parsed.error });
}

function jsonOf(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    return null;
  }
}
