import type { Tx } from '../../db/database.js';
import { readSettings } from '../settings/hall-settings.js';

/** A case with everything that its papers say. */
export async function findCaseForNotice(tx: Tx, caseId: number) {
  const found = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    include: { materials: { orderBy: { position: 'asc' } }, notices: { select: { kind: true } } },
  });
  const version = await tx.itemVersion.findUniqueOrThrow({
    where: { id: found.itemVersionId },
    include: { item: { include: { department: true, hall: true } }, materials: true, fees: { orderBy: { position: 'asc' } } },
  });
  const applicant = found.applicantId === null ? null : await tx.applicant.findUnique({ where: { id: found.applicantId } });
  const window = found.windowId === null ? null : await tx.window.findUnique({ where: { id: found.windowId } });
  const staffIds = [version.handlerAId, version.handlerBId, found.decidedById].filter((id) => id !== null);
  const staff = await tx.staff.findMany({ where: { id: { in: staffIds } }, select: { id: true, name: true } });
  const nameOf = (id: number | null) => staff.find((each) => each.id === id)?.name ?? '';
  return { ...found, version, applicant, window, nameOf, settings: await readSettings(tx, found.hallId) };
}

export type CaseForNotice = Awaited<ReturnType<typeof findCaseForNotice>>;
