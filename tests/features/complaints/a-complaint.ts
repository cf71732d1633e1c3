import type { NewComplaint } from '../../../src/features/complaints/register-complaint.js';

/** A complaint by phone that names nobody; tests say what differs. */
export function aComplaint(hallId: number, more: Partial<NewComplaint> = {}): NewComplaint {
  return {
    hallId,
    channel: 'phone',
    category: 'attitude',
    anonymous: false,
    confidential: true,
    name: '赵小满',
    phone: '138 0013 8000',
    address: '锦绣路 9 号',
    content: '窗口人员说话很难听，让我回去等。',
    target: { kind: 'none', staffId: null, windowId: null, departmentId: null },
    caseNumber: '',
    itemId: null,
    severity: 'ordinary',
    levelSkipping: false,
    occurredAt: null,
    receivedAt: null,
    receivedBy: null,
    submissionKey: 'form-1',
    ...more,
  };
}
