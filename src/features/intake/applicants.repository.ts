import { randomBytes } from 'node:crypto';
import type { Database, Tx } from '../../db/database.js';
import { insertRow, plainSql } from '../../db/plain-sql.js';
import type { Vault } from '../../db/vault.js';

/** An applicant as typed and checked; numbers in the form to store, empty when not given. */
export interface ApplicantInput {
  type: 'person' | 'organisation';
  name: string;
  idType: string;
  idNumber: string;
  phone: string;
  address: string;
  contactName: string;
  legalPerson: string;
}

/** Finds the applicant of the hall by his number and brings his data up to date, or adds him. @returns his id */
export async function saveApplicant(
  tx: Tx,
  vault: Vault,
  hallId: number,
  given: ApplicantInput,
  now: Date,
): Promise<number> {
  const idNumberHash = given.idNumber === '' ? null : vault.hash('idNumber', given.idNumber);
  const known =
    idNumberHash === null
      ? null
      : await plainSql(tx).first<{ id: number; rowKey: string }>(
          'SELECT "id", "rowKey" FROM "Applicant" WHERE "hallId" = ? AND "idType" = ? AND "idNumberHash" = ?',
          [hallId, given.idType, idNumberHash],
        );
  const rowKey = known?.rowKey ?? randomBytes(12).toString('base64url');
  const sealed = (column: string, value: string) =>
    value === '' ? null : vault.seal(value, `Applicant.${column}:${rowKey}`);
  const fields = {
    type: given.type,
    name: given.name,
    phoneCipher: sealed('phone', given.phone),
    phoneHash: given.phone === '' ? null : vault.hash('phone', given.phone),
    addressCipher: sealed('address', given.address),
    contactName: given.contactName,
    legalPerson: given.legalPerson,
    updatedAt: now,
  };
  if (known) {
    await tx.applicant.updateMany({ where: { id: known.id }, data: fields });
    return known.id;
  }
  return insertRow(plainSql(tx), 'Applicant', {
    ...fields,
    hallId,
    rowKey,
    idType: given.idType,
    idNumberCipher: sealed('idNumber', given.idNumber),
    idNumberHash,
    createdAt: now,
  });
}

/** An applicant known to the hall, found by the exact number, with his data opened for the intake form. */
export async function findApplicant(
  database: Database,
  vault: Vault,
  hallId: number,
  idType: string,
  idNumber: string,
): Promise<(Omit<ApplicantInput, 'idNumber' | 'idType'> & { id: number }) | null> {
  const row = await database.read.applicant.findUnique({
    where: { hallId_idType_idNumberHash: { hallId, idType, idNumberHash: vault.hash('idNumber', idNumber) } },
  });
  if (row === null) return null;
  const open = (column: string, sealed: string | null) =>
    sealed === null ? '' : vault.open(sealed, `Applicant.${column}:${row.rowKey}`);
  return {
    id: row.id,
    type: row.type === 'organisation' ? 'organisation' : 'person',
    name: row.name,
    phone: open('phone', row.phoneCipher),
    address: open('address', row.addressCipher),
    contactName: row.contactName,
    legalPerson: row.legalPerson,
  };
}
