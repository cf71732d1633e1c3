import { sealedPass } from '../../web/sealed-pass.js';

/** So long a browser shows a complaint without asking for number and code again. */
const MINUTES = 30;

/** What a browser that made or opened a complaint carries, sealed; the code only right after it was made. */
export interface ComplaintPass {
  id: number;
  number: string;
  code: string | null;
}

/** Lets a browser see a complaint for a while; nothing of it is stored in the house. */
export const {
  give: givePass,
  read: passOf,
  take: takePass,
} = sealedPass<ComplaintPass>('complaint', '/complain', MINUTES);
