import type { Calendar } from '../../domain/calendar/calendar.js';
import { shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { maskApplicantName } from '../../domain/identity/masks.js';
import {
  QUESTION_CODES,
  QUESTIONS,
  resultsByWindow,
  SATISFACTIONS,
} from '../../domain/supervision/questionnaire.js';
import { paths } from '../../web/paths.js';
import type { SampleCaseRow, SampleRow } from './sampling.repository.js';

/** 2026-11 as 2026年11月. */
export function monthInWords(month: string): string {
  const [year, number] = month.split('-');
  return `${year}年${Number(number)}月`;
}

/** The list of samples. */
export function sampleLines(samples: readonly SampleRow[], { zone }: Calendar) {
  return samples.map((sample) => ({
    month: monthInWords(sample.month),
    href: paths.sample(sample.month),
    drawn: sample.drawn,
    called: sample.called,
    perWindow: sample.perWindow,
    by: `${sample.createdBy} ${shortMomentInWords(sample.createdAt, zone)}`,
  }));
}

/** One month's sample: its cases, its results by window, and whether the seed gives the same cases again. */
export function samplePage(
  sample: SampleRow,
  rows: readonly SampleCaseRow[],
  given: { calendar: Calendar; isSameAgain: boolean; mayCall: boolean },
) {
  const { zone } = given.calendar;
  const results = resultsByWindow(
    rows.map((row) => ({
      windowId: row.windowId,
      isCalled: row.calledAt !== null,
      isReached: row.reached === 1,
      satisfaction: row.satisfaction,
    })),
  );
  const next = rows.find((row) => row.calledAt === null);
  return {
    title: `${monthInWords(sample.month)}抽查`,
    sub: `每个窗口 ${sample.perWindow} 件，${sample.createdBy} ${shortMomentInWords(sample.createdAt, zone)} 抽取，种子 ${sample.seed}`,
    isSameAgain: given.isSameAgain,
    nextHref: next && given.mayCall ? paths.sampleCase(sample.month, next.position) : null,
    counts: [
      { label: '抽取', figure: rows.length },
      { label: '已回访', figure: rows.filter((row) => row.calledAt !== null).length },
      { label: '联系上', figure: rows.filter((row) => row.reached === 1).length },
      { label: '不满意', figure: results.reduce((sum, { dissatisfied }) => sum + dissatisfied, 0) },
    ],
    results: results.map((result) => ({
      ...result,
      window: windowWords(rows.find((row) => row.windowId === result.windowId)),
      percent: result.satisfiedPercent === null ? '' : `${result.satisfiedPercent} %`,
    })),
    rows: rows.map((row) => sampleRow(sample, row, given)),
  };
}

function sampleRow(
  sample: SampleRow,
  row: SampleCaseRow,
  { calendar, mayCall }: { calendar: Calendar; mayCall: boolean },
) {
  return {
    position: row.position,
    href: mayCall ? paths.sampleCase(sample.month, row.position) : paths.case(row.number),
    number: row.number,
    item: row.itemName,
    applicant: maskApplicantName(
      row.applicantType === 'organisation' ? 'organisation' : 'person',
      row.applicantName,
    ),
    window: windowWords(row),
    called: row.calledAt === null ? '' : `${shortMomentInWords(row.calledAt, calendar.zone)} ${row.calledBy}`,
    result: resultWords(row),
    tone: toneOf(row),
  };
}

function toneOf({ calledAt, reached, satisfaction }: SampleCaseRow): 'neutral' | 'red' | 'green' | 'amber' {
  if (calledAt === null) return 'neutral';
  if (satisfaction === 'dissatisfied') return 'red';
  return reached === 1 ? 'green' : 'amber';
}

/** What came of a call. */
export function resultWords({ calledAt, reached, satisfaction }: SampleCaseRow): string {
  if (calledAt === null) return '未回访';
  if (reached !== 1) return '没有联系上';
  return Object.hasOwn(SATISFACTIONS, satisfaction)
    ? SATISFACTIONS[satisfaction as keyof typeof SATISFACTIONS]
    : '';
}

function windowWords(row: Pick<SampleCaseRow, 'windowNumber' | 'windowName'> | undefined): string {
  return row?.windowNumber ? `${row.windowNumber}号窗口 ${row.windowName ?? ''}`.trim() : '（无窗口）';
}

/** What was typed about a call that a colleague had already entered, so that it can be handed to him. */
export function answersInWords(
  values: Readonly<Record<string, unknown>>,
): { label: string; value: string }[] {
  const said = (name: string, words: Readonly<Record<string, string>>) =>
    words[String(values[name] ?? '')] ?? '';
  return [
    { label: '电话', value: said('reached', { yes: '联系上了', no: '没有联系上' }) },
    { label: '总的来说满意吗', value: said('satisfaction', SATISFACTIONS) },
    ...QUESTION_CODES.map((code) => ({
      label: QUESTIONS[code],
      value: said(code, { yes: '是', no: '不是' }),
    })),
    { label: '申请人的话', value: String(values.note ?? '') },
  ];
}
