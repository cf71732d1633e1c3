import type { Calendar } from '../../domain/calendar/calendar.js';
import { copyNotice, type JointNoticeGiven, jointApplication } from '../../domain/joint/joint-notices.js';
import type { LegClock } from '../../domain/joint/leg-clocks.js';
import type { Leg } from '../../domain/joint/legs.js';
import type {
  CommonNoticeFacts,
  CopyNoticeFacts,
  JointApplicationFacts,
} from '../../domain/notices/notice-facts.js';

/** What the papers of a joint case tell beside the case; moments in milliseconds. */
export interface JointPaper {
  legs: readonly Leg[];
  projectName: string;
  contactName: string;
  leadName: string;
  clock: LegClock;
  /** D-07: when the case was accepted. */
  openedAt: number;
  /** D-08: the leg it goes to, and the number of the joint application. */
  copy?: { legId: number; jointNumber: string };
}

interface Materials {
  materials: readonly { name: string; status: string }[];
}

export function jointApplicationFacts(
  found: Materials,
  common: CommonNoticeFacts,
  joint: JointPaper,
  calendar: Calendar,
): JointApplicationFacts {
  return jointApplication(common, joint.legs, givenOf(found, common, joint), joint.openedAt, calendar);
}

/** @throws Error when the leg has not started */
export function copyNoticeFacts(
  found: Materials,
  common: CommonNoticeFacts,
  joint: JointPaper,
  calendar: Calendar,
): CopyNoticeFacts {
  const leg = joint.legs.find(({ id }) => id === joint.copy?.legId);
  const given = { ...givenOf(found, common, joint), jointNumber: joint.copy?.jointNumber ?? '' };
  const facts = leg === undefined ? null : copyNotice(common, leg, given, calendar);
  if (facts === null) throw new Error('D-08 needs a leg that has started');
  return facts;
}

function givenOf(found: Materials, common: CommonNoticeFacts, joint: JointPaper): JointNoticeGiven {
  return {
    form: {
      projectName: joint.projectName,
      contactName: joint.contactName,
      contactPhone: common.applicantPhoneMasked,
    },
    leadName: joint.leadName,
    sharedMaterials: found.materials.filter(({ status }) => status === 'present').map(({ name }) => name),
    clock: joint.clock,
  };
}
