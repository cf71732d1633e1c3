import type { TestHall } from './hall.js';

export interface TestMaterial {
  name: string;
  necessity?: 'required' | 'conditional' | 'optional';
  originals?: number;
  copies?: number;
  onSpot?: boolean;
  mayFollow?: boolean;
  requirement?: string;
  sampleNote?: string;
}

export interface TestPartner {
  departmentId: number;
  name: string;
  group?: number;
  limitValue?: number;
}

export interface TestItemGiven {
  code?: string;
  name?: string;
  caseKind?: 'I' | 'P' | 'R' | 'J' | 'U';
  /** null: without a limit. */
  promisedValue?: number | null;
  promisedUnit?: string;
  afterHours?: string;
  feeCharged?: boolean;
  /** Of the one fee of an item that charges, in fen. */
  amountFen?: number;
  refusalAuthority?: boolean;
  lapsePolicy?: 'mark' | 'return';
  /** The superior authority of an upward item; it counts as required. */
  upwardBody?: string;
  /** The departments of a joint item. */
  partners?: readonly TestPartner[];
  resultName?: string;
  audience?: 'person' | 'organisation' | 'both';
  materials?: readonly TestMaterial[];
  /** The review points of the checklist (S-44). */
  checks?: readonly string[];
  departmentId?: number;
  windowIds?: readonly number[];
}

export interface TestItem {
  itemId: number;
  itemVersionId: number;
  name: string;
}

const TWO_MATERIALS: readonly TestMaterial[] = [
  { name: '施工许可申请表', originals: 1 },
  { name: '建设工程规划许可证', originals: 0, copies: 1, requirement: '复印件加盖公章' },
];

/** A published item of the hall with its version in force: by default promised, 5 working days, two materials, no review points. */
export async function publishedItem(hall: TestHall, given: TestItemGiven = {}): Promise<TestItem> {
  const name = given.name ?? '建筑工程施工许可证核发';
  const hallId = hall.hallId;
  const kind = given.caseKind ?? 'P';
  return hall.database.write(async (tx) => {
    const item = await tx.item.create({
      data: {
        hallId,
        departmentId: given.departmentId ?? hall.departmentId,
        code: given.code ?? `SX-${(await tx.item.count()) + 1}`,
        name,
        pinyinInitials: 'jzgcsgxkzhf',
        pinyin: 'jianzhugongchengshigongxukezhenghefa',
        status: 'published',
      },
    });
    const version = await tx.itemVersion.create({
      data: {
        hallId,
        itemId: item.id,
        number: 1,
        status: 'published',
        validFrom: new Date('2026-01-01T00:00:00+08:00'),
        name,
        caseKind: kind,
        audience: given.audience ?? 'both',
        promisedValue: given.promisedValue === undefined ? (kind === 'I' ? 0 : 5) : given.promisedValue,
        promisedUnit: given.promisedUnit ?? 'workingDays',
        afterHours: given.afterHours ?? 'same-day',
        statutoryValue: 15,
        feeCharged: given.feeCharged ?? false,
        refusalAuthority: given.refusalAuthority ?? false,
        lapsePolicy: given.lapsePolicy ?? 'mark',
        upwardBody: given.upwardBody ?? '',
        upwardRequired: given.upwardBody !== undefined,
        resultName: given.resultName ?? '建筑工程施工许可证',
        dutyPhone: '028-1112222',
        complaintPhone: '028-3334444',
      },
    });
    const common = { hallId, itemVersionId: version.id };
    await tx.material.createMany({
      data: (given.materials ?? TWO_MATERIALS).map((material, index) => ({
        ...common,
        ...material,
        position: index + 1,
      })),
    });
    await tx.reviewPoint.createMany({
      data: (given.checks ?? []).map((text, index) => ({
        ...common,
        text,
        position: index + 1,
        basis: '《建筑法》第八条',
      })),
    });
    await tx.itemPartner.createMany({
      data: (given.partners ?? []).map(({ departmentId, name, group, limitValue }, index) => ({
        ...common,
        position: index + 1,
        groupPosition: group ?? 1,
        departmentId,
        name,
        limitValue: limitValue ?? null,
        basis: '《消防法》第十五条',
      })),
    });
    await tx.basis.create({
      data: { ...common, position: 1, title: '《中华人民共和国建筑法》', article: '第七条' },
    });
    if (given.feeCharged) {
      await tx.fee.create({
        data: {
          ...common,
          position: 1,
          name: '工本费',
          standard: '每证 10 元',
          basis: '川价发〔2020〕1号',
          licence: '川财票字第 01 号',
          amountFen: given.amountFen ?? 1000,
        },
      });
    }
    await tx.itemWindow.createMany({
      data: (given.windowIds ?? [hall.windowId]).map((windowId) => ({ itemId: item.id, windowId })),
    });
    await tx.item.update({ where: { id: item.id }, data: { currentVersionId: version.id } });
    return { itemId: item.id, itemVersionId: version.id, name };
  });
}
