import { describe, expect, it } from 'vitest';
import { ACTION_NAMES } from '../../../src/domain/cases/action-words.js';
import {
  eventName,
  type HistoryEvent,
  historyInWords,
  OTHER_EVENT_KINDS,
} from '../../../src/domain/cases/history-in-words.js';

function event(kind: string, more: Partial<HistoryEvent> = {}): HistoryEvent {
  return { kind, actorName: '李敏', fromState: '', toState: '', reason: '', details: {}, ...more };
}

describe('the history of a case in words', () => {
  it.each<[HistoryEvent, string]>([
    [event('receive'), '李敏收到申请材料，登记收件。'],
    [
      event('accept', { reason: '受理', details: { dueText: '2026年11月27日 18:00' } }),
      '李敏受理了申请，办结期限为2026年11月27日 18:00。',
    ],
    [
      event('issue-one-time-notice', { details: { materials: ['申请表', '身份证'] } }),
      '李敏一次性告知申请人需要补正的材料：申请表、身份证。',
    ],
    [event('refuse', { reason: '选址不符合规划。' }), '李敏决定不予许可。理由：选址不符合规划。'],
    [
      event('deliver', { details: { resultName: '施工许可证', receiverName: '王芳' } }),
      '李敏发出办理结果：施工许可证，领取人王芳。',
    ],
    [
      event('notice-reprinted', { details: { title: '受理通知书', number: '受字〔2026〕第000123号' } }),
      '李敏重新打印文书：受理通知书 受字〔2026〕第000123号。',
    ],
    [
      event('due-moved', {
        actorName: '',
        details: { fromText: '11月27日', toText: '11月30日' },
        reason: '放假安排调整',
      }),
      '办结期限由11月27日变为11月30日。理由：放假安排调整。',
    ],
    [event('visit-site', { fromState: 'REV', toState: 'SITE' }), '李敏：现场踏勘，办件转为现场踏勘。'],
    [event('内部流转', { actorName: '' }), '系统：内部流转。'],
  ])('%j', (given, expected) => {
    expect(historyInWords(given)).toBe(expected);
  });

  it('every action and event kind has a name', () => {
    expect([eventName('accept'), eventName('migrated'), eventName('老系统步骤')]).toEqual([
      ACTION_NAMES.accept,
      OTHER_EVENT_KINDS.migrated,
      '老系统步骤',
    ]);
  });
});
