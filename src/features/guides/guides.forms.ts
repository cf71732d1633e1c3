import { z } from 'zod';

const QUERY_MAX = 60;
const LAST_PAGE = 10_000;

/** The address of the list of guides; what cannot be read counts as not given. */
export const guideQuery = z.object({
  q: z.string().trim().max(QUERY_MAX).catch(''),
  hall: z.string().trim().max(QUERY_MAX).catch(''),
  department: z.coerce.number().int().positive().nullable().catch(null),
  audience: z.enum(['person', 'organisation']).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(LAST_PAGE).catch(1),
});

/** The number of an item in an address; null when it is none. */
export const itemNumber = z.coerce.number().int().positive().max(2_147_483_647).nullable().catch(null);
