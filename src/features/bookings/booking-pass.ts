import { sealedPass } from '../../web/sealed-pass.js';

/** So long a browser shows a booking without asking for number and code again. */
const MINUTES = 30;

/** What a browser that made or opened a booking carries, sealed; the code only right after it was made. */
export const bookingPass = sealedPass<{ id: number; number: string; code: string | null }>(
  'booking',
  '/book',
  MINUTES,
);
