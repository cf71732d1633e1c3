import type { TestHall } from '../../support/hall.js';

/** An applicant whose name and numbers must never stand on a public page. */
export const APPLICANT = { name: '欧阳建国', idNumber: '110101199003074856', phone: '13812345678' };

export const TOKEN = 'pubToken_0123456789ab';
export const NUMBER = '20261116-0031-6';
export const QUERY_CODE = '4K7MQX';

export const at = (text: string) => new Date(`${text}+08:00`);

export interface CaseMaterialGiven {
  name: string;
  status: string;
  problem?: string;
  necessity?: string;
  originals?: number;
  copies?: number;
}

export interface CaseGiven {
  values?: Record<string, unknown>;
  materials?: CaseMaterialGiven[];
  events?: { kind: string; at: string; details?: Record<string, unknown>; migrated?: boolean }[];
}

/** A published item of the hall with a promise of 5 working days. @returns its id and that of its version */
export async function makeItem(hall: TestHall, more: Record<string, unknown> = {}) {
  return hall.database.write(async (tx) => {
    const item = await tx.item.create({
      data: {
        hallId: hall.hallId,
        departmentId: hall.departmentId,
        code: `ZJ-${Math.random().toString(36).slice(2, 8)}`,
        name: '建筑工程施工许可证核发',
        status: 'published',
        ...more,
      },
    });
    const version = await tx.itemVersion.create({
      data: {
        hallId: hall.hallId,
        itemId: item.id,
        number: 1,
        status: 'published',
        name: item.name,
        promisedValue: 5,
        complaintPhone: '028-7650000',
        paymentPlace: '一楼银行窗口',
      },
    });
    await tx.item.update({ where: { id: item.id }, data: { currentVersionId: version.id } });
    return { itemId: item.id, versionId: version.id };
  });
}

/**
 * A case of the applicant above, in review by default: received and accepted on Monday 16 November 2026 at 10:00,
 * due on Monday 23 November 2026 at 18:00.
 */
export async function makePublicCase(hall: TestHall, given: CaseGiven = {}): Promise<number> {
  const { itemId, versionId } = await makeItem(hall);
  const rowKey = 'applicantRow1';
  const { vault } = hall;
  return hall.database.write(async (tx) => {
    const applicant = await tx.applicant.create({
      data: {
        hallId: hall.hallId,
        rowKey,
        type: 'person',
        name: APPLICANT.name,
        idType: 'resident-id',
        idNumberCipher: vault.seal(APPLICANT.idNumber, `Applicant.idNumber:${rowKey}`),
        idNumberHash: vault.hash('idNumber', APPLICANT.idNumber),
        phoneCipher: vault.seal(APPLICANT.phone, `Applicant.phone:${rowKey}`),
        phoneHash: vault.hash('phone', APPLICANT.phone),
      },
    });
    const made = await tx.case.create({
      data: {
        hallId: hall.hallId,
        number: NUMBER,
        publicToken: TOKEN,
        queryCode: QUERY_CODE,
        kind: 'P',
        state: 'REV',
        itemId,
        itemVersionId: versionId,
        itemName: '建筑工程施工许可证核发',
        departmentId: hall.departmentId,
        windowId: hall.windowId,
        applicantId: applicant.id,
        applicantName: APPLICANT.name,
        handlerName: '王敏',
        limitValue: 5,
        limitUnit: 'workingDays',
        receivedAt: at('2026-11-16T10:00:00'),
        acceptedAt: at('2026-11-16T10:00:00'),
        dueAt: at('2026-11-23T18:00:00'),
        runningDueAt: at('2026-11-23T18:00:00'),
        ...given.values,
      } as never,
    });
    for (const [index, material] of (given.materials ?? []).entries()) {
      await tx.caseMaterial.create({
        data: { hallId: hall.hallId, caseId: made.id, position: index + 1, ...material },
      });
    }
    const events = given.events ?? [{ kind: 'receive', at: '2026-11-16T10:00:00' }];
    for (const event of events) {
      await tx.caseEvent.create({
        data: {
          hallId: hall.hallId,
          caseId: made.id,
          kind: event.kind,
          actorName: '王敏',
          at: at(event.at),
          enteredAt: at(event.at),
          details: JSON.stringify(event.details ?? {}),
          migrated: event.migrated ?? false,
        },
      });
    }
    return made.id;
  });
}
