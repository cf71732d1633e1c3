import type { Database } from '../../db/database.js';
import { may } from '../../domain/access/permissions.js';
import { CONTACT_CHANNELS, silenceOf } from '../../domain/upward/upward.js';
import { paths } from '../../web/paths.js';
import type { Person } from '../../web/visit.js';
import type { LoadedCase } from '../cases/load-case.js';
import { dayWords, momentWords } from '../desk/clock-words.js';
import { findFiling, isContactChannel, listContacts, trackingOf } from './upward.repository.js';

/** What the case page shows of the way to the superior authority; null for a case that was never forwarded. */
export async function upwardPanel(database: Database, loaded: LoadedCase, person: Person) {
  const { row, calendar, settings } = loaded;
  if (row.kind !== 'U') return null;
  const filing = await findFiling(database.sql, row.id);
  if (filing === undefined) return null;
  const contacts = await listContacts(database.sql, filing.id);
  const now = loaded.now.getTime();
  const silentAfter = settings.number('upwardSilentWorkingDays');
  const { isSilent, silentWorkingDays } = silenceOf(trackingOf(filing, contacts), silentAfter, now, calendar);
  const isOut = row.state === 'UP';
  return {
    rows: [
      { key: '上级机关', value: filing.body },
      { key: '转报', value: momentWords(filing.forwardedAt, now, calendar) },
      { key: '跟踪人', value: filing.tracker },
      ...(filing.expectedAt === null
        ? []
        : [{ key: '预计批复', value: dayWords(filing.expectedAt, now, calendar) }]),
      ...(filing.answeredAt === null
        ? []
        : [
            { key: '批复', value: filing.result },
            { key: '收到批复', value: momentWords(filing.answeredAt, now, calendar) },
          ]),
      ...(filing.note === ''
        ? []
        : [{ key: filing.answeredAt === null ? '转报说明' : '批复内容', value: filing.note }]),
    ],
    warning:
      isOut && isSilent
        ? `已有 ${silentWorkingDays} 个工作日没有与上级机关联系，请马上联系并登记（SV-08）`
        : '',
    contacts: contacts
      .map((contact) => ({
        when: momentWords(contact.at, now, calendar),
        who: contact.staff,
        what: `${isContactChannel(contact.way) ? CONTACT_CHANNELS[contact.way] : contact.way}：${contact.note}`,
        tone: 'neutral' as const,
      }))
      .reverse(),
    contactHref:
      isOut && may(person.roles, 'case.forward-upward')
        ? paths.caseAction(row.number, 'superior-contacts')
        : null,
  };
}
