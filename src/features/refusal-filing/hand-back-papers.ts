import { toldRefusal } from '../../domain/cases/refusal.js';
import { returnPapers } from '../../domain/refusal-filing/refusal-filing.js';
import { refusalFilingRefusalInWords } from '../../domain/refusal-filing/refusal-filing-refusal-in-words.js';
import type { ParticularsGiven, ParticularsOutcome } from '../cases/particulars.js';

/** T38: the papers of a refused application go back against signature, with a return receipt. */
export function handBackPapers({ facts, extras, input, person, now }: ParticularsGiven): ParticularsOutcome {
  const handing = {
    papers: input.papers ?? [],
    signedBy: input.signedBy ?? '',
    handedById: person.staffId,
    at: now.getTime(),
  };
  const handed = returnPapers({ state: facts.state, kind: facts.kind, returned: null }, handing);
  if (!handed.ok) {
    return { ok: false, refusal: toldRefusal(handed.refusal, refusalFilingRefusalInWords(handed.refusal)) };
  }
  const { papers, signedBy } = handed.returned;
  return {
    ok: true,
    change: {},
    details: { papers, receiverName: signedBy },
    papers: { papers: handed.returned },
    async save(tx) {
      if (extras.referral === null) return;
      await tx.refusalReferral.update({
        where: { id: extras.referral.id },
        data: { papersReturnedAt: now, papersReceiver: signedBy },
      });
    },
  };
}
