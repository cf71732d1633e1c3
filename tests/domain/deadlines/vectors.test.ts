import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { parseTimestamp } from '../../../src/domain/calendar/civil-time.js';
import { formatTimestamp, SHANGHAI } from '../../../src/domain/calendar/zone.js';
import { assess } from '../../../src/domain/deadlines/assess-deadline.js';
import { computeDeadline } from '../../../src/domain/deadlines/compute-deadline.js';
import type { AfterHoursPolicy, TimeLimit } from '../../../src/domain/deadlines/time-limit.js';

type Vector = {
  id: string;
  rule: string;
  tags: string[];
  input: {
    acceptedAt: string;
    limit: TimeLimit;
    afterHours: AfterHoursPolicy;
    extensions: { value: number }[];
    suspensions: { from: string; to: string | null }[];
    now: string;
  };
  expected: {
    dueAt: string | null;
    overdue: boolean;
    lateWorkingDays: number;
    lateWorkingMinutes: number;
  };
};

const vectors: Vector[] = JSON.parse(readFileSync('tests/data/deadlines/vectors.json', 'utf8'));
const calendar = officialCalendar();

function instant(text: string): number {
  const parsed = parseTimestamp(text);
  if (parsed === null) throw new Error(`no timestamp: ${text}`);
  return parsed;
}

function answer({ input }: Vector) {
  const computed = computeDeadline(
    {
      ...input,
      acceptedAt: instant(input.acceptedAt),
      suspensions: input.suspensions.map(({ from, to }) => ({
        from: instant(from),
        to: to === null ? null : instant(to),
      })),
    },
    calendar,
  );
  if (!computed.ok) return computed.refusal;
  const { overdue, lateWorkingDays, lateWorkingMinutes } = assess(
    computed.deadline,
    instant(input.now),
    calendar,
  );
  const { dueAt } = computed.deadline;
  return {
    dueAt: dueAt === null ? null : formatTimestamp(dueAt, SHANGHAI),
    overdue,
    lateWorkingDays,
    lateWorkingMinutes,
  };
}

describe('S-05: the worked examples of the rule book', () => {
  it('are 400', () => expect(vectors).toHaveLength(400));

  it.each(vectors)('$id ($rule)', (vector) => {
    expect(answer(vector)).toEqual(vector.expected);
  });
});
