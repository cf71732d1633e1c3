import { createHash } from 'node:crypto';
import { chance, mobile, personName, residentId } from './chance.mjs';
import { PASSWORD } from './furnish-hall.mjs';
import { fetchOnce, wireRequest } from './http-client.mjs';

const TOKENS = 2_000;
const CASES = 1_000;
const SESSIONS = 16;
const CLERKS = ['shared', 'shared2', 'sw.clerk', 'sc.clerk', 'ga.clerk', 'zr.clerk', 'jt.clerk', 'wj.clerk'];

/** Signs a person in as a browser does. @returns `{cookie, sessionId}`; the id as the table holds it */
export async function signIn(port, account) {
  const shown = await fetchOnce(port, { path: '/sign-in' });
  const body = new URLSearchParams({ _csrf: tokenIn(shown.body), account, password: PASSWORD }).toString();
  const headers = { cookie: cookieOf(shown), 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await fetchOnce(port, { method: 'POST', path: '/sign-in', headers, body });
  if (answer.status !== 303 || !answer.headers['set-cookie'])
    throw new Error(`${account} could not sign in: ${answer.status}`);
  const cookie = cookieOf(answer);
  const sid = decodeURIComponent(cookie.slice('banjie='.length)).slice(2).split('.')[0];
  return { cookie, sessionId: createHash('sha256').update(sid).digest('base64url') };
}

/** The pages that are only read: where each is, what its answer must contain, and whose session it takes. */
export function readingOperations(db, hallId, sessions) {
  const random = chance(7);
  const count = db.prepare('SELECT max("id") AS n FROM "Case"').get().n;
  const caseById = db.prepare('SELECT "number", "publicToken", "applicantName" FROM "Case" WHERE "id" = ?');
  const someCases = (wanted) =>
    Array.from({ length: Math.min(wanted, count) }, () => caseById.get(1 + random.below(count)));
  const items = db.prepare('SELECT "id", "name" FROM "Item" WHERE "status" = \'published\'').all();
  const overdue = db
    .prepare(
      'SELECT "number" FROM "Case" WHERE "hallId" = ? AND "runningDueAt" < ? ORDER BY "runningDueAt", "id" LIMIT 50',
    )
    .all(hallId, Date.now());
  return [
    {
      op: 'publicStatus',
      targets: someCases(TOKENS).map((row) => ({ path: `/s/${row.publicToken}`, contains: [row.number] })),
    },
    { op: 'guide', targets: items.map((row) => ({ path: `/guides/${row.id}`, contains: [row.name] })) },
    {
      op: 'overdueList',
      cookies: sessions.map((each) => each.cookie),
      targets: [{ path: '/supervision/overdue', contains: overdue.map((row) => row.number) }],
    },
    {
      op: 'casePage',
      cookies: sessions.map((each) => each.cookie),
      targets: someCases(CASES).map((row) => ({ path: `/cases/${row.number}`, contains: [row.number] })),
    },
  ];
}

/** What the supervision section asks for: its desk, and the reports of the last three full months, not yet closed. */
export function supervisionOperations(now) {
  const months = [1, 2, 3].map((back) => {
    const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1));
    return first.toISOString().slice(0, 7);
  });
  return [
    { op: 'supervisionDesk', paths: ['/supervision/today'], times: 40 },
    {
      op: 'monthlyReport',
      paths: months.map((month) => `/supervision/reports/bulletin?period=${month}`),
      times: 9,
    },
  ];
}

/**
 * Asks the application once for every page and keeps the answers, which the floor gives again.
 * @throws Error when a page is not what it should be
 */
export async function capture(port, { op, targets, cookies }) {
  const pages = [];
  for (const { path, contains } of targets) {
    const headers = cookies ? { cookie: cookies[0] } : {};
    const answer = await fetchOnce(port, { path, headers });
    const missing = contains.find((text) => !answer.body.includes(text));
    if (answer.status !== 200 || missing !== undefined)
      throw new Error(`${op}: ${path} answered ${answer.status}${missing ? `, without ${missing}` : ''}`);
    pages.push([path, { headers: keptHeaders(answer), body: answer.body }]);
  }
  return pages;
}

