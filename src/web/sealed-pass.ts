import type { Request, Response } from 'express';
import type { Config } from '../config.js';
import type { Vault } from '../db/vault.js';

interface House {
  vault: Vault;
  config: Pick<Config, 'cookieSecure'>;
}

/** What a browser carries, sealed, to see one thing for a while; nothing of it is stored in the house. */
export interface SealedPass<Content> {
  give(house: House, res: Response, content: Content, now: Date): void;
  /** @returns null without a pass, with an old one, or with one that was made up */
  read(house: House, req: Request, now: Date): Content | null;
  /** For machines that others use too. */
  take(res: Response): void;
}

/** @param path the pages that are sent the pass; @param minutes it lasts so long */
export function sealedPass<Content extends object>(
  name: string,
  path: string,
  minutes: number,
): SealedPass<Content> {
  const context = `Cookie.${name}:1`;
  const inCookies = new RegExp(`(?:^|;\\s*)${name}=([^;]+)`);
  return {
    give({ vault, config }, res, content, now) {
      const sealed = vault.seal(
        JSON.stringify({ ...content, until: now.getTime() + minutes * 60_000 }),
        context,
      );
      res.cookie(name, sealed, {
        httpOnly: true,
        sameSite: 'lax',
        secure: config.cookieSecure,
        path,
        maxAge: minutes * 60_000,
      });
    },
    read({ vault }, req, now) {
      const sealed = inCookies.exec(req.headers.cookie ?? '')?.[1];
      if (sealed === undefined) return null;
      try {
        const pass = JSON.parse(vault.open(decodeURIComponent(sealed), context)) as Content & {
          until: number;
        };
        return pass.until > now.getTime() ? pass : null;
      } catch {
        return null;
      }
    },
    take(res) {
      res.clearCookie(name, { path });
    },
  };
}
