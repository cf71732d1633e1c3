import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { blockingMaterials } from '../../domain/cases/materials.js';
import { noticeTitle } from '../../domain/notices/notice-kinds.js';
import { remediesInWords } from '../../domain/notices/remedies.js';
import type { FormProblem } from '../../web/forms.js';
import { reasonField } from '../cases/closing-steps.js';
import type { LoadedCase } from '../cases/load-case.js';
import { type LastLook, type StepPage, typed, typedList } from '../cases/step-page.js';

/** The names of a promise that have not come yet. */
export function awaitedOf({ extras, materials }: Pick<LoadedCase, 'extras' | 'materials'>): string[] {
  const isThere = (name: string) =>
    materials.some((material) => material.name === name && material.status === 'present');
  return (extras.gap?.materials ?? []).filter((name) => !isThere(name));
}

/** TD2: what the applicant brought of the promised rest. */
export function gapFillingPage(loaded: LoadedCase, problem: FormProblem): StepPage {
  const { gap } = loaded.extras;
  const ticked = typedList(problem, 'came', []);
  const until = gap === null ? '' : momentInWords(gap.promisedFor, loaded.calendar.zone);
  return {
    noun: 'gap-fillings',
    title: '登记容缺补交',
    actions: ['hand-in-rest'],
    lead: '核对补交的材料，符合要求的勾选。全部补齐以后，才能准予许可。',
    rows: gap === null ? [] : [{ key: '承诺补交', value: `${until} 前，${gap.signedBy}签名` }],
    fields: [
      {
        kind: 'ticks',
        label: '补交了',
        name: 'came',
        value: '',
        options: awaitedOf(loaded).map((name) => ({
          value: name,
          label: name,
          checked: ticked.includes(name),
        })),
      },
    ],
    hidden: [],
    submit: { label: '登记补交' },
    withPapers: false,
  };
}

/** T36: the case goes back since its papers never came. */
export function returnPage(loaded: LoadedCase, problem: FormProblem): StepPage {
  const isAccepted = loaded.row.state !== 'SUPP';
  return {
    noun: 'returns',
    title: '退件',
    actions: ['return'],
    lead: isAccepted
      ? '申请人没有按承诺补交材料，该事项规定可以退件。受理后的退件由您作为分管领导同意，退件后办件结束。'
      : '补正期限已经届满，申请人仍没有补交材料。退件后办件结束；以后可以重新申请。',
    rows: [
      { key: '没有补交的材料', value: missingOf(loaded).join('、') },
      { key: '补交期限', value: termWords(loaded) },
    ].filter((row) => row.value !== ''),
    fields: [
      {
        ...reasonField(problem, '会印在退件通知书上'),
        value: typed(problem, 'reason', isAccepted ? '逾期没有按承诺补交材料' : '补正期限届满没有补交材料'),
      },
    ],
    hidden: [],
    submit: { label: '下一步：核对通知书', tone: 'danger' },
    withPapers: false,
  };
}

/** What the return notice will say. */
export function returnLook({ reason }: { reason: string }, loaded: LoadedCase): LastLook {
  const { settings } = loaded;
  const bodies = { reconsiderationBody: settings.text('reconsiderationBody'), court: settings.text('court') };
  return {
    title: '出具退件通知书',
    text: '下面的内容会印在通知书上交给申请人，办件随即结束，不能再改。',
    rows: [
      { key: '文书', value: noticeTitle('D-136') },
      { key: '没有补交的材料', value: missingOf(loaded).join('、') },
      { key: '理由', value: reason },
      { key: '救济途径', value: remediesInWords(bodies) },
    ],
    submitLabel: '退件并打印',
  };
}

function missingOf({ facts }: LoadedCase): string[] {
  return blockingMaterials(facts.materials).map(({ name }) => name);
}

function termWords({ row, extras, calendar }: LoadedCase): string {
  const at = row.state === 'SUPP' ? row.supplementDueAt : (extras.gap?.promisedFor ?? row.dueAt);
  return at === null ? '' : momentInWords(at, calendar.zone);
}
