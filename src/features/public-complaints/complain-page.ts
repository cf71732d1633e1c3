import type { Database } from '../../db/database.js';
import { COMPLAINT_CATEGORIES } from '../../domain/complaints/categories.js';
import type { FormProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import type { PublicHall } from '../home/public-halls.js';
import { hallSettings } from '../settings/hall-settings.js';
import { LARGEST_PHOTO_MEGABYTES, PHOTOS_PER_COMPLAINT } from './flood-gate.js';
import { otherChannels, PLAIN_CATEGORIES } from './plain-words.js';
import { findCaseByToken, listTargets } from './public-complaints.repository.js';

export interface ComplainGiven {
  hall: PublicHall;
  halls: readonly PublicHall[];
  /** The public token of the case whose page led here; '' for none. */
  caseToken: string;
  problem: FormProblem;
  /** A new key, for a form that has none yet. */
  key: string;
}

/** What views/public-complaints/complain shows; from the page of a case its number and window are filled in. */
export async function complainPage(database: Database, given: ComplainGiven) {
  const { hall, halls, problem } = given;
  const about = given.caseToken === '' ? undefined : await findCaseByToken(database, given.caseToken);
  const shown = about === undefined ? hall : (halls.find(({ id }) => id === about.hallId) ?? hall);
  const { windows, departments } = await listTargets(database, shown.id);
  const settings = await hallSettings(database, shown.id);
  const filled = {
    caseNumber: about?.number ?? '',
    target: about?.windowId ? `window:${about.windowId}` : '',
    identity: 'named',
    key: given.key,
    ...problem.values,
  };
  return {
    problem: { ...problem, values: filled },
    hall: shown,
    halls:
      halls.length > 1 && about === undefined
        ? halls.map(({ code, name }) => ({ value: code, label: name }))
        : [],
    caseToken: about === undefined ? '' : given.caseToken,
    about: about === undefined ? null : { number: about.number, itemName: about.itemName },
    targets: [
      ...windows.map(({ id, number, name }) => ({ value: `window:${id}`, label: `${number}号窗口 ${name}` })),
      ...departments.map(({ id, name }) => ({ value: `department:${id}`, label: name })),
    ],
    categories: Object.keys(COMPLAINT_CATEGORIES).map((value) => ({
      value,
      label: PLAIN_CATEGORIES[value as keyof typeof PLAIN_CATEGORIES],
    })),
    channels: otherChannels({
      reconsiderationBody: settings.text('reconsiderationBody'),
      court: settings.text('court'),
    }),
    photos: `最多 ${PHOTOS_PER_COMPLAINT} 个，每个不超过 ${LARGEST_PHOTO_MEGABYTES} MB；照片或者 PDF`,
    statusHref: paths.complaintStatus,
    phone: shown.complaintPhone,
  };
}
