import { describe, expect, it } from 'vitest';
import {
  dutiesOfFirstReceiver,
  dutyKind,
  dutyNameOf,
  type SeveralProcedures,
} from '../../../src/domain/enquiries/first-receiver-duties.js';

const RECEIVER = { staffId: 1, name: '张敏' };
const HEAD = { staffId: 2, name: '李头' };
const SAME = [
  { name: '施工许可', departmentId: 5 },
  { name: '竣工备案', departmentId: 5 },
];
const ACROSS = [...SAME, { name: '取水许可', departmentId: 8 }];

function owners(more: Partial<SeveralProcedures>) {
  const duties = dutiesOfFirstReceiver({
    procedures: SAME,
    receivingDepartmentId: 5,
    receiver: RECEIVER,
    windowHead: HEAD,
    leadSetting: 'by-reach',
    ...more,
  });
  return duties.map(({ duty, owner }) => [duty, owner.name]);
}

describe('S-03: the four duties of the first receiver (3.6)', () => {
  it('inside one department the window head urges and liaises, without one the first receiver', () => {
    expect(owners({})).toEqual([
      ['ask', '张敏'],
      ['inform', '张敏'],
      ['urge', '李头'],
      ['liaise', '李头'],
    ]);
    expect(owners({ windowHead: null }).map(([, name]) => name)).toEqual(['张敏', '张敏', '张敏', '张敏']);
  });

  it('across departments supervision urges and liaises, unless the hall set it otherwise (C-17)', () => {
    expect(owners({ procedures: ACROSS })).toEqual([
      ['ask', '张敏'],
      ['inform', '张敏'],
      ['urge', '督查科'],
      ['liaise', '督查科'],
    ]);
    expect(owners({ procedures: ACROSS, leadSetting: 'first-receiver' })[2]).toEqual(['urge', '李头']);
    expect(owners({ leadSetting: 'supervision' })[3]).toEqual(['liaise', '督查科']);
  });

  it('every duty names the procedures, and its task row is read back', () => {
    const duties = dutiesOfFirstReceiver({
      procedures: ACROSS,
      receivingDepartmentId: 5,
      receiver: RECEIVER,
      windowHead: null,
      leadSetting: 'by-reach',
    });
    expect(duties.slice(1).every(({ words }) => words.includes('施工许可、竣工备案、取水许可'))).toBe(true);
    expect(duties.map(({ duty }) => dutyNameOf(dutyKind(duty)))).toEqual(['询问', '告知', '催办', '联络']);
    expect(dutyNameOf('other')).toBe(null);
  });
});
