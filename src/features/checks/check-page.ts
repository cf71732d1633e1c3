import type { ProceedingRow } from '../../db/proceedings.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import {
  CHECK_KINDS,
  CHECK_STATES,
  isCheckKind,
  isCheckState,
  VERDICTS,
} from '../../domain/conduct/check-words.js';
import { CHECK_SECTIONS, type CheckSection, findCheckLine } from '../../domain/conduct/checklist.js';
import { dayInWords } from '../../domain/notices/notice-content.js';
import { paths } from '../../web/paths.js';
import type { EvidenceFile } from '../attachments/evidence.repository.js';
import type { CheckRow } from './checks.repository.js';

const HISTORY_WORDS: Readonly<Record<string, string>> = {
  planned: '安排检查',
  filled: '填写',
  done: '完成检查',
  answered: '窗口说明',
};

/** A check as the list shows it. */
export function checkLine(row: CheckRow, calendar: Calendar) {
  return {
    href: paths.check(row.id),
    number: row.number,
    kind: isCheckKind(row.kind) ? CHECK_KINDS[row.kind].name : row.kind,
    window: row.windowNumber === null ? '' : `${row.windowNumber}号 ${row.windowName ?? ''}`,
    department: row.departmentName ?? '',
    staff: row.staffName,
    planned: dayInWords(row.plannedFor),
    done: row.doneAt === null ? '' : momentInWords(row.doneAt, calendar.zone),
    checker: row.checker,
    failed: row.failed,
    state: stateTag(row.state),
  };
}

function stateTag(state: string) {
  return isCheckState(state)
    ? { label: CHECK_STATES[state].name, tone: CHECK_STATES[state].tone }
    : { label: state, tone: 'neutral' };
}

/** The checklist by sections, with what stands there and what was typed. */
export function checklistView(
  lines: readonly { code: string; verdict: string; note: string }[],
  typed: Readonly<Record<string, unknown>>,
  errors: Readonly<Record<string, string>>,
) {
  const value = (name: string, before: string) => (typeof typed[name] === 'string' ? typed[name] : before);
  return (Object.keys(CHECK_SECTIONS) as CheckSection[])
    .map((section) => ({
      title: CHECK_SECTIONS[section],
      lines: lines
        .filter(({ code }) => findCheckLine(code)?.section === section)
        .map(({ code, verdict, note }) => ({
          code,
          words: findCheckLine(code)?.words ?? code,
          verdict: value(`verdict-${code}`, verdict),
          verdictWords: Object.hasOwn(VERDICTS, verdict) ? VERDICTS[verdict as keyof typeof VERDICTS] : '',
          note: value(`note-${code}`, note),
          error: errors[`note-${code}`],
        })),
    }))
    .filter((section) => section.lines.length > 0);
}

/** The page of one check. */
export function checkView(
  row: CheckRow,
  given: { files: readonly EvidenceFile[]; history: readonly ProceedingRow[]; calendar: Calendar },
) {
  const line = checkLine(row, given.calendar);
  return {
    line,
    version: row.version,
    action: paths.check(row.id),
    rows: [
      { key: '方式', value: line.kind },
      { key: '窗口', value: [line.window, line.department].filter(Boolean).join('，') },
      { key: '人员', value: line.staff },
      { key: '安排在', value: line.planned },
      { key: '检查人', value: line.checker },
      { key: '完成', value: line.done },
      { key: '说明', value: row.note },
      { key: '窗口说明', value: row.answer },
    ].filter(({ value }) => value !== ''),
    files: given.files.map((file) => ({
      name: file.fileName,
      href: paths.checkFile(row.id, file.id),
      isPicture: file.mediaType.startsWith('image/'),
    })),
    history: given.history.map((entry) => ({
      when: momentInWords(entry.at, given.calendar.zone),
      who: entry.actorName,
      what: HISTORY_WORDS[entry.kind] ?? entry.kind,
      detail: entry.note,
      tone: entry.kind === 'done' ? 'blue' : entry.kind === 'answered' ? 'green' : 'neutral',
    })),
  };
}
