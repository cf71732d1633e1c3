import type { ProceedingRow } from '../../db/proceedings.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';

const STEP_WORDS: Readonly<Record<string, { what: string; tone: string }>> = {
  proposed: { what: '提出过错线索', tone: 'amber' },
  'call-hearing': { what: '立案，告知本人申辩', tone: 'blue' },
  'record-hearing': { what: '记录申辩', tone: 'blue' },
  stated: { what: '本人书面申辩', tone: 'blue' },
  establish: { what: '认定过错', tone: 'amber' },
  dismiss: { what: '不予追究', tone: 'neutral' },
  decide: { what: '决定处理', tone: 'red' },
  'decide-against': { what: '决定不予追究', tone: 'neutral' },
  'files-added': { what: '添加文件', tone: 'neutral' },
  'enter-correction': { what: '登记改正', tone: 'green' },
  'enter-apology': { what: '登记赔礼道歉', tone: 'green' },
  close: { what: '结案', tone: 'green' },
  'appeal-filed': { what: '本人提出申诉', tone: 'amber' },
  'appeal-upheld': { what: '申诉复核：维持', tone: 'neutral' },
  'appeal-changed': { what: '申诉复核：变更', tone: 'amber' },
  'appeal-reversed': { what: '申诉复核：撤销', tone: 'green' },
  reversed: { what: '撤销，相应的记录和扣分一并取消', tone: 'green' },
};

/** The history of a fault for the timeline. */
export function faultHistory(rows: readonly ProceedingRow[], calendar: Calendar) {
  return rows.map((row) => ({
    when: momentInWords(row.at, calendar.zone),
    who: row.actorName,
    what: STEP_WORDS[row.kind]?.what ?? row.kind,
    detail: row.note,
    tone: STEP_WORDS[row.kind]?.tone ?? 'neutral',
  }));
}
