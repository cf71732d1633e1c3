import { type NoticeContent, noticeContent } from '../domain/notices/notice-content.js';
import type { CaseForNotice } from '../features/notices/case-for-notice.repository.js';
import {
  acceptanceFacts,
  commonFacts,
  correctionFacts,
  nonAcceptanceFacts,
  refusalDecisionFacts,
  refusalFilingFacts,
} from '../features/notices/notice-facts.js';
import type { DemoCase, IssuedNotice } from './demo-case.js';
import type { DemoWorld } from './demo-world.js';
import { applicantRow } from './people.js';

/** The content of a paper of the demonstration, frozen like every other. */
export function contentOf(
  world: DemoWorld,
  demo: DemoCase,
  notice: IssuedNotice,
  issued: { number: string; issuedOn: string; publicUrl: string },
): NoticeContent {
  const found = asFound(world, demo, notice);
  const common = commonFacts(found, { ...issued, vault: world.vault, person: notice.person });
  switch (notice.kind) {
    case 'D-01':
      return noticeContent('D-01', acceptanceFacts(found, common, world.calendar));
    case 'D-02':
      return noticeContent('D-02', nonAcceptanceFacts(found, common));
    case 'D-03':
      return noticeContent('D-03', correctionFacts(found, common, world.calendar));
    case 'D-05':
      return noticeContent('D-05', refusalDecisionFacts(found, common, world.calendar));
    case 'D-06':
      return noticeContent('D-06', refusalFilingFacts(found, common));
    case 'D-04':
      throw new Error('a one-time notice of an enquiry does not belong to a case');
    case 'D-07':
    case 'D-08':
    case 'D-27':
    case 'D-28':
    case 'D-118':
    case 'D-136':
    case 'D-138':
      throw new Error(`${notice.kind} is not part of the demonstration's history`);
  }
}

/** The case as it would have been read from the tables at that moment. */
function asFound(world: DemoWorld, demo: DemoCase, { row, materials, earlier }: IssuedNotice): CaseForNotice {
  const { hallId } = world.ids;
  const applicant = { id: 0, ...applicantRow(demo.applicant, hallId, world.vault, row.receivedAt) };
  return {
    ...row,
    id: 0,
    applicantId: 0,
    materials: materials.map((material) => ({ ...material, id: 0, caseId: 0 })),
    notices: earlier.map((kind) => ({ kind })),
    version: demo.version,
    applicant,
    window: row.windowId === null ? null : (world.windowRows.get(row.windowId) ?? null),
    nameOf: world.nameOf,
    settings: world.settings,
  };
}
