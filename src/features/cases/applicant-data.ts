import type { Vault } from '../../db/vault.js';
import { ID_TYPES, isIdType } from '../../domain/identity/id-types.js';
import { maskApplicantName, maskIdNumber, maskPersonName, maskPhone } from '../../domain/identity/masks.js';
import type { CasePageRow } from './case-page.repository.js';

export interface DataLine {
  key: string;
  value: string;
  figures?: true;
  late?: boolean;
  href?: string;
}

/**
 * Who applies, as the case page shows it: masked, or in full after a logged opening (S-33). Lines without a
 * value are left out.
 */
export function applicantData(row: CasePageRow, vault: Vault, isOpened: boolean): DataLine[] {
  const type = row.applicantType === 'organisation' ? 'organisation' : 'person';
  const idType = isIdType(row.idType ?? '') ? (row.idType as keyof typeof ID_TYPES) : 'other';
  const person = (name: string | null) => (isOpened ? (name ?? '') : maskPersonName(name ?? ''));
  const opened = (column: string, sealed: string | null) =>
    sealed === null || row.rowKey === null ? '' : vault.open(sealed, `Applicant.${column}:${row.rowKey}`);
  const idNumber = opened('idNumber', row.idNumberCipher);
  const phone = opened('phone', row.phoneCipher);
  const lines: DataLine[] = [
    {
      key: type === 'person' ? '姓名' : '单位',
      value: isOpened ? row.applicantName : maskApplicantName(type, row.applicantName),
    },
    {
      key: ID_TYPES[idType].name,
      value: isOpened ? idNumber : mask(idNumber, (text) => maskIdNumber(idType, text)),
      figures: true,
    },
    { key: '联系电话', value: isOpened ? phone : mask(phone, maskPhone), figures: true },
    { key: '地址', value: isOpened ? opened('address', row.addressCipher) : '' },
    { key: '联系人', value: person(row.contactName) },
    { key: '法定代表人', value: person(row.legalPerson) },
    { key: '代办人', value: person(row.agentName) },
    ...agentNumbers(row, vault, isOpened),
  ];
  return lines.filter((line) => line.value !== '');
}

function agentNumbers(row: CasePageRow, vault: Vault, isOpened: boolean): DataLine[] {
  const opened = (column: string, sealed: string | null) =>
    sealed === null ? '' : vault.open(sealed, `Case.${column}:${row.publicToken}`);
  const id = opened('agentId', row.agentIdCipher);
  const phone = opened('agentPhone', row.agentPhoneCipher);
  return [
    {
      key: '代办人身份证号码',
      value: isOpened ? id : mask(id, (text) => maskIdNumber('resident-id', text)),
      figures: true,
    },
    { key: '代办人电话', value: isOpened ? phone : mask(phone, maskPhone), figures: true },
  ];
}

function mask(value: string, how: (text: string) => string): string {
  return value === '' ? '' : how(value);
}

/** The applicant's name as pages show it: of a person masked. */
export function applicantNameInWords({
  applicantType,
  applicantName,
}: Pick<CasePageRow, 'applicantType' | 'applicantName'>): string {
  return maskApplicantName(applicantType === 'organisation' ? 'organisation' : 'person', applicantName);
}
