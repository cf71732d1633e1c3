import type { TestDatabase } from '../../support/databases.js';
import { makeStaff } from '../../support/hall.js';
import { publishedItem } from '../../support/item.js';
import { type CaseDesk, openCaseDesk } from '../cases/case-desk.js';

export const at = (text: string) => new Date(`${text}:00+08:00`);

/**
 * A hall with a joint item of the housing bureau: the fire brigade answers with it in the first group, the health
 * bureau after them. Accepted Friday 20 November 2026 10:00, ten working days.
 */
export async function openJointDesk(database: TestDatabase, more: { limitValue?: number } = {}) {
  const desk = await openCaseDesk(database, { name: '占位事项', code: 'SX-0' });
  const { hall } = desk;
  const department = (code: string, name: string) =>
    hall.database.write((tx) => tx.department.create({ data: { hallId: hall.hallId, code, name } }));
  const fire = await department('XF', '消防救援大队');
  const health = await department('WJ', '卫生健康局');

  const item = await publishedItem(hall, {
    caseKind: 'J',
    code: 'SX-J',
    name: '开办餐饮店联办',
    promisedValue: 10,
    partners: [
      { departmentId: fire.id, name: '消防安全检查', limitValue: more.limitValue ?? 3 },
      { departmentId: health.id, name: '卫生许可', group: 2, limitValue: 5 },
    ],
  });
  await makeStaff(hall, 'sunfire', ['reviewer'], { name: '孙消', departmentId: fire.id });
  await makeStaff(hall, 'zhouhealth', ['approver'], { name: '周卫', departmentId: health.id });
  await makeStaff(hall, 'liudu', ['supervision'], { name: '刘督', departmentId: null });
  const { number, caseId } = await desk.receive({ item });
  return { desk, hall, number, caseId, item, fire, health };
}

/** The legs of a case in their order: department, state, due. */
export async function legsOf(hall: CaseDesk['hall'], caseId: number) {
  return hall.database.read.caseLeg.findMany({ where: { caseId }, orderBy: { position: 'asc' } });
}