/** Gives the next request of a reading operation; each connection has a session of its own. */
export function readingRequests({ targets, cookies }) {
  const ready = targets.map(({ path, contains }) => {
    const wires = (cookies ?? ['']).map((cookie) => wireRequest({ path, headers: cookie ? { cookie } : {} }));
    const needles = contains.map((text) => Buffer.from(text));
    const check = (status, _head, body) => status === 200 && hasInOrder(body, needles);
    return { wires, check };
  });
  let turn = 0;
  return (connection) => {
    const target = ready[turn++ % ready.length];
    return { wire: target.wires[connection % target.wires.length], check: target.check };
  };
}

/** One pass over the answer, so that checking fifty rows costs no more than checking one. */
function hasInOrder(body, needles) {
  let from = 0;
  for (const needle of needles) {
    const at = body.indexOf(needle, from);
    if (at < 0) return false;
    from = at + needle.length;
  }
  return true;
}

/** Sessions of clerks with the form of an item each, as they stand on their screens. */
export async function openForms(port, db, hallId) {
  const items = db
    .prepare(
      `SELECT i."id" AS "itemId", v."id" AS "versionId", v."name", i."departmentId" FROM "Item" i
       JOIN "ItemVersion" v ON v."id" = i."currentVersionId"
       WHERE i."hallId" = ? AND v."caseKind" = 'P' AND v."audience" <> 'organisation' AND v."promisedUnit" = 'workingDays'
       ORDER BY i."id"`,
    )
    .all(hallId);
  const forms = [];
  for (let position = 0; position < SESSIONS; position += 1) {
    const account = CLERKS[position % CLERKS.length];
    const item = items[position % items.length];
    const session = await signIn(port, account);
    const shown = await fetchOnce(port, {
      path: `/intake?item=${item.itemId}`,
      headers: { cookie: session.cookie },
    });
    const ticks = [...new Set(shown.body.match(/materials\[m\d+\]\[status\]/g) ?? [])];
    if (shown.status !== 200 || ticks.length === 0)
      throw new Error(`the intake form of ${item.name}: ${shown.status}`);
    const fields = { _csrf: tokenIn(shown.body), itemId: item.itemId, itemVersionId: item.versionId };
    forms.push({ ...session, item, fields, ticks, staff: staffOf(db, account) });
  }
  return forms;
}

/** Gives complete applications, each of another applicant; remembers every number that was acknowledged. */
export function intakeRequests(forms, prefix, acknowledged) {
  const random = chance(prefix.charCodeAt(0));
  let serial = prefix === 'a' ? 20_000_000 : 40_000_000;
  const fixed = forms.map(({ fields, ticks }) => {
    const values = {
      ...fields,
      channel: 'window',
      applicantType: 'person',
      idType: 'resident-id',
      address: '青禾区禾兴大道 168 号',
      matter: '测速办件',
      seenOutcome: 'accept',
      ...Object.fromEntries(ticks.map((name) => [name, 'present'])),
    };
    return new URLSearchParams(values).toString();
  });
  const check = (status, head) => {
    const number = /\r\nlocation: \/cases\/([^/]+)\/notices\/\d+/i.exec(head)?.[1];
    if (status !== 303 || number === undefined || acknowledged.has(number)) return false;
    acknowledged.add(number);
    return true;
  };
  return (connection) => {
    const form = connection % forms.length;
    serial += 1;
    const own = {
      submissionKey: `${prefix}${serial}-${random.token(8)}`,
      name: personName(random),
      idNumber: residentId(serial),
      phone: mobile(serial),
    };
    const body = `${fixed[form]}&${new URLSearchParams(own)}`;
    const headers = { cookie: forms[form].cookie, 'content-type': 'application/x-www-form-urlencoded' };
    return { wire: wireRequest({ method: 'POST', path: '/intake', headers, body }), check };
  };
}

/** The headers of an answer without those that node:http writes by itself. */
export function keptHeaders({ rawHeaders }) {
  const own = /^(date|connection|keep-alive|transfer-encoding|set-cookie|location)$/i;
  const kept = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (!own.test(rawHeaders[index])) kept.push(rawHeaders[index], rawHeaders[index + 1]);
  }
  return kept;
}

function staffOf(db, account) {
  return db
    .prepare(
      `SELECT s."id" AS "staffId", (SELECT min("windowId") FROM "StaffWindow" WHERE "staffId" = s."id") AS "windowId"
       FROM "Staff" s WHERE s."account" = ?`,
    )
    .get(account);
}

function tokenIn(html) {
  return /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
}

function cookieOf(answer) {
  return (
    (answer.headers['set-cookie'] ?? [])
      .map((line) => line.split(';')[0])
      .find((line) => line.startsWith('banjie=')) ?? ''
  );
}
