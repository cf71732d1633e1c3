/** Columns of the tables that are filled by the million; the order is that of the values below. */
export const TABLES = {
  Applicant: [
    'id',
    'hallId',
    'rowKey',
    'type',
    'name',
    'idType',
    'idNumberCipher',
    'idNumberHash',
    'phoneCipher',
    'phoneHash',
    'addressCipher',
    'contactName',
    'legalPerson',
    'createdAt',
    'updatedAt',
  ],
  Case: [
    'id',
    'hallId',
    'number',
    'publicToken',
    'queryCode',
    'submissionKey',
    'kind',
    'state',
    'itemId',
    'itemVersionId',
    'itemName',
    'departmentId',
    'windowId',
    'applicantId',
    'applicantType',
    'applicantName',
    'idNumberHash',
    'phoneHash',
    'matter',
    'receivedById',
    'acceptedById',
    'reviewedById',
    'decidedById',
    'deliveredById',
    'handlerName',
    'limitValue',
    'limitUnit',
    'afterHours',
    'receivedAt',
    'lastReceivedAt',
    'noticeServedAt',
    'acceptedAt',
    'decidedAt',
    'readyAt',
    'closedAt',
    'dueAt',
    'runningDueAt',
    'supplementDueAt',
    'isOpen',
    'decision',
    'resultName',
    'resultNumber',
    'receiverName',
    'version',
    'createdAt',
    'updatedAt',
  ],
  CaseMaterial: [
    'hallId',
    'caseId',
    'position',
    'name',
    'originals',
    'copies',
    'necessity',
    'onSpot',
    'mayFollow',
    'status',
    'problem',
    'toldStatus',
    'checkedAt',
  ],
  CaseCheck: ['hallId', 'caseId', 'position', 'text', 'ticked', 'note', 'checkedById', 'checkedAt'],
  CaseEvent: [
    'hallId',
    'caseId',
    'kind',
    'transition',
    'fromState',
    'toState',
    'staffId',
    'actorName',
    'at',
    'enteredAt',
    'reason',
    'details',
    'migrated',
  ],
  Notice: [
    'hallId',
    'caseId',
    'kind',
    'number',
    'issuedAt',
    'issuedById',
    'issuedBy',
    'content',
    'printedCount',
  ],
};

/** The shapes of cases: how many in a hundred, and how far each has come. The rest of 100 is DONE. */
export const SHAPES = {
  overdue: { perMille: 10, state: 'REV' },
  running: { perMille: 20, state: 'ACC' },
  waiting: { perMille: 10, state: 'SUPP' },
  ready: { perMille: 10, state: 'READY' },
};

/** What the case with this index is; every kind is spread evenly over the table. */
export function shapeOf(index) {
  const place = (index * 617) % 1000;
  let upTo = 0;
  for (const [name, { perMille }] of Object.entries(SHAPES)) {
    upTo += perMille;
    if (place < upTo) return name;
  }
  return 'closed';
}

/**
 * The history of a case up to its state as steps `[kind, transition, from, to, at, who]`.
 * @param times the moments of the steps in milliseconds
 */
export function stepsOf(state, times, staff) {
  const { clerk, reviewer, approver } = staff;
  const received = ['receive', 'T02', '', 'RECV', times.received, clerk];
  if (state === 'SUPP')
    return [received, ['issue-one-time-notice', 'T10', 'RECV', 'SUPP', times.received, clerk]];
  const all = [
    received,
    ['accept', 'T12', 'RECV', 'ACC', times.accepted, clerk],
    ['take-review', 'T21', 'ACC', 'REV', times.review, reviewer],
    ['grant', 'T30', 'REV', 'DEC_Y', times.decided, approver],
    ['notify-ready', 'T34', 'DEC_Y', 'READY', times.ready, clerk],
    ['deliver', 'T35', 'READY', 'DONE', times.delivered, clerk],
  ];
  return all.slice(0, all.findIndex((step) => step[3] === state) + 1);
}
