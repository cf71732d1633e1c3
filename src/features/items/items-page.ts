import type { Database } from '../../db/database.js';
import { may } from '../../domain/access/permissions.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { type CaseKind, caseKindName, isCaseKind } from '../../domain/cases/kinds.js';
import { LIMIT_UNITS } from '../../domain/deadlines/time-limit.js';
import { limitInWords } from '../../domain/items/compare-limits.js';
import { NotFoundError } from '../../web/errors.js';
import { paths } from '../../web/paths.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { listWindows } from '../departments/departments.repository.js';
import { departmentOptions } from '../departments/departments-page.js';
import { type HallReach, hallReach } from '../halls/managed-halls.js';
import { ITEM_STATUSES, ITEM_STEPS, type ItemStep, isItemStatus, isStepOpen } from './change-item-status.js';
import { countItems, type ItemFilter, listItems, namesOf } from './item-list.repository.js';
import { findItem } from './items.repository.js';
import { listVersions } from './versions.repository.js';

const ITEMS_ON_A_PAGE = 50;

/** The items of the chosen hall that the filter finds. */
export async function itemListPage(database: Database, visit: StaffVisit, query: Record<string, unknown>) {
  const { halls, hall } = await hallReach(database, visit, query.hall);
  const filter = filterOf(query, hall.id);
  const found = await listItems(database, filter);
  const items = found.slice(0, filter.limit);
  const last = items.at(-1);
  const address = (after: string) =>
    `${paths.adminItems}?${new URLSearchParams(addressOf(filter, after)).toString()}`;
  return {
    halls,
    hall,
    filter,
    mayEdit: may(visit.person.roles, 'item.edit'),
    total: await countItems(database, filter),
    departments: await departmentOptions(database, hall.id),
    statuses: Object.entries(ITEM_STATUSES).map(([value, { name }]) => ({ value, label: name })),
    items: items.map((item) => ({
      ...item,
      href: paths.adminItem(item.id),
      status: statusTag(item.status),
      kind:
        item.caseKind !== null && isCaseKind(item.caseKind) ? caseKindName(item.caseKind as CaseKind) : '',
      promise: limitWords(item.promisedValue, item.promisedUnit),
      hasDraft: Number(item.drafts) > 0 && item.status !== 'draft',
    })),
    prevHref: filter.after === '' ? null : address(''),
    nextHref: found.length > filter.limit && last !== undefined ? address(last.code) : null,
  };
}

function filterOf(query: Record<string, unknown>, hallId: number): ItemFilter {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name].trim().slice(0, 60) : '');
  return {
    hallId,
    q: text('q'),
    status: isItemStatus(text('status')) ? text('status') : '',
    departmentId: /^\d{1,9}$/.test(text('department')) ? Number(text('department')) : null,
    after: text('after'),
    limit: ITEMS_ON_A_PAGE,
  };
}

function addressOf(filter: ItemFilter, after: string): Record<string, string> {
  const department = filter.departmentId === null ? '' : String(filter.departmentId);
  const all = { hall: String(filter.hallId), q: filter.q, status: filter.status, department, after };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** An item within reach. @throws NotFoundError */
export async function itemInReach(database: Database, visit: StaffVisit, itemId: number) {
  const item = Number.isInteger(itemId) ? await findItem(database.read, itemId) : null;
  if (item === null) throw new NotFoundError('找不到这个事项');
  return { item, reach: await hallReach(database, visit, item.hallId) };
}

/** The page of one item: where it belongs, its versions, and what may be done with it. */
export async function itemPage(database: Database, visit: StaffVisit, itemId: number) {
  const { item, reach } = await itemInReach(database, visit, itemId);
  const versions = await listVersions(database.read, item.id);
  const names = await namesOf(
    database.read,
    versions.map((version) => version.publishedById),
  );
  const { zone } = await hallCalendar(database, item.hallId);
  const when = (moment: Date | null) => (moment === null ? '' : momentInWords(moment.getTime(), zone));
  const windowIds = (await database.read.itemWindow.findMany({ where: { itemId } })).map((row) =>
    String(row.windowId),
  );
  return {
    item: { ...item, status: statusTag(item.status) },
    values: { ...item, windowIds },
    hall: reach.hall,
    mayEdit: may(visit.person.roles, 'item.edit'),
    hasDraft: versions.some((version) => version.status === 'draft'),
    draftId: versions.find((version) => version.status === 'draft')?.id ?? null,
    steps: (Object.keys(ITEM_STEPS) as ItemStep[])
      .filter((step) => isStepOpen(step, item.status))
      .map((step) => ({ noun: step, label: ITEM_STEPS[step].label })),
    versions: versions.map((version) => ({
      id: version.id,
      number: version.number,
      status: versionTag(version.status),
      name: version.name,
      promise: limitWords(version.promisedValue, version.promisedUnit),
      validFrom: when(version.validFrom),
      validTo: when(version.validTo),
      publishedBy: names.find(({ id }) => id === version.publishedById)?.name ?? '',
      href: paths.adminItemVersion(version.id),
    })),
    ...(await placeChoices(database, reach)),
  };
}

/** What can be chosen for the place of an item in its hall. */
export async function placeChoices(database: Database, { hall }: Pick<HallReach, 'hall'>) {
  const windows = await listWindows(database.read, hall.id);
  return {
    departments: await departmentOptions(database, hall.id),
    windows: windows
      .filter((window) => window.active)
      .map((window) => ({
        value: String(window.id),
        label: `${window.number}号 ${window.name}`,
        hint: window.department?.name ?? '综合窗口',
      })),
  };
}

/** The tag of an item's status. */
export function statusTag(status: string): { label: string; tone: string } {
  return isItemStatus(status)
    ? { label: ITEM_STATUSES[status].name, tone: ITEM_STATUSES[status].tone }
    : { label: status, tone: 'neutral' };
}

/** The tag of a version's status. */
export function versionTag(status: string): { label: string; tone: string } {
  if (status === 'published') return { label: '现行', tone: 'green' };
  return status === 'draft' ? { label: '草稿', tone: 'blue' } : { label: '历史', tone: 'neutral' };
}

function limitWords(value: number | null, unit: string | null): string {
  const known = LIMIT_UNITS.find((each) => each === unit);
  return value === null || known === undefined ? '' : limitInWords({ value, unit: known });
}
