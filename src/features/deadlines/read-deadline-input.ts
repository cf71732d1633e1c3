import { parseTimestamp } from '../../domain/calendar/civil-time.js';
import {
  AFTER_HOURS_POLICIES,
  type AfterHoursPolicy,
  type DeadlineFacts,
  type Extension,
  LIMIT_UNITS,
  type LimitUnit,
  type Suspension,
  type TimeLimit,
} from '../../domain/deadlines/time-limit.js';

export type DeadlineInput = { facts: DeadlineFacts; now: number };

/** A value of the input that cannot be read; the message names its place. */
export class InputFault extends Error {
  override readonly name = 'InputFault';
}

/**
 * Reads one input of the `deadline` command. `afterHours`, `extensions` and `suspensions` may be left out
 * (`same-day`, none, none). Throws an InputFault; whole numbers and ranges are the domain's to judge.
 */
export function readDeadlineInput(input: unknown): DeadlineInput {
  const { acceptedAt, limit, afterHours, extensions, suspensions, now } = readRecord(input, 'input');
  return {
    facts: {
      acceptedAt: readInstant(acceptedAt, 'acceptedAt'),
      limit: readLimit(limit),
      afterHours: afterHours === undefined ? 'same-day' : readPolicy(afterHours),
      extensions: readList(extensions, 'extensions', readExtension),
      suspensions: readList(suspensions, 'suspensions', readSuspension),
    },
    now: readInstant(now, 'now'),
  };
}

function readLimit(value: unknown): TimeLimit {
  const limit = readRecord(value, 'limit');
  return { value: readNumber(limit.value, 'limit.value'), unit: readUnit(limit.unit) };
}

function readUnit(value: unknown): LimitUnit {
  const unit = LIMIT_UNITS.find((known) => known === value);
  if (unit === undefined) throw new InputFault(`limit.unit must be one of ${LIMIT_UNITS.join(', ')}`);
  return unit;
}

function readPolicy(value: unknown): AfterHoursPolicy {
  const policy = AFTER_HOURS_POLICIES.find((known) => known === value);
  if (policy === undefined) throw new InputFault(`afterHours must be ${AFTER_HOURS_POLICIES.join(' or ')}`);
  return policy;
}

function readExtension(value: unknown, path: string): Extension {
  return { value: readNumber(readRecord(value, path).value, `${path}.value`) };
}

function readSuspension(value: unknown, path: string): Suspension {
  const { from, to } = readRecord(value, path);
  return {
    from: readInstant(from, `${path}.from`),
    to: to === null ? null : readInstant(to, `${path}.to`),
  };
}

function readList<T>(value: unknown, path: string, read: (entry: unknown, path: string) => T): T[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new InputFault(`${path} must be a list`);
  return value.map((entry: unknown, index) => read(entry, `${path}[${index}]`));
}

function readInstant(value: unknown, path: string): number {
  const instant = typeof value === 'string' ? parseTimestamp(value) : null;
  if (instant === null) {
    throw new InputFault(`${path} must be a timestamp with its offset, as 2026-09-30T18:00:00+08:00`);
  }
  return instant;
}

function readNumber(value: unknown, path: string): number {
  if (typeof value !== 'number') throw new InputFault(`${path} must be a number`);
  return value;
}

function readRecord(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InputFault(`${path} must be an object`);
  }
  return { ...value };
}
