import type { Deps } from '../../app.js';
import { monthBounds, monthInWords, monthsBack } from '../../domain/ratings/rating-days.js';
import { LEVELS_BEST_FIRST, RATING_LEVELS } from '../../domain/ratings/rating-levels.js';
import { foldSmall, type RatingTally, satisfactionOfTally } from '../../domain/ratings/satisfaction.js';
import { NotFoundError } from '../../web/errors.js';
import { paths } from '../../web/paths.js';
import { getPublic, type Route } from '../../web/routes.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { chosenHall, publicHalls } from '../home/public-halls.js';
import { hallSettings } from '../settings/hall-settings.js';
import { tallyItems, tallyWindows } from './ratings.repository.js';
import { tallyCells, windowTallies } from './ratings-page.js';
import { tallyOf } from './satisfaction-of.js';

const MONTHS_PUBLIC = 12;

/** The ratings of finished months by window and by item, for anyone; small numbers stand together (S-54). */
export function publicRatingRoutes({ database, renderer }: Deps): Route[] {
  return [
    getPublic(paths.publicRatings, async (visit, req, res) => {
      const asked = (name: string) => (typeof req.query[name] === 'string' ? req.query[name] : '');
      const halls = await publicHalls(database);
      const hall = chosenHall(halls, asked('hall'));
      if (hall === undefined) throw new NotFoundError();
      const { zone } = await hallCalendar(database, hall.id);
      const settings = await hallSettings(database, hall.id);
      const least = settings.number('ratingPublicLeast');
      // the month that runs is left out: whoever watched it could tell a rating by its moment
      const months = monthsBack(visit.now.getTime(), MONTHS_PUBLIC + 1, zone).slice(1);
      const month = months.find((each) => each === asked('month')) ?? months[0] ?? '';
      const span = monthBounds(month, zone) ?? { from: 0, to: 0 };
      const reach = { where: 'r."hallId" = ?', values: [hall.id] };
      const filters = { ...span, windowId: null, levels: [] };
      const { windows, sum } = windowTallies(await tallyWindows(database.sql, reach, filters));
      const items = itemTallies(await tallyItems(database.sql, reach, filters));
      const shown = (rows: readonly { name: string; tally: RatingTally }[], rest: string) =>
        foldSmall(rows, least, rest).map(({ name, tally }) => ({ name, ...tallyCells(tally) }));
      const several = halls.length > 1;
      const view = {
        hallName: hall.name,
        action: paths.publicRatings,
        halls: several ? halls.map(({ code, name }) => ({ value: code, label: name })) : [],
        hallCode: hall.code,
        month,
        monthWords: monthInWords(month),
        months: months.map((value) => ({ value, label: monthInWords(value) })),
        target: settings.number('satisfactionPercent'),
        least,
        sum: tallyCells(sum),
        levelWords: LEVELS_BEST_FIRST.map((level) => RATING_LEVELS[level].word),
        isEnough: satisfactionOfTally(sum).answers >= least,
        windows: shown(windows, '其他窗口'),
        items: shown(items, '其他事项'),
      };
      await renderer.page(visit, req, res, 'ratings/public', { title: '群众评价', locals: { view } });
    }),
  ];
}

type ItemTally = Awaited<ReturnType<typeof tallyItems>>[number];

function itemTallies(rows: readonly ItemTally[]): { name: string; tally: RatingTally }[] {
  return [...new Set(rows.map(({ itemId }) => itemId))].map((id) => {
    const own = rows.filter(({ itemId }) => itemId === id);
    return { name: own[0]?.name ?? '', tally: tallyOf(own) };
  });
}
