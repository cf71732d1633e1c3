/** Somebody at a post, and the absences that were confirmed around the time; moments in milliseconds. */
export interface Substitution {
  staffId: number;
  substituteId: number;
  substitute: string;
  fromAt: number;
  untilAt: number | null;
  /** When he came back earlier. */
  endedAt: number | null;
}

export interface Attribution {
  personId: number;
  personName: string;
  /** The absent holder of the post; null when he was there himself. */
  actedFor: { id: number; name: string } | null;
}

/**
 * S-07, 002:L627: who bears a fault that happened at a post: the substitute when one stood in at that moment, else
 * its holder.
 */
export function attributeFault(
  holder: { id: number; name: string },
  absences: readonly Substitution[],
  occurredAt: number,
): Attribution {
  const stoodIn = absences.find(
    (absence) =>
      absence.staffId === holder.id &&
      absence.fromAt <= occurredAt &&
      occurredAt < (absence.endedAt ?? absence.untilAt ?? Number.POSITIVE_INFINITY),
  );
  return stoodIn === undefined
    ? { personId: holder.id, personName: holder.name, actedFor: null }
    : { personId: stoodIn.substituteId, personName: stoodIn.substitute, actedFor: holder };
}
