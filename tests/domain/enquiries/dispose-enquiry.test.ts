import { describe, expect, it } from 'vitest';
import {
  type DisposedEnquiry,
  type Disposition,
  disposeEnquiry,
} from '../../../src/domain/enquiries/dispose-enquiry.js';
import { enquiryNumber } from '../../../src/domain/enquiries/enquiry-number.js';
import { enquiryRefusalInWords } from '../../../src/domain/enquiries/enquiry-refusal-in-words.js';
import { answerHandover } from '../../../src/domain/enquiries/take-over.js';

const CLERK = { staffId: 1, actsFor: [1], departmentId: 5 };
const RULES = { longestWorkingDays: 5, handsOver: false };

function enquiry(more: Partial<DisposedEnquiry> = {}): DisposedEnquiry {
  return {
    channel: 'window',
    isClosed: false,
    ownerId: 1,
    owner: '张敏',
    visitorName: '李四海',
    hasPhone: true,
    matter: '咨询施工许可',
    hasItem: false,
    openHandoverTo: null,
    ...more,
  };
}

function entered(branch: Disposition['branch'], more: Partial<Disposition> = {}): Disposition {
  return {
    branch,
    answer: '',
    message: '',
    receiver: null,
    body: '',
    place: '',
    answerWithinWorkingDays: null,
    ...more,
  };
}

const dispose = (given: Disposition, about: Partial<DisposedEnquiry> = {}, by = CLERK) =>
  disposeEnquiry(enquiry(about), given, by, RULES);
const codeOf = (outcome: ReturnType<typeof dispose>) =>
  outcome.ok ? outcome.effect : [outcome.refusal.rule, outcome.refusal.code, outcome.refusal.field];

describe('C-12: how an enquiry reaches another section', () => {
  it('where the hall hands over, naming the section is enough on the phone alone', () => {
    const named = entered('other-section', { body: '社保股', place: '0826-2881305' });
    const strict = (channel: DisposedEnquiry['channel']) =>
      codeOf(disposeEnquiry(enquiry({ channel }), named, CLERK, { ...RULES, handsOver: true }));
    expect([strict('window'), strict('letter'), strict('phone')]).toEqual([
      ['C-12', 'must-hand-over', 'receiverId'],
      ['C-12', 'must-hand-over', 'receiverId'],
      'close',
    ]);
    expect(codeOf(dispose(named))).toBe('close');
  });
});

describe('S-02: the five branches of the first-asked table (3.5)', () => {
  it('own duty: a word in answer, or an item whose one-time notice is given in writing', () => {
    expect(codeOf(dispose(entered('own')))).toEqual(['S-02', 'answer-missing', 'answer']);
    expect(dispose(entered('own', { answer: ' 周一可办 ' }))).toEqual({
      ok: true,
      effect: 'close',
      answer: '周一可办',
      issuesNotice: false,
    });
    expect(dispose(entered('own'), { hasItem: true })).toEqual({
      ok: true,
      effect: 'close',
      answer: '已出具一次性告知书',
      issuesNotice: true,
    });
  });

  it('S-04: only who asks by phone may be told by word of mouth', () => {
    const told = (channel: DisposedEnquiry['channel']) => {
      const outcome = dispose(entered('own'), { hasItem: true, channel });
      return outcome.ok && outcome.effect === 'close' ? outcome.issuesNotice : null;
    };
    expect((['window', 'letter', 'mail', 'phone'] as const).map(told)).toEqual([true, true, true, false]);
  });

  it('D-09: responsible person away: name, phone, matter and message, then somebody of the own department', () => {
    const receiver = { staffId: 2, departmentId: 5 };
    const bare = dispose(entered('colleague-away'), { visitorName: '', hasPhone: false });
    expect(bare).toEqual({
      ok: false,
      refusal: {
        rule: 'D-09',
        code: 'registration-incomplete',
        field: 'message',
        facts: { names: ['单位或者姓名', '电话', '留言'] },
      },
    });
    const message = { message: '请回电' };
    expect(codeOf(dispose(entered('colleague-away', message)))).toEqual([
      'S-02',
      'receiver-missing',
      'receiverId',
    ]);
    expect(
      codeOf(dispose(entered('colleague-away', { ...message, receiver: { staffId: 2, departmentId: 6 } }))),
    ).toEqual(['S-02', 'receiver-elsewhere', 'receiverId']);
    expect(dispose(entered('colleague-away', { ...message, receiver }))).toEqual({
      ok: true,
      effect: 'hand-over',
      toId: 2,
    });
  });

  it('other section: passed on, or its name and phone when nobody is in', () => {
    expect(codeOf(dispose(entered('other-section', { receiver: { staffId: 9, departmentId: 8 } })))).toBe(
      'hand-over',
    );
    expect(codeOf(dispose(entered('other-section', { body: '水务科' })))).toEqual([
      'S-02',
      'body-missing',
      'place',
    ]);
    expect(dispose(entered('other-section', { body: '水务科', place: '028-1112222' }))).toEqual({
      ok: true,
      effect: 'close',
      answer: '已告知：水务科，028-1112222',
      issuesNotice: false,
    });
  });

  it('outside the organ: the right body and its address', () => {
    expect(codeOf(dispose(entered('outside', { place: '人民路 1 号' })))).toEqual([
      'S-02',
      'body-missing',
      'body',
    ]);
    expect(codeOf(dispose(entered('outside', { body: '市税务局', place: '人民路 1 号' })))).toBe('close');
  });

  it('cannot answer at once: the reason and a period no longer than the setting', () => {
    expect(codeOf(dispose(entered('later', { answerWithinWorkingDays: 2 })))).toEqual([
      'S-02',
      'answer-missing',
      'answer',
    ]);
    const because = { answer: '需请示市局' };
    expect(codeOf(dispose(entered('later', because)))).toEqual([
      'S-02',
      'term-missing',
      'answerWithinWorkingDays',
    ]);
    expect(codeOf(dispose(entered('later', { ...because, answerWithinWorkingDays: 6 })))).toEqual([
      'S-02',
      'term-too-long',
      'answerWithinWorkingDays',
    ]);
    expect(dispose(entered('later', { ...because, answerWithinWorkingDays: 5 }))).toEqual({
      ok: true,
      effect: 'keep',
      answer: '需请示市局',
      withinWorkingDays: 5,
    });
  });
});

