import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import type { IntakeVerdict } from '../../domain/cases/intake-verdict.js';
import { refusalInWords } from '../../domain/cases/refusal-in-words.js';
import { type FormProblem, problemOf, refusalProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { publicUrl } from '../../web/public-url.js';
import type { StaffVisit } from '../../web/visit.js';
import { findOffered } from '../bundles/bundle-intake.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { hallSettings } from '../settings/hall-settings.js';
import type { Application } from './application.js';
import { cardReadOf } from './card-read.js';
import { checkAgent, checkApplicant, checkOutcomeFields, type FieldFault } from './check-application.js';
import { conclude } from './conclude.js';
import { type IntakeValues, positionOf, tickKey } from './intake.forms.js';
import { type IntakeItem, windowsOf } from './intake.repository.js';
import { itemChanged, type ReceiveOutcome, receiveApplication } from './receive-application.js';

const LONGEST_INTAKE_MS = 12 * 3_600_000;

/** Sends the intake form: everything wrong is told at once, everything typed stays. */
export async function submitApplication(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  values: IntakeValues,
  showAgain: (problem: FormProblem) => Promise<void>,
): Promise<void> {
  const { _csrf, ...typed } = req.body as Record<string, unknown>;
  const item = await findOffered(deps.database, visit.person.hallId, values);
  if (item === null) {
    const text = '这个事项已停办或不存在，请重新选择';
    return showAgain(problemOf([{ field: 'form', text }], { ...typed, itemId: '', bundleId: '' }));
  }
  const calendar = await hallCalendar(deps.database, visit.person.hallId);
  const today = formatDate(dayOf(calendar.zone.toLocalMinute(visit.now.getTime())));
  const settings = await hallSettings(deps.database, visit.person.hallId);
  const checked = checkForm(values, item, today, settings.flag('tolerantAcceptance'));
  if (checked.faults.length > 0) return showAgain(problemOf(checked.faults, typed));
  if (checked.verdict.outcome !== values.seenOutcome) {
    const text = '按现在填写的内容，结论与刚才显示的不同，请看右侧结论，确认后再提交一次';
    return showAgain(problemOf([{ field: 'form', text }], typed, 200));
  }
  const windows = await windowsOf(deps.database, visit.person);
  const application: Application = {
    ...applicationOf(values, checked, visit.now),
    windowId: windows.find((window) => window.id === values.windowId)?.id ?? windows[0]?.id ?? null,
    card: cardReadOf(values, settings.text('cardReader') !== 'off', today),
  };
  const house = { database: deps.database, vault: deps.vault, publicUrl: publicUrl(deps.config, req) };
  const outcome = await receiveApplication(house, visit.person, application, visit.now);
  await answer(outcome, req, res, typed, showAgain);
}

/** Everything that is wrong in the form, and the conclusion that it leads to. */
function checkForm(values: IntakeValues, item: IntakeItem, today: string, isTolerant: boolean) {
  const { applicant, faults: ofApplicant } = checkApplicant(values, today);
  const { agent, faults: ofAgent } = checkAgent(values, today);
  const verdict = conclude(item, values, ofApplicant.length === 0, isTolerant);
  const faults = [
    ...ofApplicant,
    ...ofAgent,
    ...materialFaults(verdict, item.materials),
    ...checkOutcomeFields(verdict.outcome, { ...values, isCharged: item.feeCharged }),
  ];
  return { applicant, agent, verdict, faults };
}

function applicationOf(
  values: IntakeValues,
  { applicant, agent, verdict }: ReturnType<typeof checkForm>,
  now: Date,
): Omit<Application, 'windowId' | 'card'> {
  const { submissionKey, itemId, itemVersionId, bundleId, bundleStamp, channel, matter } = values;
  const { isComplexReply, isReferred, procedures, feeAmount } = values;
  return {
    submissionKey,
    draftKey: submissionKey,
    itemId,
    itemVersionId,
    ...(bundleId !== undefined && { bundle: { bundleId, bundleStamp } }),
    channel,
    matter,
    applicant,
    agent,
    ticks: Object.entries(values.materials).map(([key, tick]) => ({ position: positionOf(key), ...tick })),
    isComplexReply,
    severalProcedures: procedures === 'several',
    isReferred,
    seenOutcome: verdict.outcome,
    feeFen: feeAmount,
    openedAt: openedAt(values.openedAt, now),
    input: inputOf(values),
  };
}

/** What the clerk wrote for the step that the conclusion leads to. */
function inputOf(values: IntakeValues): Application['input'] {
  const { reason, basis, remitReason, whereToGo, resultName, resultNumber } = values;
  const { receiverName, receiptNumber, promisedDate, signedBy } = values;
  return {
    reason,
    basis,
    remitReason,
    whereToGo,
    resultName,
    resultNumber,
    receiverName,
    receiptNumber,
    promisedDate,
    signedBy,
  };
}

/** The moment the form was opened, when it is a likely one: not ahead, and of the last twelve hours. */
function openedAt(given: number | undefined, now: Date): Date | null {
  if (given === undefined) return null;
  const age = now.getTime() - given;
  return age >= 0 && age <= LONGEST_INTAKE_MS ? new Date(given) : null;
}

async function answer(
  outcome: ReceiveOutcome,
  req: Request,
  res: Response,
  typed: Record<string, unknown>,
  showAgain: (problem: FormProblem) => Promise<void>,
): Promise<void> {
  const conflict = (text: string) => showAgain(problemOf([{ field: 'form', text }], typed, 409));
  if (outcome.ok) {
    const text = outcome.again
      ? `这份申请已经收过了，办件编号 ${outcome.number}，没有重复收件`
      : `已收件，办件编号 ${outcome.number}`;
    req.session.flash = { kind: outcome.again ? 'notice' : 'success', text };
    if (typed.procedures === 'several' && !outcome.again)
      return res.redirect(303, paths.procedures(outcome.number));
    const notice = outcome.noticeIds[0];
    return res.redirect(
      303,
      notice === undefined ? paths.case(outcome.number) : paths.notice(outcome.number, notice),
    );
  }
  switch (outcome.kind) {
    case 'item-changed':
      return conflict(`事项刚刚更新过，材料清单可能有变：${refusalInWords(itemChanged())}请核对后再提交`);
    case 'outcome-changed':
      return conflict('结论有变化，请看右侧结论，确认后再提交一次');
    case 'refused':
      return showAgain(refusalProblem(outcome.refusal, typed));
  }
}

/** An undecided conclusion put beside the materials that leave it open. */
function materialFaults(
  verdict: IntakeVerdict,
  materials: readonly { position: number; name: string }[],
): FieldFault[] {
  if (verdict.outcome !== 'undecided') return [];
  return verdict.reasons.flatMap((reason) =>
    materials
      .filter((material) => reason.materials.includes(material.name))
      .map((material) =>
        reason.code === 'problem-not-described'
          ? {
              field: `materials.${tickKey(material.position)}.problem`,
              text: `请写明“${material.name}”哪里不合要求`,
            }
          : { field: `materials.${tickKey(material.position)}.status`, text: `请核对“${material.name}”` },
      ),
  );
}
