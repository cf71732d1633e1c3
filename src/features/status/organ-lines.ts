import type { MomentWords } from './moments-in-words.js';

/** The superior authority of a case; moments in milliseconds. */
export interface PublicFiling {
  body: string;
  forwardedAt: number;
  answeredAt: number | null;
  result: string;
}

/** A department of a joint case; moments in milliseconds. */
export interface PublicLeg {
  departmentName: string;
  name: string;
  state: string;
  startedAt: number | null;
  decidedAt: number | null;
  dueAt: number | null;
}

export type PublicOrgans =
  | { kind: 'superior'; filing: PublicFiling }
  | { kind: 'joint'; legs: readonly PublicLeg[] };

export interface OrganLines {
  title: string;
  lead: string;
  lines: { name: string; what: string; words: string }[];
}

/** Who else has a say in a case and where each stands, in plain words (S-45, S-46). */
export function organLines(organs: PublicOrgans, words: MomentWords): OrganLines {
  switch (organs.kind) {
    case 'superior':
      return superiorLines(organs.filing, words);
    case 'joint':
      return {
        title: '几个部门办到哪一步',
        lead: '材料由窗口抄送各部门，不需要您自己跑。各部门的人会直接和您联系。',
        lines: organs.legs.map((leg) => ({
          name: leg.departmentName,
          what: leg.name,
          words: legWords(leg, words),
        })),
      };
    default:
      return organs satisfies never;
  }
}

function superiorLines(
  { body, forwardedAt, answeredAt, result }: PublicFiling,
  words: MomentWords,
): OrganLines {
  const answered =
    answeredAt === null ? '正在等上级机关批复。' : `上级机关 ${words.day(answeredAt)}答复：${result}`;
  return {
    title: '报上级审批',
    lead: '这件事要由上级机关批准，窗口派专人跟踪，不需要您自己跑。',
    lines: [{ name: body, what: '', words: `${words.day(forwardedAt)}报出。${answered}` }],
  };
}

function legWords({ state, startedAt, decidedAt, dueAt }: PublicLeg, words: MomentWords): string {
  switch (state) {
    case 'agreed':
      return decidedAt === null ? '同意' : `${words.day(decidedAt)}答复：同意`;
    case 'disagreed':
      return decidedAt === null ? '不同意' : `${words.day(decidedAt)}答复：不同意`;
    case 'spared':
      return '不再需要答复';
    case 'open': {
      const since = startedAt === null ? '' : `${words.day(startedAt)}收到材料，`;
      return `${since}正在办理${dueAt === null ? '' : `，最迟 ${words.moment(dueAt)} 答复`}`;
    }
    default:
      return startedAt === null ? '等前面的部门答复以后开始' : '正在办理';
  }
}
