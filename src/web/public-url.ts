import type { Request } from 'express';
import type { Config } from '../config.js';

/** The address that citizens use, for QR codes: the setting, or the address of the request. No slash at the end. */
export function publicUrl(config: Pick<Config, 'publicUrl'>, req: Request): string {
  return config.publicUrl ?? `${req.protocol}://${req.get('host') ?? 'localhost'}`;
}
