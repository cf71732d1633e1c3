import { may } from '../../domain/access/permissions.js';
import { paths } from '../../web/paths.js';
import type { Person } from '../../web/visit.js';

export type RatingTab = 'list' | 'loops' | 'windows' | 'tablets';

/** The pages of ratings, those that the person may open. */
export function ratingTabs({ roles }: Person, current: RatingTab) {
  const keepsTablets = may(roles, 'rating.keep-tablets');
  const tabs = [
    { name: 'list', href: paths.ratings, label: '评价' },
    { name: 'loops', href: `${paths.ratings}/loops`, label: '差评整改' },
    { name: 'windows', href: `${paths.ratings}/windows`, label: '各窗口' },
    ...(keepsTablets ? [{ name: 'tablets', href: paths.tablets, label: '平板' }] : []),
  ];
  return tabs.map(({ name, href, label }) => ({ href, label, current: name === current }));
}
