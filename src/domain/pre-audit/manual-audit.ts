/** What becomes of a finding that people look at: level 1 clears or sends up, level 2 decides (000:L353-357). */
export const MANUAL_STEPS = {
  clear: '没有问题，通过',
  'send-up': '有疑问，送二级稽核',
  confirm: '确认有问题',
} as const;

export type ManualStep = keyof typeof MANUAL_STEPS;

export interface OpenAudit {
  level: number;
  state: string;
  /** Who had a hand in the case: received, accepted, reviewed, decided or delivered it. */
  involvedIds: readonly number[];
  /** Who sent it up. */
  firstLevelById: number | null;
}

export type AuditRefusal =
  | 'closed'
  | 'handled-meanwhile'
  | 'wrong-level'
  | 'own-case'
  | 'same-person'
  | 'reason-missing';

/** In the words of the hall; every one by S-47. */
export const AUDIT_REFUSAL_WORDS: Readonly<Record<AuditRefusal, string>> = {
  closed: '这条稽核已经处理完了',
  'handled-meanwhile': '这条稽核刚刚由同事处理过，请看清以后再处理',
  'wrong-level': '这条稽核不在您这一级',
  'own-case': '这是您自己经办的办件，不能由您稽核，请交给其他稽核员',
  'same-person': '一级稽核是您做的，二级稽核须由别人做',
  'reason-missing': '请写明理由',
};

/**
 * Whether an auditor may take the step, and what follows. Nobody audits a case in which he had a hand, nor decides
 * at level 2 what he sent up (S-47).
 * @param auditor.levels the levels that his roles carry
 */
export function takeManualStep(
  audit: OpenAudit,
  step: ManualStep,
  auditor: { staffId: number; levels: readonly number[] },
  reason: string,
):
  | { ok: true; state: 'open' | 'cleared' | 'confirmed'; level: number }
  | { ok: false; refusal: AuditRefusal } {
  const refused = (refusal: AuditRefusal) => ({ ok: false as const, refusal });
  if (audit.state !== 'open') return refused('closed');
  if (!auditor.levels.includes(audit.level)) return refused('wrong-level');
  if (audit.involvedIds.includes(auditor.staffId)) return refused('own-case');
  if (audit.level === 2 && audit.firstLevelById === auditor.staffId) return refused('same-person');
  if (step !== 'clear' && reason.trim() === '') return refused('reason-missing');
  if (step === 'clear') return { ok: true, state: 'cleared', level: audit.level };
  if (step === 'send-up')
    return audit.level === 1 ? { ok: true, state: 'open', level: 2 } : refused('wrong-level');
  return audit.level === 2 ? { ok: true, state: 'confirmed', level: 2 } : refused('wrong-level');
}
