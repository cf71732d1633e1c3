import { answerTerms } from '../../domain/refusal-filing/refusal-filing.js';
import { momentWords } from '../desk/clock-words.js';
import { promisedLimitOf } from '../refusal-filing/refer-refusal.js';
import type { DataLine } from './applicant-data.js';
import type { LoadedCase } from './load-case.js';

/** A referral with its terms, and a promise of gaps, as lines of the case page; late ones are marked. */
export function extraRows(loaded: LoadedCase): DataLine[] {
  return [...referralRows(loaded), ...gapRows(loaded), ...paperRows(loaded)];
}

function referralRows({ extras, row, calendar, now }: LoadedCase): DataLine[] {
  const { referral } = extras;
  if (referral === null) return [];
  const moment = (at: number) => momentWords(at, now.getTime(), calendar);
  const first: DataLine = {
    key: '否定报备',
    value: `${moment(referral.referredAt)} ${referral.referredBy}：${referral.reasons}（${referral.basis}）`,
  };
  if (referral.answeredAt !== null) {
    const word = referral.answer === 'confirm' ? '同意不予办理' : '要求受理';
    const value = `${moment(referral.answeredAt)} ${referral.answeredBy}${word}：${referral.opinion}`;
    return [first, { key: '领导意见', value }];
  }
  const { applicantBy } = answerTerms(
    {
      receivedAt: row.receivedAt,
      promisedLimit: promisedLimitOf({ limitValue: row.promisedValue, limitUnit: row.promisedUnit }),
      referredAt: referral.referredAt,
      leaderWorkingDays: 0,
    },
    calendar,
  );
  const term = (key: string, at: number | null): DataLine[] => {
    if (at === null) return [];
    const isLate = now.getTime() > at;
    return [{ key, value: `${moment(at)} 前${isLate ? '，已超期' : ''}`, late: isLate }];
  };
  return [first, ...term('领导答复期限', referral.dueAt), ...term('书面答复申请人', applicantBy)];
}

function gapRows({ extras, calendar, now }: LoadedCase): DataLine[] {
  const { gap } = extras;
  if (gap === null) return [];
  const moment = (at: number) => momentWords(at, now.getTime(), calendar);
  const names = gap.materials.join('、');
  if (gap.fulfilledAt !== null) {
    return [{ key: '容缺补交', value: `${moment(gap.fulfilledAt)} 补齐：${names}` }];
  }
  const isLate = now.getTime() > gap.promisedFor;
  const value = `${names}；承诺 ${moment(gap.promisedFor)} 前（${gap.signedBy}签名）${isLate ? '，已逾期' : ''}`;
  return [{ key: '容缺待补', value, late: isLate }];
}

function paperRows({ events, now, calendar }: LoadedCase): DataLine[] {
  const handed = events.findLast((event) => event.kind === 'hand-back-papers');
  return handed === undefined
    ? []
    : [{ key: '材料退还', value: `${momentWords(handed.at, now.getTime(), calendar)} ${handed.actorName}` }];
}
