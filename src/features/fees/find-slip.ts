import type { Database } from '../../db/database.js';
import { maskApplicantName } from '../../domain/identity/masks.js';
import type { Person } from '../../web/visit.js';
import { scopeSql } from '../cases/case-scope.js';
import type { SlipFacts } from './slip-sheet.js';

/** The last slip of a case with all that is printed on it; null without one or out of reach (S-33). */
export async function findSlip(
  database: Database,
  person: Person,
  number: string,
): Promise<SlipFacts | null> {
  const reach = scopeSql(person, 'c');
  if (reach === null) return null;
  const found = await database.sql.first<{ id: number }>(
    `SELECT c."id" FROM "Case" c WHERE c."number" = ? AND ${reach.where}`,
    [number, ...reach.values],
  );
  if (found === undefined) return null;
  const slip = await database.read.payment.findFirst({
    where: { caseId: found.id },
    orderBy: { id: 'desc' },
    include: { case: true },
  });
  if (slip === null) return null;
  const { case: owner } = slip;
  const [hall, version, issuer] = await Promise.all([
    database.read.hall.findUniqueOrThrow({ where: { id: slip.hallId } }),
    database.read.itemVersion.findUniqueOrThrow({
      where: { id: owner.itemVersionId },
      include: { fees: { orderBy: { position: 'asc' } } },
    }),
    database.read.staff.findUnique({ where: { id: slip.issuedById } }),
  ]);
  return {
    hallName: hall.name,
    slipNumber: slip.slipNumber,
    caseNumber: owner.number,
    itemName: owner.itemName,
    payer:
      owner.applicantType === 'organisation'
        ? owner.applicantName
        : maskApplicantName('person', owner.applicantName),
    paymentPlace: version.paymentPlace,
    lines: version.fees,
    amountFen: slip.amountFen,
    discountNote: slip.discountNote,
    issuedAt: slip.issuedAt,
    issuedBy: issuer?.name ?? '',
  };
}
