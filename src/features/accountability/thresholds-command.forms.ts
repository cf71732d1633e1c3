import { z } from 'zod';
import { THRESHOLD_KINDS } from '../../domain/accountability/thresholds.js';
import { parseDate } from '../../domain/calendar/civil-time.js';

const event = z.object({
  subject: z.string('Give a subject').min(1, 'Give a subject'),
  kind: z.enum(THRESHOLD_KINDS, `Give one of ${THRESHOLD_KINDS.join(', ')}`),
  at: z
    .string('Give a date as YYYY-MM-DD')
    .refine((text) => parseDate(text) !== null, 'Give a date as YYYY-MM-DD'),
  valid: z.exactOptional(z.boolean('Give true or false')),
});

/** What `thresholds` reads; an event without `valid` counts. */
export const thresholdsInput = z.object({ events: z.array(event, 'Give a list of events') });
