import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Deps } from '../../app.js';
import { isIdType, parseIdNumber } from '../../domain/identity/id-types.js';
import { type FormProblem, noProblem } from '../../web/forms.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { draftAttachmentRoutes } from '../attachments/draft-attachments.routes.js';
import { findOffered, type OfferedKey } from '../bundles/bundle-intake.js';
import { findApplicant } from './applicants.repository.js';
import { discardDraft } from './discard-draft.js';
import { findDraft, saveDraft } from './drafts.repository.js';
import { applicantLookupForm, draftKeyForm, halfIntakeForm, intakeForm } from './intake.forms.js';
import { findItems } from './intake.repository.js';
import { itemOption } from './intake-page.js';
import { applicantTypeIn, conclusionPanel, showIntake } from './show-intake.js';
import { submitApplication } from './submit-application.js';

const TYPEAHEAD = 10;

type Show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) => Promise<void>;

/** Taking an application at the window: choosing, typing, drafts, the conclusion at the side, sending. */
export function intakeRoutes(deps: Deps): Route[] {
  const show: Show = (visit, req, res, problem) => showIntake(deps, visit, req, res, problem);
  return [
    get('/intake', 'intake.open', async (visit, req, res) =>
      show(visit, req, res, noProblem(await firstValues(deps, visit, req))),
    ),
    get('/intake/items', 'intake.open', async (visit, req, res) => {
      const found = await findItems(deps.database, visit.person, String(req.query.q ?? ''), TYPEAHEAD);
      const options = found.map((option) => itemOption(option));
      deps.renderer.fragment(res, 'partials/typeahead-options', { options });
    }),
    conclusionRoute(deps, show),
    applicantRoute(deps, show),
    ...draftRoutes(deps, show),
    post({
      path: '/intake',
      permission: 'intake.submit',
      form: intakeForm,
      invalid: show,
      handle: (visit, req, res, values) =>
        submitApplication(deps, visit, req, res, values, (problem) => show(visit, req, res, problem)),
    }),
  ];
}

/** A kept draft, or a fresh form for the kind of applicant that was chosen. */
async function firstValues({ database, vault }: Deps, visit: StaffVisit, req: Request) {
  const key = typeof req.query.draft === 'string' ? req.query.draft : '';
  const kept = key === '' ? null : await findDraft(database, vault, visit.person.staffId, key);
  if (kept !== null) return { ...kept, submissionKey: key };
  const applicantType = applicantTypeIn(req.query.who);
  return applicantType === null ? {} : { applicantType };
}

function conclusionRoute(deps: Deps, show: Show): Route {
  return post({
    path: '/intake/conclusion',
    permission: 'intake.open',
    form: halfIntakeForm,
    invalid: show,
    async handle(visit, req, res, values) {
      if (req.get('x-fragment') === undefined) return show(visit, req, res, noProblem(typedIn(req)));
      const item = await offeredTo(deps, visit, values);
      const panel = await conclusionPanel(deps, visit, item, req.body as Record<string, unknown>);
      deps.renderer.fragment(res, 'intake/conclusion', { panel });
    },
  });
}

function applicantRoute(deps: Deps, show: Show): Route {
  return post({
    path: '/intake/applicants',
    permission: 'intake.submit',
    form: applicantLookupForm.loose(),
    invalid: (_visit, _req, res) => {
      res.json({ found: false });
    },
    async handle(visit, req, res, values) {
      const known = await lookUp(deps, visit, values);
      if (req.get('x-fragment') === undefined)
        return show(visit, req, res, noProblem({ ...typedIn(req), ...known }));
      res.json(known === null ? { found: false } : { found: true, ...known });
    },
  });
}

function draftRoutes(deps: Deps, show: Show): Route[] {
  return [
    post({
      path: '/intake/drafts',
      permission: 'intake.submit',
      form: halfIntakeForm,
      invalid: show,
      async handle(visit, req, res, values) {
        await keepDraft(deps, visit, req, values);
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
        const half = halfIntakeForm.safeParse(typedIn(req));
        if (half.success) await keepDraft(deps, visit, req, half.data);
      },
      async materialsOf(visit, req) {
        const { itemId, bundleId } = req.body as { itemId?: unknown; bundleId?: unknown };
        const key = { itemId: Number(itemId) || undefined, bundleId: Number(bundleId) || undefined };
        return (await offeredTo(deps, visit, key))?.materials ?? [];
      },
    }),
  ];
}

async function keepDraft(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  values: z.output<typeof halfIntakeForm>,
): Promise<void> {
  const item = await offeredTo(deps, visit, values);
  const title = [item?.name ?? '未选事项', values.name].filter((part) => part !== '').join(' · ');
  const draft = { key: values.submissionKey, title, values: typedIn(req) };
  await saveDraft(deps.database, deps.vault, visit.person, draft, visit.now);
}

function offeredTo({ database }: Deps, visit: StaffVisit, { itemId, bundleId }: OfferedKey) {
  return findOffered(database, visit.person.hallId, { itemId, bundleId });
}

/** What the hall knows of an applicant by his number (S-01); null when it has not seen him. */
async function lookUp(
  { database, vault }: Deps,
  visit: StaffVisit,
  values: z.output<typeof applicantLookupForm>,
) {
  if (!isIdType(values.idType)) return null;
  const parsed = parseIdNumber(values.applicantType, values.idType, values.idNumber);
  if (!parsed.ok) return null;
  const known = await findApplicant(database, vault, visit.person.hallId, values.idType, parsed.value);
  if (known === null) return null;
  const { name, phone, address, contactName, legalPerson } = known;
  return { name, phone, address, contactName, legalPerson };
}

/** What was typed into the form, without what only the sending needs. */
function typedIn(req: Request): Record<string, unknown> {
  const sent = req.body as Record<string, unknown>;
  const { _csrf, seenOutcome, goOn, attachTo, files, remove, ...typed } = sent;
  return typed;
}
