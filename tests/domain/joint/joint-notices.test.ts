import { expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { extensionNotice } from '../../../src/domain/extensions/extension-notice.js';
import {
  copyNotice,
  type JointNoticeGiven,
  jointApplication,
} from '../../../src/domain/joint/joint-notices.js';
import type { Leg } from '../../../src/domain/joint/legs.js';
import { gapPromiseNotice } from '../../../src/domain/tolerance/gap-promise-notice.js';
import { at } from '../deadlines/moments.js';
import { COMMON } from './common-notice.js';

const calendar = officialCalendar();
const OPENED = at('2026-11-23 10:00');
const form = { projectName: '新建餐厅', contactName: '王芳', contactPhone: '138****8000' };
const given: JointNoticeGiven = {
  form,
  leadName: '督查科',
  sharedMaterials: ['营业执照'],
  clock: { afterHours: 'same-day', suspensions: [] },
};
const waiting: Leg = {
  id: 2,
  position: 2,
  departmentId: 20,
  departmentName: '区市场监管局',
  itemName: '食品经营许可',
  limit: { value: 5, unit: 'workingDays' },
  state: 'waiting',
  startedAt: null,
  contactedAt: null,
  answeredAt: null,
  answeredById: null,
  reason: '',
  basis: '',
};
const running: Leg = {
  ...waiting,
  id: 1,
  position: 1,
  departmentName: '区消防救援大队',
  itemName: '消防安全检查',
  state: 'open',
  startedAt: OPENED,
};

it('D-07: the joint application names every organ in order, with the due moment of those that run', () => {
  expect(jointApplication(COMMON, [waiting, running], given, OPENED, calendar)).toEqual({
    ...COMMON,
    ...form,
    leadName: '督查科',
    startedText: '2026年11月23日 10:00',
    sharedMaterials: ['营业执照'],
    lines: [
      {
        order: 1,
        departmentName: '区消防救援大队',
        itemName: '消防安全检查',
        dueText: '2026年11月30日 18:00',
      },
      { order: 2, departmentName: '区市场监管局', itemName: '食品经营许可', dueText: '' },
    ],
  });
});

it('D-08: a copy for the organ whose leg has started, none for one that waits', () => {
  const joint = { ...given, jointNumber: '联字〔2026〕第000012号' };
  expect(copyNotice(COMMON, waiting, joint, calendar)).toBeNull();
  expect(copyNotice(COMMON, running, joint, calendar)).toEqual({
    ...COMMON,
    ...form,
    jointNumber: '联字〔2026〕第000012号',
    organName: '区消防救援大队',
    permitName: '消防安全检查',
    receivedText: '2026年11月23日 10:00',
    dueText: '2026年11月30日 18:00',
    dueProvisional: false,
    sharedMaterials: ['营业执照'],
  });
});

it('D-28: the applicant is told reason, basis, days, and the due moment before and after', () => {
  const granted = {
    reason: '需要补充现场检测',
    workingDays: 5,
    approverName: '周强',
    formerDueAt: at('2026-12-04 18:00'),
    newDueAt: at('2026-12-11 18:00'),
    newDueProvisional: false,
  };
  expect(extensionNotice(COMMON, granted, calendar)).toEqual({
    ...COMMON,
    reason: '需要补充现场检测',
    basis: '《中华人民共和国行政许可法》第四十二条',
    extendedWorkingDays: 5,
    formerDueText: '2026年12月4日 18:00',
    newDueText: '2026年12月11日 18:00',
    newDueProvisional: false,
    approverName: '周强',
  });
});

it('D-27: the promise names what is missing, until when, and what follows by the policy of the item', () => {
  const gap = { materials: ['章程'], promisedAt: at('2026-11-30 18:00'), signedBy: '王芳', filledAt: null };
  const policy = { atMostWorkingDays: null, returnsOnLapse: true, grantsWithGap: false };
  const expected = {
    ...COMMON,
    missingMaterials: ['章程'],
    promisedText: '2026年11月30日 18:00',
    signedBy: '王芳',
  };
  expect(gapPromiseNotice(COMMON, gap, policy, calendar)).toEqual({
    ...expected,
    consequence: '逾期未补交的，经分管领导同意，本机关将出具退件通知书并退回申请。',
  });
  expect(gapPromiseNotice(COMMON, gap, { ...policy, returnsOnLapse: false }, calendar)).toEqual({
    ...expected,
    consequence: '逾期未补交的，本机关登记逾期并催促补交，材料补齐前不作出准予决定。',
  });
  const remind = { ...policy, returnsOnLapse: false, grantsWithGap: true };
  expect(gapPromiseNotice(COMMON, gap, remind, calendar).consequence).toBe(
    '逾期未补交的，本机关登记逾期并催促补交。',
  );
});
