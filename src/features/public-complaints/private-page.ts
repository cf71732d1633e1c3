import type { Response } from 'express';
import type { Visit } from '../../web/visit.js';

/** Pages of one person's affairs are neither kept by browsers nor listed by search engines. */
export function keepPrivate(res: Response): void {
  res.setHeader('cache-control', 'no-store');
  res.setHeader('x-robots-tag', 'noindex, nofollow');
}

/** Whoever is signed in on this machine, a page for citizens shows nothing of him. */
export function asCitizen(visit: Visit): Visit {
  return { ...visit, person: null };
}
