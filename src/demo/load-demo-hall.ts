import type { Database } from '../db/database.js';
import type { Vault } from '../db/vault.js';

export const DEMO_ACCOUNTS: readonly { account: string; role: string; password: string }[] = [];

/** Fills an empty database with the demonstration hall. */
export async function loadDemoHall(_database: Database, _vault: Vault, _now: Date): Promise<void> {}
