import type { MaterialStatus } from '../../src/domain/cases/materials.js';
import { createPersonLoader } from '../../src/features/accounts/load-person.js';
import type { Application } from '../../src/features/intake/application.js';
import { receiveApplication } from '../../src/features/intake/receive-application.js';
import type { Person } from '../../src/web/visit.js';
import { FRIDAY_MORNING, randomKey, type TestHall } from './hall.js';
import type { TestItem } from './item.js';

/** A member of staff as requests know him. */
export async function personOf(hall: TestHall, staffId: number): Promise<Person> {
  const person = await createPersonLoader(hall.database)(staffId);
  if (person === null) throw new Error(`no staff ${staffId}`);
  return person;
}

export interface TestCaseGiven {
  clerk: Person;
  item: TestItem;
  /** Per material in order; what is not given is there. A defect needs its problem. */
  ticks?: readonly (MaterialStatus | { status: MaterialStatus; problem: string })[];
  isComplexReply?: boolean;
  isReferred?: boolean;
  seenOutcome?: Application['seenOutcome'];
  applicant?: Partial<Application['applicant']>;
  input?: Application['input'];
  card?: Application['card'];
  windowId?: number | null;
  now?: Date;
}

/** Takes an application through the window: accepted when all is there, else with its one-time notice. @returns its number and id */
export async function receivedCase(
  hall: TestHall,
  given: TestCaseGiven,
): Promise<{ number: string; caseId: number; noticeIds: number[] }> {
  const materials = await hall.database.read.material.findMany({
    where: { itemVersionId: given.item.itemVersionId },
    orderBy: { position: 'asc' },
  });
  const ticks = materials.map((material, index) => {
    const tick = given.ticks?.[index] ?? 'present';
    return {
      position: material.position,
      ...(typeof tick === 'string' ? { status: tick, problem: '' } : tick),
    };
  });
  const isComplete = ticks.every((tick) => tick.status === 'present');
  const outcome = await receiveApplication(
    { database: hall.database, vault: hall.vault, publicUrl: 'https://hall.example' },
    given.clerk,
    {
      submissionKey: randomKey(),
      draftKey: randomKey(),
      itemId: given.item.itemId,
      itemVersionId: given.item.itemVersionId,
      windowId: given.windowId === undefined ? hall.windowId : given.windowId,
      channel: 'window',
      matter: '',
      applicant: {
        type: 'person',
        name: '张建国',
        idType: 'resident-id',
        idNumber: '11010519491231002X',
        phone: '13800138000',
        address: '青河区人民路 1 号',
        contactName: '',
        legalPerson: '',
        ...given.applicant,
      },
      agent: { name: '', idNumber: '', phone: '' },
      ticks,
      isComplexReply: given.isComplexReply ?? false,
      isReferred: given.isReferred ?? false,
      seenOutcome: given.seenOutcome ?? (isComplete ? 'accept' : 'one-time-notice'),
      input: given.input ?? {},
      card: given.card ?? null,
    },
    given.now ?? FRIDAY_MORNING,
  );
  if (!outcome.ok) throw new Error(`the case was not received: ${JSON.stringify(outcome)}`);
  return outcome;
}
