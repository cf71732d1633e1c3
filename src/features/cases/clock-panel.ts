import { may } from '../../domain/access/permissions.js';
import { isCaseState, mayClockRun } from '../../domain/cases/states.js';
import type { Light } from '../../domain/deadlines/progress.js';
import { extensionDaysLeft, openRequest } from '../../domain/extensions/extension.js';
import { limitInWords } from '../../domain/items/compare-limits.js';
import { isSpecialProcedure, specialProcedureName } from '../../domain/suspensions/special-procedures.js';
import { caseStages } from '../../domain/time-account/case-stages.js';
import { lightSharesOf, type Stage, stageLights } from '../../domain/time-account/stages.js';
import {
  accountInWords,
  timeAccount,
  workingMinutesInWords,
} from '../../domain/time-account/time-account.js';
import { paths } from '../../web/paths.js';
import type { Person } from '../../web/visit.js';
import { momentWords } from '../desk/clock-words.js';
import { pageFacts } from '../extensions/page-facts.js';
import { proceduresOf } from '../suspensions/foreseen-procedures.js';
import { limitOf } from '../suspensions/stored-suspension.js';
import type { LoadedCase } from './load-case.js';
import type { PageAction, pageActions } from './page-actions.js';

const LIGHTS: Readonly<Record<Light | 'no-limit', string>> = {
  normal: 'normal',
  yellow: 'amber',
  orange: 'orange',
  red: 'red',
  'no-limit': 'still',
};

/** The ways on that stop, restart or lengthen the clock, beside those of the transition table. */
export function withClockWays(
  actions: ReturnType<typeof pageActions>,
  loaded: LoadedCase,
  person: Person,
): ReturnType<typeof pageActions> {
  const ways = clockWays(loaded, person);
  const urgent = ways.find((way) => way.noun === 'resumptions' || way.noun === 'extension-decisions');
  const primary = actions.primary ?? urgent ?? null;
  const others = [...actions.others, ...ways.filter((way) => way !== primary)];
  return { primary, others };
}

function clockWays(loaded: LoadedCase, person: Person): PageAction[] {
  const { row, clockRows } = loaded;
  const way = (noun: string, label: string): PageAction => ({
    noun,
    label,
    href: paths.caseAction(row.number, noun),
    posts: false,
  });
  const runs = isCaseState(row.state) && mayClockRun(row.state);
  if (!runs || row.limitValue === null) return [];
  const ways: PageAction[] = [];
  const isStopped = clockRows.suspensions.some((each) => each.endedAt === null);
  if (may(person.roles, 'case.suspend')) {
    if (isStopped) ways.push(way('resumptions', '恢复计时'));
    else if (row.state !== 'UP' && proceduresOf(loaded).length > 0)
      ways.push(way('suspensions', '暂停计时（特别程序）'));
  }
  const facts = pageFacts(loaded);
  const request = openRequest(facts.rows);
  if (request === null) {
    const isExtendable = facts.limitUnit === 'workingDays' && extensionDaysLeft(facts) > 0;
    if (isExtendable && may(person.roles, 'case.ask-extension')) ways.push(way('extensions', '申请延期'));
  } else if (may(person.roles, 'case.approve-extension') && request.requestedById !== person.staffId)
    ways.push(way('extension-decisions', '审批延期'));
  return ways;
}

/** 时间账: who used the working time of the case, its stages, what stopped and what lengthened its clock. */
export function clockPanel(loaded: LoadedCase) {
  return {
    account: accountOf(loaded),
    stages: stagesOf(loaded),
    suspensions: suspensionLines(loaded),
    extensions: extensionLines(loaded),
  };
}

function accountOf({ row, events, clockRows, calendar, now }: LoadedCase) {
  const changes = events.flatMap(({ at, toState }, index) =>
    isCaseState(toState) && toState !== events[index - 1]?.toState ? [{ at, toState }] : [],
  );
  const stops = clockRows.suspensions.map(({ startedAt, endedAt }) => ({ from: startedAt, to: endedAt }));
  const account = timeAccount(changes, stops, row.closedAt ?? now.getTime(), calendar);
  const lines = accountInWords(account).map((line) => ({
    holder: line.holder,
    time: line.time,
    share: `${Math.round(line.share * 100)}%`,
    percent: Math.round(line.share * 100),
  }));
  return { lines, total: workingMinutesInWords(account.totalWorkingMinutes) };
}

function stagesOf({ row, events, clockRows, calendar, now, settings }: LoadedCase) {
  const limitFor = (limitValue: number | null, limitUnit: string) =>
    limitValue === null ? null : limitOf({ limitValue, limitUnit });
  const reviewedAt = events.findLast((event) => event.kind === 'record-review')?.at ?? null;
  const stages = caseStages(
    clockRows.steps.map((step) => ({ ...step, limit: limitFor(step.limitValue, step.limitUnit) })),
    { ...row, reviewedAt, procedures: clockRows.suspensions },
  );
  const shares = lightSharesOf(settings.number('amberAbovePercent'), settings.number('orangeAbovePercent'));
  const stops = clockRows.suspensions.map(({ startedAt, endedAt }) => ({ from: startedAt, to: endedAt }));
  const ofProcedure = new Set(clockRows.suspensions.map((each) => each.stepPosition));
  const lightOf = (stage: Stage, index: number) => {
    const position = clockRows.steps[index]?.position ?? 0;
    const suspensions = ofProcedure.has(position) ? [] : stops;
    return stageLights([stage], { afterHours: 'same-day', suspensions, shares }, now.getTime(), calendar);
  };
  const moment = (at: number | null) => (at === null ? '' : momentWords(at, now.getTime(), calendar));
  return stages.flatMap(lightOf).map((light, index) => {
    const stage = stages[index];
    return {
      name: light.name,
      actor: light.actor,
      light: LIGHTS[light.light],
      words:
        light.light === 'red' && light.lateWorkingDays > 0
          ? `${light.words} ${light.lateWorkingDays} 个工作日`
          : light.words,
      limit: stage?.limit ? limitInWords(stage.limit) : '',
      started: moment(stage?.startedAt ?? null),
      ended: moment(stage?.endedAt ?? null),
    };
  });
}

function suspensionLines({ clockRows, calendar, now }: LoadedCase) {
  const moment = (at: number | null) => (at === null ? '' : momentWords(at, now.getTime(), calendar));
  return clockRows.suspensions.map((each) => ({
    procedure: isSpecialProcedure(each.kind) ? specialProcedureName(each.kind) : each.kind,
    reason: each.cause,
    basis: each.basis,
    started: moment(each.startedAt),
    due: moment(each.dueAt),
    ended: moment(each.endedAt),
    result: each.result,
    isLate: each.dueAt !== null && (each.endedAt ?? now.getTime()) > each.dueAt,
  }));
}

const EXTENSION_WORDS: Readonly<Record<string, string>> = {
  open: '等待批准',
  approved: '已同意',
  denied: '不同意',
  lapsed: '到期前没有批准，按超期处理',
};

function extensionLines({ clockRows, calendar, now }: LoadedCase) {
  return clockRows.extensions.map((each) => ({
    days: `${each.workingDays} 个工作日`,
    reason: each.reason,
    requested: `${each.requestedBy} ${momentWords(each.requestedAt, now.getTime(), calendar)}`,
    standing: EXTENSION_WORDS[each.status] ?? each.status,
    decided:
      each.decidedAt === null
        ? ''
        : `${each.decidedBy} ${momentWords(each.decidedAt, now.getTime(), calendar)}`.trim(),
    why: each.decisionReason,
  }));
}
