import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { shownBefore } from '../../domain/ratings/rating-days.js';
import { paths } from '../../web/paths.js';
import { get, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { appealLine } from '../appeals/appeal-page.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { checkLine } from '../checks/check-page.js';
import { checksAbout } from '../checks/checks.repository.js';
import { listComplaintsAbout } from '../complaints/state-own-side.js';
import { ownFaultPapers } from '../faults/fault-papers.routes.js';
import { hallSettings } from '../settings/hall-settings.js';
import { ownAppealRoutes } from './own-appeals.routes.js';
import { ownComplaintLine, ownComplaintRoutes } from './own-complaints.routes.js';
import { ownFaultRoutes } from './own-faults.routes.js';
import {
  ownAppeals,
  ownAttendance,
  ownCounters,
  ownFaults,
  ownMeasures,
  ownRatings,
  ownResults,
} from './own-record.repository.js';
import {
  ownAttendanceLine,
  ownCounterLine,
  ownFaultLine,
  ownMeasureLine,
  ownRatingCounts,
  ownResultLine,
} from './own-record-page.js';

/** What the hall keeps of the person himself: everything by his own number, never anybody else's (S-14). */
export function ownRecordRoutes(deps: Deps): Route[] {
  return [
    get(paths.ownRecord, 'record.own', (visit, req, res) => showRecord(deps, visit, req, res)),
    ...ownComplaintRoutes(deps),
    ...ownFaultPapers(deps),
    ...ownFaultRoutes(deps),
    ...ownAppealRoutes(deps),
  ];
}

async function showRecord(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { database } = deps;
  const { person, now } = visit;
  const { staffId } = person;
  const calendar = await hallCalendar(database, person.hallId);
  const appeals = await ownAppeals(database, staffId);
  const isAppealed = (about: string, id: number) =>
    appeals.some((appeal) => appeal.about === about && appeal.aboutId === id);
  const measures = await ownMeasures(database, staffId);
  const counters = await ownCounters(database, staffId);
  const days = (await hallSettings(database, person.hallId)).number('ratingShownAfterDays');
  const before = shownBefore(now.getTime(), days, calendar.zone);
  const view = {
    complaints: (await listComplaintsAbout(database, staffId)).map(ownComplaintLine),
    faults: (await ownFaults(database, staffId)).map((row) => ownFaultLine(row, calendar, now)),
    measures: measures.map((row) => ownMeasureLine(row, calendar, now, isAppealed('measure', row.id))),
    appeals: appeals.map((row) => appealLine(row, calendar, now.getTime())),
    counters: counters.map(ownCounterLine),
    attendance: (await ownAttendance(database, staffId)).map(ownAttendanceLine),
    checks: (await checksAbout(database, person)).map((row) => checkLine(row, calendar)),
    attendanceHref: paths.attendance,
    ratings: ownRatingCounts(await ownRatings(database, staffId, before)),
    ratingDays: days,
    results: (await ownResults(database, staffId)).map(ownResultLine),
  };
  res.setHeader('cache-control', 'no-store');
  await deps.renderer.page(visit, req, res, 'own-record/record', { title: '我的记录', locals: { view } });
}
