import type { Calendar } from '../../domain/calendar/calendar.js';
import { type Allowed, attempt } from '../../domain/cases/decide-action.js';
import type { CaseFacts } from '../../domain/cases/guards.js';
import { type IntakeVerdict, intakeVerdict } from '../../domain/cases/intake-verdict.js';
import type { Refusal } from '../../domain/cases/refusal.js';
import { isRemitReason } from '../../domain/cases/remit.js';
import type { Person } from '../../web/visit.js';
import { type CaseChange, effectsOf } from '../cases/action-effects.js';
import { NO_EXTRAS } from '../cases/case-extras.repository.js';
import { checkedMaterial, kindOf } from '../cases/case-facts.js';
import type { Particulars, ParticularsOutcome } from '../cases/particulars.js';
import { particularsOf } from '../cases/step-particulars.js';
import { refuseWrongKind } from '../kind-correction/refuse-wrong-kind.js';
import type { HallSettings } from '../settings/hall-settings.js';
import type { Application } from './application.js';
import type { CaseMaterialRow } from './new-case.repository.js';
import type { VersionInForce } from './received.repository.js';
import { receivedFacts } from './received-facts.js';

/** An application as it comes in, with what is in force in the hall at that moment. */
export interface Arrival {
  person: Person;
  given: Application;
  version: VersionInForce;
  materials: readonly CaseMaterialRow[];
  calendar: Calendar;
  settings: HallSettings;
  now: Date;
}

/** What an application that no rule refuses brings about. */
export interface Receipt {
  verdict: IntakeVerdict;
  outcome: Allowed;
  change: CaseChange;
  beside: Particulars;
}

/** Nothing is saved, and why: the conclusion is another than the clerk saw, or a rule refuses. */
export type NotReceived =
  | { ok: false; kind: 'outcome-changed'; verdict: IntakeVerdict }
  | { ok: false; kind: 'refused'; refusal: Refusal };

/** What becomes of an application: the conclusion that the clerk saw, the first step and its effects. */
export function decideReceipt(arrival: Arrival): ({ ok: true } & Receipt) | NotReceived {
  const { person, given, version, now } = arrival;
  const verdict = verdictOn(arrival);
  if (verdict.action === null || verdict.outcome !== given.seenOutcome)
    return { ok: false, kind: 'outcome-changed', verdict };
  const facts = receivedFacts(arrival);
  const outcome = attempt(facts, verdict.action, person, given.input, now);
  if (!outcome.ok) return { ok: false, kind: 'refused', refusal: outcome.refusal };
  const wrongKind = refuseWrongKind(version);
  if (wrongKind !== null) return { ok: false, kind: 'refused', refusal: wrongKind };
  const change = changeOf(arrival, outcome);
  const beside = besideOf(arrival, facts, outcome, change);
  if (!beside.ok) return { ok: false, kind: 'refused', refusal: beside.refusal };
  return { ok: true, verdict, outcome, change, beside };
}

function verdictOn({ given, version, materials, settings }: Arrival): IntakeVerdict {
  const { remitReason = '' } = given.input;
  return intakeVerdict({
    item: { kind: kindOf(version.caseKind), refusalAuthority: version.refusalAuthority },
    materials: materials.map(checkedMaterial),
    isApplicantValid: true,
    remitReason: isRemitReason(remitReason) ? remitReason : null,
    isComplexReply: given.isComplexReply,
    isReferred: given.isReferred ?? false,
    tolerantAcceptance: settings.flag('tolerantAcceptance'),
    noticeTermMissed: false,
    told: null,
  });
}

function changeOf({ given, version, calendar, settings }: Arrival, outcome: Allowed): CaseChange {
  return effectsOf(outcome, {
    input: given.input,
    calendar,
    supplementWorkingDays: settings.number('supplementWorkingDays'),
    promise: {
      itemVersionId: version.id,
      limitValue: version.promisedValue,
      limitUnit: version.promisedUnit,
      afterHours: version.afterHours,
    },
    dueAt: null,
    deemedAcceptedAt: null,
  });
}

function besideOf(
  { person, given, version, calendar, settings, now }: Arrival,
  facts: CaseFacts,
  outcome: Allowed,
  change: CaseChange,
): ParticularsOutcome {
  return particularsOf({
    outcome,
    person,
    input: given.input,
    facts,
    extras: NO_EXTRAS,
    change,
    came: [],
    receivedAt: now,
    promise: { limitValue: version.promisedValue, limitUnit: version.promisedUnit },
    supplementDueAt: null,
    leaderAnswerWorkingDays: settings.number('leaderAnswerWorkingDays'),
    calendar,
    now,
  });
}
