import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Deps } from '../../app.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import { CARD_READERS, isCardReader } from '../../domain/identity/card-readers.js';
import { isIdType, parseIdNumber } from '../../domain/identity/id-types.js';
import { type FormProblem, noProblem } from '../../web/forms.js';
import { get, post, type Route } from '../../web/routes.js';
import { allowConnect } from '../../web/security-headers.js';
import type { StaffVisit } from '../../web/visit.js';
import { draftAttachmentPanel, draftAttachmentRoutes } from '../attachments/draft-attachments.routes.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { hallSettings } from '../settings/hall-settings.js';
import { findApplicant } from './applicants.repository.js';
import { checkApplicant } from './check-application.js';
import { conclude } from './conclude.js';
import { discardDraft } from './discard-draft.js';
import { findDraft, listDrafts, saveDraft } from './drafts.repository.js';
import { frequentItems } from './frequent-items.js';
import { applicantLookupForm, draftKeyForm, halfIntakeForm, intakeForm } from './intake.forms.js';
import { findIntakeItem, findItems, windowsOf } from './intake.repository.js';
import { intakePage, itemOption, verdictPanel } from './intake-page.js';
import { submitApplication } from './submit-application.js';

const MOST_USED = 20;
const TYPEAHEAD = 10;

export function intakeRoutes(deps: Deps): Route[] {
  const { database, vault } = deps;

  const show = async (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) => {
    const half = halfIntakeForm.safeParse(problem.values);
    const itemId =
      (half.success ? half.data.itemId : undefined) ?? (Number(req.query.item ?? req.body?.itemId) || 0);
    const item = itemId > 0 ? await findIntakeItem(database, visit.person.hallId, itemId) : null;
    const query = typeof req.query.q === 'string' ? req.query.q : '';
    const key = keyOf(problem.values);
    const who = applicantTypeIn(req.query.who);
    const reader = (await hallSettings(database, visit.person.hallId)).text('cardReader');
    const cardReader =
      item !== null && isCardReader(reader) ? { kind: reader, ...CARD_READERS[reader] } : null;
    if (cardReader !== null) allowConnect(res, cardReader.origin);
    const attachments = item
      ? await draftAttachmentPanel(deps, visit, key, item.materials, problem.byField.files)
      : null;
    const view = intakePage({
      item,
      query,
      problem,
      who,
      options: item ? [] : await optionsFor(visit, query, who),
      drafts: item ? [] : await listDrafts(database, visit.person),
      windows: await windowsOf(database, visit.person),
      panel: await panelFor(visit, item, problem.values),
      submissionKey: key ?? randomBytes(15).toString('base64url'),
      calendar: await hallCalendar(database, visit.person.hallId),
      isTolerant: (await hallSettings(database, visit.person.hallId)).flag('tolerantAcceptance'),
    });
    await deps.renderer.page(visit, req, res, item ? 'intake/intake' : 'intake/choose-item', {
      title: item ? `收件 ${item.name}` : '收件',
      status: problem.status,
      locals: { view, attachments, cardReader },
    });
  };

  const panelFor = async (
    visit: StaffVisit,
    item: Awaited<ReturnType<typeof findIntakeItem>>,
    values: Record<string, unknown>,
  ) => {
    const calendar = await hallCalendar(database, visit.person.hallId);
    const settings = await hallSettings(database, visit.person.hallId);
    const { _csrf, ...fields } = values;
    const half = halfIntakeForm.safeParse(fields);
    const written = half.success
      ? half.data
      : { materials: {}, remitReason: '', isComplexReply: false, isReferred: false };
    const today = formatDate(dayOf(calendar.zone.toLocalMinute(visit.now.getTime())));
    const isApplicantValid = half.success && checkApplicant(half.data, today).faults.length === 0;
    const supplementWorkingDays = settings.number('supplementWorkingDays');
    return verdictPanel(
      conclude(item, written, isApplicantValid, settings.flag('tolerantAcceptance')),
      item,
      {
        calendar,
        now: visit.now,
        supplementWorkingDays,
      },
    );
  };

  const optionsFor = (visit: StaffVisit, query: string, who: 'person' | 'organisation' | null) =>
    who === null || query !== ''
      ? findItems(database, visit.person, query, MOST_USED)
      : frequentItems(database, visit.person, who, MOST_USED, visit.now);

  const itemOf = async (visit: StaffVisit, itemId: number | undefined) =>
    itemId === undefined ? null : findIntakeItem(database, visit.person.hallId, itemId);

  const keepDraft = async (visit: StaffVisit, req: Request, values: z.output<typeof halfIntakeForm>) => {
    const item = await itemOf(visit, values.itemId);
    const title = [item?.name ?? '未选事项', values.name].filter((part) => part !== '').join(' · ');
    const draft = { key: values.submissionKey, title, values: withoutToken(req) };
    await saveDraft(database, vault, visit.person, draft, visit.now);
  };

  return [
    get('/intake', 'intake.open', async (visit, req, res) => {
      const key = typeof req.query.draft === 'string' ? req.query.draft : '';
      const kept = key === '' ? null : await findDraft(database, vault, visit.person.staffId, key);
      const who = applicantTypeIn(req.query.who);
      const fresh = who === null ? {} : { applicantType: who };
      await show(visit, req, res, noProblem(kept === null ? fresh : { ...kept, submissionKey: key }));
    }),
    get('/intake/items', 'intake.open', async (visit, req, res) => {
      const found = await findItems(database, visit.person, String(req.query.q ?? ''), TYPEAHEAD);
      deps.renderer.fragment(res, 'partials/typeahead-options', {
        options: found.map((option) => itemOption(option)),
      });
    }),
    post({
      path: '/intake/conclusion',
      permission: 'intake.open',
      form: halfIntakeForm,
      invalid: show,
      async handle(visit, req, res, values) {
        const panel = await panelFor(
          visit,
          await itemOf(visit, values.itemId),
          req.body as Record<string, unknown>,
        );
        if (req.get('x-fragment') !== undefined)
          return deps.renderer.fragment(res, 'intake/conclusion', { panel });
        await show(visit, req, res, noProblem(withoutToken(req)));
      },
    }),
    post({
      path: '/intake/applicants',
      permission: 'intake.submit',
      form: applicantLookupForm.loose(),
      invalid: (_visit, _req, res) => {
        res.json({ found: false });
      },
      async handle(visit, req, res, values) {
        const known = await lookUp(visit, values);
        if (req.get('x-fragment') !== undefined) {
          res.json(known === null ? { found: false } : { found: true, ...known });
          return;
        }
        await show(visit, req, res, noProblem({ ...withoutToken(req), ...(known ?? {}) }));
      },
    }),
    post({
      path: '/intake/drafts',
      permission: 'intake.submit',
      form: halfIntakeForm,
      invalid: show,
      async handle(visit, req, res, values) {
        await keepDraft(visit, req, values);
        if (req.get('accept') === 'application/json') {
          res.json({ saved: true });
          return;
        }
        req.session.flash = { kind: 'success', text: '草稿已保存，在收件页面可以继续填写' };
        res.redirect(303, `/intake?draft=${values.submissionKey}`);
      },
    }),
    post({
      path: '/intake/drafts/delete',
      permission: 'intake.submit',
      form: draftKeyForm,
      invalid: show,
      async handle(visit, req, res, values) {
        await discardDraft(deps, visit.person, values.key);
        req.session.flash = { kind: 'success', text: '草稿已删除' };
        res.redirect(303, '/intake');
      },
    }),
    ...draftAttachmentRoutes(deps, {
      show,
      async keepDraft(visit, req) {
        const half = halfIntakeForm.safeParse(withoutToken(req));
        if (half.success) await keepDraft(visit, req, half.data);
      },
      async materialsOf(visit, req) {
        const itemId = Number((req.body as { itemId?: unknown }).itemId) || undefined;
        return (await itemOf(visit, itemId))?.materials ?? [];
      },
    }),
    post({
      path: '/intake',
      permission: 'intake.submit',
      form: intakeForm,
      invalid: show,
      handle: (visit, req, res, values) =>
        submitApplication(deps, visit, req, res, values, (problem) => show(visit, req, res, problem)),
    }),
  ];

  async function lookUp(
    visit: StaffVisit,
    values: { applicantType: 'person' | 'organisation'; idType: string; idNumber: string },
  ) {
    if (!isIdType(values.idType)) return null;
    const parsed = parseIdNumber(values.applicantType, values.idType, values.idNumber);
    if (!parsed.ok) return null;
    const known = await findApplicant(database, vault, visit.person.hallId, values.idType, parsed.value);
    if (known === null) return null;
    const { name, phone, address, contactName, legalPerson } = known;
    return { name, phone, address, contactName, legalPerson };
  }
}

function applicantTypeIn(value: unknown): 'person' | 'organisation' | null {
  return value === 'person' || value === 'organisation' ? value : null;
}

function keyOf(values: Record<string, unknown>): string | null {
  return typeof values.submissionKey === 'string' && values.submissionKey !== ''
    ? values.submissionKey
    : null;
}

function withoutToken(req: Request): Record<string, unknown> {
  const { _csrf, seenOutcome, goOn, attachTo, files, remove, ...values } = req.body as Record<
    string,
    unknown
  >;
  return values;
}