describe('S-02: who answers for an enquiry', () => {
  it('only its owner, or who stands in for him, and only while it is open', () => {
    const given = entered('own', { answer: '可以' });
    expect(codeOf(dispose(given, { ownerId: 7, owner: '王强' }))).toEqual([
      'S-02',
      'not-responsible',
      'form',
    ]);
    expect(codeOf(dispose(given, { ownerId: 7 }, { ...CLERK, actsFor: [1, 7] }))).toBe('close');
    expect(codeOf(dispose(given, { isClosed: true }))).toEqual(['S-02', 'closed', 'form']);
  });

  it('a hand-over that waits for its receiver is not handed over again, nor to oneself', () => {
    const given = entered('other-section', { receiver: { staffId: 9, departmentId: 8 } });
    expect(codeOf(dispose(given, { openHandoverTo: '王强' }))).toEqual(['S-02', 'handover-open', 'form']);
    expect(codeOf(dispose(entered('other-section', { receiver: { staffId: 1, departmentId: 5 } })))).toEqual([
      'S-02',
      'receiver-is-self',
      'receiverId',
    ]);
  });

  it('only the receiver acknowledges, once; declining needs a reason', () => {
    const waits = { toId: 2, isAnswered: false, isEnquiryClosed: false };
    const code = (outcome: ReturnType<typeof answerHandover>) => (outcome.ok ? 'ok' : outcome.refusal.code);
    expect(code(answerHandover(waits, { accepts: true, reason: '' }, [2]))).toBe('ok');
    expect(code(answerHandover(waits, { accepts: false, reason: '不归我' }, [4, 2]))).toBe('ok');
    expect(code(answerHandover(waits, { accepts: false, reason: ' ' }, [2]))).toBe('decline-reason-missing');
    expect(code(answerHandover(waits, { accepts: true, reason: '' }, [3]))).toBe('not-the-receiver');
    expect(code(answerHandover({ ...waits, isAnswered: true }, { accepts: true, reason: '' }, [2]))).toBe(
      'handover-gone',
    );
    expect(
      code(answerHandover({ ...waits, isEnquiryClosed: true }, { accepts: true, reason: '' }, [2])),
    ).toBe('handover-gone');
  });

  it('every refusal tells what to do', () => {
    const outcome = dispose(entered('colleague-away'), { hasPhone: false });
    expect(outcome.ok ? '' : enquiryRefusalInWords(outcome.refusal)).toBe(
      '办事登记表还缺：电话、留言。责任人要凭它联系咨询人。',
    );
  });

  it('the number counts per hall and day', () => {
    expect([enquiryNumber('', '2026-11-20', 3), enquiryNumber('NX', '2026-11-20', 12)]).toEqual([
      'ZX20261120-0003',
      'NXZX20261120-0012',
    ]);
  });
});
