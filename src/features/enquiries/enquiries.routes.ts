import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { ENQUIRY_CHANNELS } from '../../domain/enquiries/channels.js';
import { parsePhone } from '../../domain/identity/phone.js';
import { actingIds } from '../../domain/staffing/substitution.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { findItems } from '../intake/intake.repository.js';
import { type EnquiryValues, enquiryForm } from './enquiries.forms.js';
import {
  countEnquiries,
  type EnquiryListName,
  listEnquiries,
  listReceivers,
} from './enquiries.repository.js';
import { ENQUIRY_LISTS, enquiryRows } from './enquiries-page.js';
import { dispositionChoices, refusalError } from './enquiry-form.js';
import { enquiryReach } from './enquiry-reach.js';
import { enquirySteps } from './enquiry-steps.routes.js';
import { receiveEnquiry } from './receive-enquiry.js';

const TYPEAHEAD = 10;

/** First-asked enquiries (S-02): lists, taking one down, and what is done about it. */
export function enquiryRoutes(deps: Deps): Route[] {
  const newPage = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showNew(deps, visit, req, res, problem);
  return [
    get(paths.enquiries, 'enquiry.view', (visit, req, res) => showList(deps, visit, req, res)),
    get('/enquiries/new', 'enquiry.handle', (visit, req, res) => newPage(visit, req, res, noProblem())),
    get('/enquiries/items', 'enquiry.handle', (visit, req, res) => offerItems(deps, visit, req, res)),
    post({
      path: paths.enquiries,
      permission: 'enquiry.handle',
      form: enquiryForm,
      invalid: newPage,
      handle: (visit, req, res, values) => takeDown(deps, visit, req, res, values),
    }),
    ...enquirySteps(deps),
  ];
}

async function offerItems(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const found = await findItems(deps.database, visit.person, String(req.query.q ?? ''), TYPEAHEAD);
  const options = found.map((item) => ({
    value: String(item.id),
    label: item.name,
    detail: item.departmentName,
  }));
  deps.renderer.fragment(res, 'partials/typeahead-options', { options });
}

async function showList(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { database, renderer } = deps;
  const { person, now } = visit;
  const asked = String(req.query.list ?? '');
  const q = String(req.query.q ?? '').trim();
  const names = listNames(person);
  const name = names.find((each) => each === asked) ?? names[0] ?? 'late';
  const given = { reach: await enquiryReach(database, person), actingIds: actingIds(person), now };
  const counts = await countEnquiries(database, given);
  const rows = await listEnquiries(database, name, given, q);
  const calendar = await hallCalendar(database, person.hallId);
  await renderer.page(visit, req, res, 'enquiries/list', {
    title: `咨询：${ENQUIRY_LISTS[name].title}`,
    locals: {
      view: {
        mayRecord: may(person.roles, 'enquiry.handle'),
        empty: q === '' ? ENQUIRY_LISTS[name].empty : `没有找到“${q}”，请换几个字，或者到别的清单里查找。`,
        list: name,
        q,
        caption: ENQUIRY_LISTS[name].title,
        rows: enquiryRows(rows, calendar, now),
        tabs: names.map((each) => ({
          href: paths.enquiryList(each),
          label: ENQUIRY_LISTS[each].title,
          current: each === name,
          ...(each === 'done' ? {} : { count: counts[each] }),
        })),
      },
    },
  });
}

/** Who answers enquiries sees his own first; who watches over others sees all that are open. */
function listNames({ roles }: StaffVisit['person']): EnquiryListName[] {
  const handles = may(roles, 'enquiry.handle');
  const watches = !handles || roles.includes('window-head') || roles.includes('supervision');
  return (Object.keys(ENQUIRY_LISTS) as EnquiryListName[]).filter((name) => {
    if (name === 'mine' || name === 'handed') return handles;
    return name === 'open' ? watches : true;
  });
}

async function showNew(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const receivers = await listReceivers(deps.database.read, visit.person.hallId);
  await deps.renderer.page(visit, req, res, 'enquiries/new', {
    title: '登记咨询',
    status: problem.status,
    locals: {
      view: { problem, ...dispositionChoices(visit, receivers), channels: options(ENQUIRY_CHANNELS) },
    },
  });
}

async function takeDown(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  values: EnquiryValues,
): Promise<void> {
  const typed = req.body as Record<string, unknown>;
  const again = (errors: { field: string; text: string }[], status = 422) =>
    showNew(deps, visit, req, res, problemOf(errors, typed, status));
  const phone = values.phone === '' ? null : parsePhone(values.phone);
  if (phone !== null && !phone.ok)
    return again([{ field: 'phone', text: '请填写手机号码，或者带区号的固定电话' }]);
  const itemId = await itemOf(deps, visit, values);
  if (itemId === 'unknown')
    return again([{ field: 'item', text: '找不到这个事项，请从列表中选择，或者留空' }]);
  const { channel, visitorName, matter, branch } = values;
  const outcome = await receiveEnquiry(
    deps,
    visit.person,
    {
      channel,
      visitorName,
      phone: phone?.ok ? phone.value.number : '',
      matter,
      itemId,
      disposition: branch === '' ? null : { ...values, branch },
    },
    visit.now,
  );
  if (!outcome.ok) {
    visit.log.info({ refusal: outcome.refusal }, 'refused');
    return again([refusalError(outcome.refusal)], 409);
  }
  req.session.flash = { kind: 'success', text: `咨询已登记，编号 ${outcome.number}` };
  res.redirect(
    303,
    outcome.noticeNumber === '' ? paths.enquiry(outcome.number) : paths.enquiryNotice(outcome.number),
  );
}

/** The item chosen from the list, or the only one that the typed words find. */
async function itemOf(
  deps: Deps,
  visit: StaffVisit,
  values: EnquiryValues,
): Promise<number | null | 'unknown'> {
  if (values.item === '') return null;
  const found = await findItems(deps.database, visit.person, values.item, TYPEAHEAD);
  const chosen =
    found.find((item) => item.id === values.itemId) ??
    found.find((item) => item.name === values.item) ??
    (found.length === 1 ? found[0] : undefined);
  return chosen?.id ?? 'unknown';
}

function options(table: Readonly<Record<string, string>>) {
  return Object.entries(table).map(([value, label]) => ({ value, label }));
}
