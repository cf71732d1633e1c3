import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import type { IntakeVerdict } from '../../domain/cases/intake-verdict.js';
import { refusalInWords } from '../../domain/cases/refusal-in-words.js';
import { type FormProblem, problemOf, refusalProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { publicUrl } from '../../web/public-url.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { hallSettings } from '../settings/hall-settings.js';
import { cardReadOf } from './card-read.js';
import { checkAgent, checkApplicant, checkOutcomeFields, type FieldFault } from './check-application.js';
import { conclude } from './conclude.js';
import { type IntakeValues, tickKey } from './intake.forms.js';
import { findIntakeItem, windowsOf } from './intake.repository.js';
import { itemChanged, type ReceiveOutcome, receiveApplication } from './receive-application.js';

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
  const item = await findIntakeItem(deps.database, visit.person.hallId, values.itemId);
  if (item === null)
    return showAgain(
      problemOf([{ field: 'form', text: '这个事项已停办或不存在，请重新选择' }], { ...typed, itemId: '' }),
    );
  const calendar = await hallCalendar(deps.database, visit.person.hallId);
  const today = formatDate(dayOf(calendar.zone.toLocalMinute(visit.now.getTime())));
  const { applicant, faults } = checkApplicant(values, today);
  const { agent, faults: agentFaults } = checkAgent(values, today);
  const settings = await hallSettings(deps.database, visit.person.hallId);
  const verdict = conclude(item, values, faults.length === 0, settings.flag('tolerantAcceptance'));
  const all = [
    ...faults,
    ...agentFaults,
    ...materialFaults(verdict, item.materials),
    ...checkOutcomeFields(verdict.outcome, values),
  ];
  if (all.length > 0) return showAgain(problemOf(all, typed));
  if (verdict.outcome !== values.seenOutcome) {
    const text = '按现在填写的内容，结论与刚才显示的不同，请看右侧结论，确认后再提交一次';
    return showAgain(problemOf([{ field: 'form', text }], typed, 200));
  }
  const windows = await windowsOf(deps.database, visit.person);
  const outcome = await receiveApplication(
    { database: deps.database, vault: deps.vault, publicUrl: publicUrl(deps.config, req) },
    visit.person,
    {
      submissionKey: values.submissionKey,
      draftKey: values.submissionKey,
      itemId: values.itemId,
      itemVersionId: values.itemVersionId,
      windowId: windows.find((window) => window.id === values.windowId)?.id ?? windows[0]?.id ?? null,
      channel: values.channel,
      matter: values.matter,
      applicant,
      agent,
      card: cardReadOf(values, settings.text('cardReader') !== 'off', today),
      ticks: Object.entries(values.materials).map(([position, tick]) => ({
        position: Number(position.slice(1)),
        ...tick,
      })),
      isComplexReply: values.isComplexReply,
      severalProcedures: values.procedures === 'several',
      isReferred: values.isReferred,
      seenOutcome: verdict.outcome,
      input: {
        reason: values.reason,
        basis: values.basis,
        remitReason: values.remitReason,
        whereToGo: values.whereToGo,
        resultName: values.resultName,
        resultNumber: values.resultNumber,
        receiverName: values.receiverName,
        promisedDate: values.promisedDate,
        signedBy: values.signedBy,
      },
    },
    visit.now,
  );
  await answer(outcome, req, res, typed, showAgain);
}

async function answer(
  outcome: ReceiveOutcome,
  req: Request,
  res: Response,
  typed: Record<string, unknown>,
  showAgain: (problem: FormProblem) => Promise<void>,
): Promise<void> {
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
      return showAgain(
        problemOf(
          [
            {
              field: 'form',
              text: `事项刚刚更新过，材料清单可能有变：${refusalInWords(itemChanged())}请核对后再提交`,
            },
          ],
          typed,
          409,
        ),
      );
    case 'outcome-changed':
      return showAgain(
        problemOf([{ field: 'form', text: '结论有变化，请看右侧结论，确认后再提交一次' }], typed, 409),
      );
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
