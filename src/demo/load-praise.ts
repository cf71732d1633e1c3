import type { Tx } from '../db/database.js';
import { recordProceeding } from '../db/proceedings.js';
import { nextNumber } from '../db/sequences.js';
import { dayOf, formatDate } from '../domain/calendar/civil-time.js';
import { SHANGHAI } from '../domain/calendar/zone.js';
import { type PraiseKind, praiseNumber, praiseSequenceName } from '../domain/praise/praise.js';
import { readCalendar } from '../features/calendar/hall-calendar.js';
import { chanceFrom } from './chance.js';
import { DEMO_HALL } from './hall-table.js';
import { type HallIds, idOf } from './load-items.js';
import { officeMoments } from './office-moments.js';

const MS_PER_DAY = 86_400_000;
const SEED = 59;

interface DemoPraise {
  kind: PraiseKind;
  mediaLevel?: string;
  fromWhom: string;
  content: string;
  account: string;
  window: string;
  department: string;
  daysAgo: number;
  verified: boolean;
}

const DEMO_PRAISE: readonly DemoPraise[] = [
  {
    kind: 'letter',
    fromWhom: '禾新建筑公司',
    content: '施工许可的材料缺了一张图，窗口下班后还等我们补来，当天就受理了。',
    account: 'clerk',
    window: '1',
    department: 'ZJ',
    daysAgo: 24,
    verified: true,
  },
  {
    kind: 'banner',
    fromWhom: '葛大勇',
    content: '锦旗“热情服务，高效为民”。',
    account: 'clerk',
    window: '1',
    department: 'ZJ',
    daysAgo: 9,
    verified: true,
  },
  {
    kind: 'media',
    mediaLevel: 'district',
    fromWhom: '青禾日报',
    content: '《一个窗口办完一家店》报道了大厅的一次告知。',
    account: 'head',
    window: '1',
    department: 'ZJ',
    daysAgo: 2,
    verified: false,
  },
];

/** Some praise of the last weeks, verified and waiting. */
export async function loadPraise(tx: Tx, ids: HallIds, now: Date): Promise<void> {
  const registrar = { id: idOf(ids.staff, 'supervision'), name: '严肃' };
  const moments = officeMoments(await readCalendar(tx, ids.hallId), chanceFrom(SEED));
  for (const praise of DEMO_PRAISE) {
    const at = new Date(moments.notAfter(now.getTime() - praise.daysAgo * MS_PER_DAY));
    const day = formatDate(dayOf(SHANGHAI.toLocalMinute(at.getTime())));
    const serial = await nextNumber(tx, ids.hallId, praiseSequenceName(day));
    const verification = { verifiedAt: at, verifiedById: registrar.id, verifiedBy: registrar.name };
    const { id } = await tx.praise.create({
      data: {
        hallId: ids.hallId,
        number: praiseNumber(DEMO_HALL.numberPrefix, day, serial),
        kind: praise.kind,
        mediaLevel: praise.mediaLevel ?? '',
        fromWhom: praise.fromWhom,
        content: praise.content,
        staffId: idOf(ids.staff, praise.account),
        windowId: idOf(ids.windows, praise.window),
        departmentId: idOf(ids.departments, praise.department),
        receivedAt: at,
        receivedById: registrar.id,
        receivedBy: registrar.name,
        state: praise.verified ? 'verified' : 'registered',
        ...(praise.verified ? verification : {}),
      },
      select: { id: true },
    });
    const by = { staffId: registrar.id, actorName: registrar.name, at } as const;
    const about = { hallId: ids.hallId, about: 'praise', aboutId: id } as const;
    await recordProceeding(tx, { ...about, ...by, kind: 'registered', toState: 'registered' });
    if (praise.verified)
      await recordProceeding(tx, {
        ...about,
        ...by,
        kind: 'verified',
        fromState: 'registered',
        toState: 'verified',
      });
  }
}
