import type { Database } from '../../db/database.js';
import { may } from '../../domain/access/permissions.js';
import { missingFileWarnings } from '../../domain/items/material-files.js';
import { checkPublication, type PublicationFinding } from '../../domain/items/publication-check.js';
import { NotFoundError } from '../../web/errors.js';
import { paths } from '../../web/paths.js';
import type { StaffVisit } from '../../web/visit.js';
import { departmentOptions } from '../departments/departments-page.js';
import { hallReach } from '../halls/managed-halls.js';
import { listMaterialFiles } from '../material-files/material-files.repository.js';
import { anchorOf, ITEM_LISTS, ITEM_SECTIONS, type ItemList } from './item-fields.js';
import { handlersOf, namesOf, versionsToJudge } from './item-list.repository.js';
import { compareContents, contentLines, storedValues, typedValues } from './item-values.js';
import { type ItemValues, rowsOf } from './items.forms.js';
import { readItemContent, readItemContents } from './items.repository.js';
import { itemInReach, statusTag, versionTag } from './items-page.js';
import { findVersion, listVersions, type VersionRecord } from './versions.repository.js';

/** Empty rows that stand ready under each list, and how many more a press of the button gives. */
export const SPARE_ROWS = 2;
export const MORE_ROWS = 5;

const LISTS_SHOWN: Readonly<Record<string, string>> = { '5': '五公开', '10': '十公开', law: '法定' };

/** A version within reach. @throws NotFoundError */
export async function versionInReach(database: Database, visit: StaffVisit, versionId: number) {
  const version = Number.isInteger(versionId) ? await findVersion(database.read, versionId) : null;
  if (version === null) throw new NotFoundError('找不到这个版本');
  return { version, reach: await hallReach(database, visit, version.hallId) };
}

/** The form of a draft; `typed` are values that came back, null shows what is stored. */
export async function versionForm(
  database: Database,
  version: VersionRecord,
  typed: ItemValues | null,
  more: ItemList['name'] | null,
) {
  const values = typed ?? typedValues(storedValues(version));
  const handlers = await handlersOf(database.read, version.hallId);
  const rowsFor = (list: ItemList) => {
    const rows = rowsOf(values[list.name]);
    const spare = Array.from(
      { length: more === list.name ? MORE_ROWS : typed === null ? SPARE_ROWS : 0 },
      () => ({}),
    );
    return [...rows, ...spare];
  };
  return {
    version: headOf(version),
    values,
    sections: ITEM_SECTIONS,
    lists: ITEM_LISTS.map((list) => ({ ...list, rows: rowsFor(list) })),
    departments: (await departmentOptions(database, version.hallId)).map(({ value, label }) => ({
      value: String(value),
      label,
    })),
    handlers: handlers.map(({ id, name, department }) => ({
      value: String(id),
      label: `${name}（${department?.name ?? ''}）`,
    })),
  };
}

/** A version that does not change any more, line by line. */
export async function versionText(database: Database, version: VersionRecord) {
  const values = storedValues(version);
  const names = await namesOf(database.read, [version.handlerAId, version.handlerBId]);
  return {
    version: headOf(version),
    lines: contentLines(values, names, await departmentsOf(database, version.hallId)),
  };
}

/** What stands against publishing a version, each with the place where it is mended. */
export async function publicationPage(database: Database, visit: StaffVisit, versionId: number) {
  const { version } = await versionInReach(database, visit, versionId);
  const content = await readItemContent(database.read, version.id);
  if (content === null) throw new NotFoundError('找不到这个版本');
  const check = checkPublication(content);
  const files = await listMaterialFiles(database.read, version.id);
  const edit = paths.adminItemVersion(version.id);
  const shown = (finding: PublicationFinding) => {
    const anchor = anchorOf(finding.attribute);
    return {
      text: finding.text,
      attribute: finding.attribute,
      rule: finding.rule,
      lists: finding.lists.map((list) => LISTS_SHOWN[list] ?? list),
      href:
        finding.attribute === 'A-14'
          ? paths.itemVersionFiles(version.id)
          : anchor === null
            ? paths.adminItem(version.itemId)
            : `${edit}#${anchor}`,
    };
  };
  return {
    version: headOf(version),
    publishable: check.publishable,
    missing: check.missing.map(shown),
    warnings: [...check.warnings, ...missingFileWarnings(content.materials, files)].map(shown),
    mayPublish: may(visit.person.roles, 'item.publish'),
    mayEdit: may(visit.person.roles, 'item.edit'),
  };
}

/** Two versions of an item, and what differs. */
export async function comparisonPage(
  database: Database,
  visit: StaffVisit,
  itemId: number,
  query: Record<string, unknown>,
) {
  const { item } = await itemInReach(database, visit, itemId);
  const versions = await listVersions(database.read, item.id);
  const numbered = (name: string, otherwise: number) =>
    versions.find(({ number }) => String(number) === query[name])?.id ?? versions[otherwise]?.id;
  const [fromId, toId] = [numbered('from', 1) ?? numbered('from', 0), numbered('to', 0)];
  const [from, to] = await Promise.all(
    [fromId, toId].map((id) => (id === undefined ? null : findVersion(database.read, id))),
  );
  if (!from || !to) throw new NotFoundError('找不到要比较的版本');
  const names = await namesOf(database.read, [
    from.handlerAId,
    from.handlerBId,
    to.handlerAId,
    to.handlerBId,
  ]);
  return {
    item,
    versions: versions.map(({ number, status }) => ({
      value: number,
      label: `第 ${number} 版（${versionTag(status).label}）`,
    })),
    from: from.number,
    to: to.number,
    differences: compareContents(
      storedValues(from),
      storedValues(to),
      names,
      await departmentsOf(database, from.hallId),
    ),
  };
}

interface DepartmentCompleteness {
  name: string;
  total: number;
  complete: number;
  open: { name: string; missing: number; href: string }[];
}

/** How complete the items of each department are by the publication check (section 2: completeness by unit). */
export async function completenessPage(database: Database, visit: StaffVisit, asked: unknown) {
  const { halls, hall } = await hallReach(database, visit, asked);
  const judged = await versionsToJudge(database, hall.id);
  const contents = await readItemContents(
    database.read,
    judged.map((each) => each.versionId).filter((id) => id !== null),
  );
  const departments = new Map<number, DepartmentCompleteness>();
  for (const content of contents) {
    const row = departments.get(content.departmentId) ?? {
      name: content.departmentName,
      total: 0,
      complete: 0,
      open: [],
    };
    departments.set(content.departmentId, row);
    row.total += 1;
    const missing = checkPublication(content).missing.length;
    if (missing === 0) row.complete += 1;
    else
      row.open.push({
        name: content.name,
        missing,
        href: `${paths.adminItemVersion(content.itemVersionId)}/check`,
      });
  }
  return { halls, hall, departments: [...departments.values()] };
}

async function departmentsOf(database: Database, hallId: number) {
  return database.read.department.findMany({ where: { hallId }, select: { id: true, name: true } });
}

function headOf(version: VersionRecord) {
  return {
    id: version.id,
    number: version.number,
    name: version.name,
    rowVersion: version.rowVersion,
    isDraft: version.status === 'draft',
    tag: versionTag(version.status),
    itemId: version.itemId,
    itemHref: paths.adminItem(version.itemId),
    href: paths.adminItemVersion(version.id),
    code: version.item.code,
    departmentName: version.item.department.name,
    itemStatus: statusTag(version.item.status),
  };
}
