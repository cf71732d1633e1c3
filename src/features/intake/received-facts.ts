import type { CaseFacts } from '../../domain/cases/guards.js';
import { extraFacts, NO_EXTRAS } from '../cases/case-extras.repository.js';
import { factsOf } from '../cases/case-facts.js';
import type { Application } from './application.js';
import type { Arrival } from './decide-receipt.js';
import type { CaseMaterialRow } from './new-case.repository.js';

/** A material of the item as the clerk ticked it. */
export function tickedMaterial(
  row: {
    position: number;
    name: string;
    originals: number;
    copies: number;
    necessity: string;
    onSpot: boolean;
    mayFollow: boolean;
  },
  ticks: Application['ticks'],
): CaseMaterialRow {
  const tick = ticks.find((each) => each.position === row.position);
  const { position, name, originals, copies, necessity, onSpot, mayFollow } = row;
  return {
    position,
    name,
    originals,
    copies,
    necessity,
    onSpot,
    mayFollow,
    status: tick?.status ?? 'unchecked',
    problem: tick?.problem ?? '',
  };
}

/** What the rules ask of an application that is just being received. */
export function receivedFacts(arrival: Arrival): CaseFacts {
  const { person, given, version, materials, calendar, settings, now } = arrival;
  const row = {
    hallId: person.hallId,
    departmentId: version.departmentId,
    windowId: given.windowId,
    state: 'RECV',
    kind: version.caseKind,
    receivedById: person.staffId,
    acceptedById: null,
    receivedAt: now,
    lastReceivedAt: now,
    updatedAt: now,
    resultName: '',
  };
  return factsOf(row, version, materials, [], {
    calendar,
    correctionNoticeWorkingDays: settings.number('correctionNoticeWorkingDays'),
    extras: extraFacts(NO_EXTRAS, {
      isTolerant: settings.flag('tolerantAcceptance'),
      lapsePolicy: version.lapsePolicy,
      supplementDueAt: null,
    }),
  });
}
