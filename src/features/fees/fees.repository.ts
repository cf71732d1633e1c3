import type { Database, Tx } from '../../db/database.js';

/** A slip as its case shows it. */
export interface PaymentRow {
  id: number;
  slipNumber: string;
  amountFen: number;
  discountNote: string;
  issuedAt: Date;
  receiptNumber: string;
  paidAt: Date | null;
  reconciledAt: Date | null;
}

/** The last slip of a case; null when none was issued. */
export function lastPayment(client: Pick<Tx, 'payment'>, caseId: number): Promise<PaymentRow | null> {
  return client.payment.findFirst({ where: { caseId }, orderBy: { id: 'desc' } });
}

/** What the charge of a case follows from. */
export async function chargeFacts(tx: Tx, caseId: number) {
  const found = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { hallId: true, itemVersionId: true, applicantType: true, parkFirm: true, feeFen: true },
  });
  const version = await tx.itemVersion.findUniqueOrThrow({
    where: { id: found.itemVersionId },
    select: { feeCharged: true, fees: { orderBy: { position: 'asc' } } },
  });
  return { ...found, ...version };
}

/** Whether an official receipt stands in another case of the hall already (FA-14). */
export async function isReceiptUsed(
  tx: Tx,
  hallId: number,
  caseId: number,
  receiptNumber: string,
): Promise<boolean> {
  const other = await tx.payment.findFirst({
    where: { hallId, receiptNumber, caseId: { not: caseId } },
    select: { id: true },
  });
  return other !== null;
}

/** Payments of a hall as recorded between two moments, with the numbers of their cases. */
export async function paidBetween({ read }: Database, hallId: number, from: Date, to: Date) {
  const rows = await read.payment.findMany({
    where: { hallId, paidAt: { gte: from, lt: to } },
    select: { id: true, receiptNumber: true, amountFen: true, case: { select: { number: true } } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ case: owner, ...row }) => ({ ...row, caseNumber: owner.number }));
}

/** Payments of a hall with one of these receipts, whenever they were recorded. */
export async function paidWith({ read }: Database, hallId: number, receiptNumbers: readonly string[]) {
  const rows = await read.payment.findMany({
    where: { hallId, receiptNumber: { in: [...receiptNumbers] } },
    select: { id: true, receiptNumber: true, amountFen: true, case: { select: { number: true } } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ case: owner, ...row }) => ({ ...row, caseNumber: owner.number }));
}
