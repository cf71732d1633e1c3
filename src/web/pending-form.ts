import type { Request } from 'express';
import type { Vault } from '../db/vault.js';

const CONTEXT = 'Session.pendingForm';

export interface PendingForm {
  path: string;
  body: Record<string, unknown>;
}

/** What was being sent when the session had expired, sealed, and given back only to whose session it was. */
export interface PendingForms {
  keep(req: Request, forStaffId: number | null): { sealed: string; forStaffId: number | null };
  take(kept: { sealed: string; forStaffId: number | null }, staffId: number): PendingForm | null;
}

export function createPendingForms(vault: Vault): PendingForms {
  return {
    keep(req, forStaffId) {
      const { _csrf, password, ...body } = (req.body ?? {}) as Record<string, unknown>;
      return { forStaffId, sealed: vault.seal(JSON.stringify({ path: req.originalUrl, body }), CONTEXT) };
    },
    take(kept, staffId) {
      if (kept.forStaffId !== null && kept.forStaffId !== staffId) return null;
      return JSON.parse(vault.open(kept.sealed, CONTEXT)) as PendingForm;
    },
  };
}
