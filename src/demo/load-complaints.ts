import { answerComplaint } from '../features/complaints/answer-complaint.js';
import { askSatisfaction } from '../features/complaints/ask-satisfaction.js';
import { hearSide } from '../features/complaints/hear-side.js';
import { redirectComplaint } from '../features/complaints/redirect-complaint.js';
import type { House } from '../features/complaints/register-complaint.js';
import { accepted, founded, type Story, step, storyOf, take } from './complaint-story.js';

/** Six complaints of the demonstration hall: one in each of the states that a supervisor meets. */
export async function loadComplaints(house: House, hallId: number, now: Date): Promise<void> {
  const story = await storyOf(house, hallId, now);
  await waiting(story);
  await underInquiry(story);
  await answered(story);
  await closed(story);
  await redirected(story);
  await aboutDepartment(story);
}

async function waiting(story: Story): Promise<void> {
  await take(story, 1, {
    channel: 'report-box',
    content: '下午三点来 4 号窗口，牌子亮着没有人，等了二十分钟。',
    category: 'delay',
    anonymous: true,
    submissionKey: 'demo-complaint-waiting',
  });
}

async function underInquiry(story: Story): Promise<void> {
  const staffId = await story.staffId('sc.clerk2');
  const target = { kind: 'staff' as const, staffId, windowId: null, departmentId: null };
  const number = await take(story, 4, {
    channel: 'phone',
    content: '问营业执照变更要什么材料，窗口的人头也不抬，说自己去看墙上。',
    category: 'attitude',
    name: '华小穗',
    phone: '13900000011',
    target,
    submissionKey: 'demo-complaint-inquiry',
  });
  const supervisor = await story.person('supervision2');
  await accepted(story, number, supervisor, 3, {
    target,
    toldWords: '有群众反映窗口接待态度生硬、没有一次告知',
  });
  await step(story, number, (request) =>
    hearSide(
      story.house,
      supervisor,
      request,
      { side: 'accused', statement: '当时在录入，没有抬头，承认说过。' },
      story.at(2),
    ),
  );
}

async function answered(story: Story): Promise<void> {
  const number = await founded(
    story,
    9,
    {
      channel: 'on-the-spot',
      content: '同一份申请跑了三趟，每次都说还缺一样。',
      category: 'promise-breach',
      name: '陶立夏',
      phone: '13900000012',
      submissionKey: 'demo-complaint-answered',
    },
    'clerk',
  );
  const supervisor = await story.person('supervision');
  await step(story, number, (request) =>
    answerComplaint(
      story.house,
      supervisor,
      request,
      { answer: '经查属实。窗口已经补发一次性告知书，当事人向您道歉。' },
      story.at(2),
    ),
  );
}

async function closed(story: Story): Promise<void> {
  const number = await founded(
    story,
    14,
    {
      channel: 'hotline',
      content: '叫号以后窗口和别人聊天，让我等了十分钟。',
      category: 'attitude',
      name: '许谷雨',
      phone: '13900000013',
      submissionKey: 'demo-complaint-closed',
    },
    'jt.clerk',
  );
  const supervisor = await story.person('supervision');
  await step(story, number, (request) =>
    answerComplaint(
      story.house,
      supervisor,
      request,
      { answer: '经查属实，已批评教育，当事人向您道歉。' },
      story.at(8),
    ),
  );
  await step(story, number, (request) =>
    askSatisfaction(story.house, supervisor, request, { satisfaction: 'satisfied', note: '' }, story.at(7)),
  );
}

async function redirected(story: Story): Promise<void> {
  const number = await take(story, 6, {
    channel: 'letter',
    content: '楼上装修天天吵，请中心管一管。',
    category: 'other',
    name: '邹秋实',
    address: '锦绣路 27 号',
    submissionKey: 'demo-complaint-redirected',
  });
  const supervisor = await story.person('supervision');
  const given = {
    redirectedTo: '区综合行政执法局，电话 12345',
    explanation: '装修噪声由综合行政执法局管理，不属于本中心受理范围。',
  };
  await step(story, number, (request) =>
    redirectComplaint(story.house, supervisor, request, given, story.at(6)),
  );
}

async function aboutDepartment(story: Story): Promise<void> {
  const department = await story.house.database.read.department.findFirstOrThrow({
    where: { hallId: story.hallId, code: 'SW' },
  });
  const target = { kind: 'department' as const, staffId: null, windowId: null, departmentId: department.id };
  const number = await take(story, 3, {
    channel: 'other-body',
    content: '取水许可让我到局里去交材料，说窗口不收。',
    category: 'off-system',
    severity: 'serious',
    levelSkipping: true,
    name: '水知秋',
    phone: '13900000014',
    target,
    submissionKey: 'demo-complaint-department',
  });
  const inspector = await story.person('inspection');
  await accepted(story, number, inspector, 2, {
    target,
    category: 'off-system',
    severity: 'serious',
    levelSkipping: true,
    toldWords: '有群众反映窗口不收件、要求到部门办理',
  });
}
