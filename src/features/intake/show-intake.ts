import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import { CARD_READERS, isCardReader } from '../../domain/identity/card-readers.js';
import type { FormProblem } from '../../web/forms.js';
import { allowConnect } from '../../web/security-headers.js';
import type { StaffVisit } from '../../web/visit.js';
import { draftAttachmentPanel } from '../attachments/draft-attachments.routes.js';
import { findOffered } from '../bundles/bundle-intake.js';
import { listBundles } from '../bundles/bundles.repository.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { hallSettings } from '../settings/hall-settings.js';
import { checkApplicant } from './check-application.js';
import { conclude } from './conclude.js';
import { listDrafts } from './drafts.repository.js';
import { frequentItems } from './frequent-items.js';
import { halfIntakeForm } from './intake.forms.js';
import { findItems, type IntakeItem, windowsOf } from './intake.repository.js';
import { intakePage } from './intake-page.js';
import { type VerdictPanel, verdictPanel } from './verdict-panel.js';

const MOST_USED = 20;
const NOTHING_WRITTEN = { materials: {}, remitReason: '', isComplexReply: false, isReferred: false };

type ApplicantType = 'person' | 'organisation';

/** The intake page: the list of items to choose from, or the form of the chosen one with what is typed so far. */
export async function showIntake(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
): Promise<void> {
  const item = await chosenItem(deps, visit, req, problem.values);
  const key = keyOf(problem.values);
  const cardReader = item === null ? null : await cardReaderOf(deps, visit, res);
  const attachments =
    item && (await draftAttachmentPanel(deps, visit, key, item.materials, problem.byField.files));
  const { hallId } = visit.person;
  const view = intakePage({
    item,
    problem,
    ...(await offersFor(deps, visit, req, item)),
    windows: await windowsOf(deps.database, visit.person),
    panel: await conclusionPanel(deps, visit, item, problem.values),
    submissionKey: key ?? randomBytes(15).toString('base64url'),
    calendar: await hallCalendar(deps.database, hallId),
    now: visit.now,
    isTolerant: (await hallSettings(deps.database, hallId)).flag('tolerantAcceptance'),
  });
  await deps.renderer.page(visit, req, res, item ? 'intake/intake' : 'intake/choose-item', {
    title: item ? `收件 ${item.name}` : '收件',
    status: problem.status,
    locals: { view, attachments, cardReader },
  });
}

/** The panel beside the form: what will happen with what is written so far. */
export async function conclusionPanel(
  { database }: Deps,
  visit: StaffVisit,
  item: IntakeItem | null,
  values: Record<string, unknown>,
): Promise<VerdictPanel> {
  const calendar = await hallCalendar(database, visit.person.hallId);
  const settings = await hallSettings(database, visit.person.hallId);
  const { _csrf, ...fields } = values;
  const half = halfIntakeForm.safeParse(fields);
  const today = formatDate(dayOf(calendar.zone.toLocalMinute(visit.now.getTime())));
  const isApplicantValid = half.success && checkApplicant(half.data, today).faults.length === 0;
  const written = half.success ? half.data : NOTHING_WRITTEN;
  const verdict = conclude(item, written, isApplicantValid, settings.flag('tolerantAcceptance'));
  const supplementWorkingDays = settings.number('supplementWorkingDays');
  return verdictPanel(verdict, item, { calendar, now: visit.now, supplementWorkingDays });
}

/** Whose most frequent items are asked for; null for everybody's. */
export function applicantTypeIn(value: unknown): ApplicantType | null {
  return value === 'person' || value === 'organisation' ? value : null;
}

async function chosenItem(
  { database }: Deps,
  visit: StaffVisit,
  req: Request,
  values: Record<string, unknown>,
): Promise<IntakeItem | null> {
  const half = halfIntakeForm.safeParse(values);
  const written = half.success ? half.data : { itemId: undefined, bundleId: undefined };
  const itemId = written.itemId ?? (Number(req.query.item ?? req.body?.itemId) || 0);
  const bundleId = written.bundleId ?? (Number(req.query.bundle) || undefined);
  if (itemId <= 0 && bundleId === undefined) return null;
  return findOffered(database, visit.person.hallId, { itemId, bundleId });
}

/** What the hall offers to choose from; nothing beside a form. */
async function offersFor({ database }: Deps, visit: StaffVisit, req: Request, item: IntakeItem | null) {
  const query = typeof req.query.q === 'string' ? req.query.q : '';
  const who = applicantTypeIn(req.query.who);
  if (item !== null) return { query, who, options: [], bundles: [], drafts: [] };
  const { person, now } = visit;
  const options =
    who === null || query !== ''
      ? await findItems(database, person, query, MOST_USED)
      : await frequentItems(database, person, who, MOST_USED, now);
  const asked = { offered: true, who, limit: MOST_USED };
  const bundles = query === '' ? await listBundles(database.sql, person.hallId, asked) : [];
  return { query, who, options, bundles, drafts: await listDrafts(database, person) };
}

/** The hall's card reader; the page may reach its address from now on. */
async function cardReaderOf({ database }: Deps, visit: StaffVisit, res: Response) {
  const kind = (await hallSettings(database, visit.person.hallId)).text('cardReader');
  if (!isCardReader(kind)) return null;
  const reader = { kind, ...CARD_READERS[kind] };
  allowConnect(res, reader.origin);
  return reader;
}

function keyOf(values: Record<string, unknown>): string | null {
  return typeof values.submissionKey === 'string' && values.submissionKey !== ''
    ? values.submissionKey
    : null;
}
