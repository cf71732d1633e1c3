import type { Database } from '../../db/database.js';

/** A mail as it goes out; plain text. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Hands a mail to the mail server; rejects when it does not take it. */
export type SendMail = (mail: Mail) => Promise<void>;

const MAILED_FOR_MS = 24 * 3_600_000;
const PEOPLE_AT_ONCE = 50;

interface Word {
  id: number;
  staffId: number;
  email: string;
  hallName: string;
  words: string;
}

/**
 * Mails the words of the last day that are on desks and were not read there, one mail a person. Each word is taken
 * by one process only; one that the mail server refused is tried again, and keeps why.
 * @param url where the desk is, without a slash at the end
 * @returns how many people were written to, and how many failed
 */
export async function mailMessages(
  database: Database,
  send: SendMail,
  url: string,
  now: Date,
): Promise<{ sent: number; failed: number }> {
  const words = await unmailed(database, now);
  const people = [...new Set(words.map(({ staffId }) => staffId))].slice(0, PEOPLE_AT_ONCE);
  const outcome = { sent: 0, failed: 0 };
  for (const staffId of people) {
    const own = words.filter((word) => word.staffId === staffId);
    const taken = await takeWords(database, own, now);
    const [first] = taken;
    if (first === undefined) continue;
    const fault = await faultOf(send({ to: first.email, ...letter(taken, first.hallName, url) }));
    if (fault === null) outcome.sent += 1;
    else {
      outcome.failed += 1;
      await giveBack(database, taken, fault);
    }
  }
  return outcome;
}

function unmailed({ sql }: Database, now: Date): Promise<Word[]> {
  return sql.all<Word>(
    `SELECT m."id", m."staffId", s."email", h."name" AS "hallName", m."words"
     FROM "DeskMessage" m JOIN "Staff" s ON s."id" = m."staffId" JOIN "Hall" h ON h."id" = s."hallId"
     WHERE m."mailedAt" IS NULL AND m."at" > ? AND m."readAt" IS NULL AND s."email" <> ? AND s."active" = ?
     ORDER BY m."at", m."id" LIMIT 1000`,
    [new Date(now.getTime() - MAILED_FOR_MS), '', true],
  );
}

/** Claims the words before they are sent, so that two processes never send one twice. */
async function takeWords(database: Database, words: readonly Word[], now: Date): Promise<Word[]> {
  return database.write(async (tx) => {
    const taken: Word[] = [];
    for (const word of words) {
      const { count } = await tx.deskMessage.updateMany({
        where: { id: word.id, mailedAt: null },
        data: { mailedAt: now },
      });
      if (count === 1) taken.push(word);
    }
    return taken;
  });
}

async function giveBack(database: Database, words: readonly Word[], fault: string): Promise<void> {
  await database.write((tx) =>
    tx.deskMessage.updateMany({
      where: { id: { in: words.map(({ id }) => id) } },
      data: { mailedAt: null, mailFault: fault },
    }),
  );
}

async function faultOf(sending: Promise<void>): Promise<string | null> {
  try {
    await sending;
    return null;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).slice(0, 300);
  }
}

function letter(words: readonly Word[], hallName: string, url: string): Pick<Mail, 'subject' | 'text'> {
  const lines = words.map(({ words: text }, index) => `${index + 1}. ${text}`);
  return {
    subject: words.length === 1 ? `${hallName}：一条办件提醒` : `${hallName}：${words.length} 条办件提醒`,
    text: [...lines, '', `请登录工作台办理：${url}/desk`].join('\n'),
  };
}
