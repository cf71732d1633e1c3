import { createHash } from 'node:crypto';
import session from 'express-session';
import type { Database } from '../db/database.js';

const TOUCH_EVERY_MS = 60_000;
/** An expired row is kept this long, so that what was typed can be given back to its owner. */
const KEEP_EXPIRED_MS = 24 * 3_600_000;

/** When a session began and when it ends at the latest stay as they are. */
const SAVE = `
  INSERT INTO "Session" ("id", "staffId", "data", "createdAt", "touchedAt", "idleUntil", "endsAt")
  VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT ("id") DO UPDATE SET "staffId" = excluded."staffId", "data" = excluded."data",
    "touchedAt" = excluded."touchedAt", "idleUntil" = excluded."idleUntil"`;

declare module 'express-session' {
  interface SessionData {
    staffId?: number;
    /** Whose session this was before it expired. */
    expiredStaffId?: number;
    flash?: { kind: 'success' | 'notice'; text: string };
    returnTo?: string;
    pendingForm?: { sealed: string; forStaffId: number | null };
  }
}

interface Limits {
  idleMs: number;
  absoluteMs: number;
}

interface Row {
  staffId: number | null;
  data: string;
  touchedAt: number;
  idleUntil: number;
  endsAt: number;
}

/**
 * Sessions in our own table: found by the hash of their id, ended by idleness and by age, and by user. Being found
 * keeps a session from idling; there is no `touch`, for which express-session would send every page in two parts.
 */
export class DatabaseSessionStore extends session.Store {
  constructor(
    private readonly database: Database,
    private readonly limits: Limits,
    private readonly clock: () => Date,
  ) {
    super();
  }

  override get(sid: string, callback: (error: unknown, data?: session.SessionData | null) => void): void {
    this.find(sid).then(
      (data) => callback(null, data),
      (error: unknown) => callback(error),
    );
  }

  override set(sid: string, data: session.SessionData, callback?: (error?: unknown) => void): void {
    this.save(sid, data).then(
      () => callback?.(),
      (error: unknown) => callback?.(error),
    );
  }

  override destroy(sid: string, callback?: (error?: unknown) => void): void {
    this.database
      .write((tx) => tx.session.deleteMany({ where: { id: hashed(sid) } }))
      .then(
        () => callback?.(),
        (error: unknown) => callback?.(error),
      );
  }

  private async find(sid: string): Promise<session.SessionData | null> {
    const id = hashed(sid);
    const row = await this.database.sql.first<Row>(
      'SELECT "staffId", "data", "touchedAt", "idleUntil", "endsAt" FROM "Session" WHERE "id" = ?',
      [id],
    );
    if (!row) return null;
    const data: session.SessionData = JSON.parse(row.data);
    const now = this.clock();
    if (now.getTime() < row.idleUntil && now.getTime() < row.endsAt) {
      if (row.staffId === null) return data;
      if (now.getTime() - row.touchedAt >= TOUCH_EVERY_MS) await this.prolong(id, now);
      data.staffId = row.staffId;
      return data;
    }
    const ended: session.SessionData = { cookie: data.cookie };
    if (row.staffId !== null) ended.expiredStaffId = row.staffId;
    else if (data.expiredStaffId !== undefined) ended.expiredStaffId = data.expiredStaffId;
    return ended;
  }

  private async save(sid: string, data: session.SessionData): Promise<void> {
    const now = this.clock();
    const { staffId, ...rest } = data;
    const idleUntil = new Date(now.getTime() + this.limits.idleMs);
    const endsAt = new Date(now.getTime() + this.limits.absoluteMs);
    const row = [hashed(sid), staffId ?? null, JSON.stringify(rest), now, now, idleUntil, endsAt];
    await this.database.writeOne(SAVE, row);
  }

  private async prolong(id: string, now: Date): Promise<void> {
    const idleUntil = new Date(now.getTime() + this.limits.idleMs);
    await this.database.writeOne('UPDATE "Session" SET "touchedAt" = ?, "idleUntil" = ? WHERE "id" = ?', [
      now,
      idleUntil,
      id,
    ]);
  }
}

/** Removes sessions that ended long ago. */
export async function sweepSessions(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEEP_EXPIRED_MS);
  await database.write((tx) =>
    tx.session.deleteMany({ where: { OR: [{ endsAt: { lt: before } }, { idleUntil: { lt: before } }] } }),
  );
}

function hashed(sid: string): string {
  return createHash('sha256').update(sid).digest('base64url');
}
