/** What is looked at when a unit or a person is judged, and how it shows. */
export type EfficiencyAspect = { name: string; content: string };

/** A grade with what it takes, as no points give it; `needsReason`: whoever gets it is told why. */
export type EfficiencyGrade = { name: string; meaning: string; needsReason: boolean };

/** The grades of EFF by their place; everybody begins in the middle. */
export const GRADE_PLACES = ['best', 'middle', 'worst'] as const;

export type GradePlace = (typeof GRADE_PLACES)[number];

/**
 * EFF as plain data (8.1, S-23): it can be stored, versioned by year and frozen into a period. `quotaShare` is the
 * share of the units, and of the people, that may have the best grade; null: no limit.
 */
export type EfficiencyScheme = {
  code: 'EFF';
  name: string;
  aspects: readonly EfficiencyAspect[];
  grades: Readonly<Record<GradePlace, EfficiencyGrade>>;
  quotaShare: number | null;
};

/** EFF as it stands without changes of a hall: 8.1 and C-01 name the grades and no quota; its aspects are the systems that a unit has to keep. */
export const DEFAULT_EFFICIENCY: EfficiencyScheme = {
  code: 'EFF',
  name: '效能考评',
  aspects: [
    { name: '服务承诺', content: '公开承诺的内容、程序、时限、标准是否兑现' },
    { name: '首问负责', content: '首问的人是否负责到底，有没有推诿' },
    { name: '一次性告知', content: '要补的材料是否一次告知清楚，并有书面记录' },
    { name: '限时办结', content: '是否在承诺时限内办结，延期是否经批准并告知' },
    { name: '否定报备', content: '不予办理的是否登记或者报批' },
    { name: '投诉和整改', content: '有效投诉多少，是否按期整改、答复' },
  ],
  grades: {
    best: { name: '优秀', meaning: '各项制度落实好，没有有效投诉和效能告诫', needsReason: true },
    middle: { name: '合格', meaning: '各项制度基本落实，问题按期整改', needsReason: false },
    worst: { name: '不合格', meaning: '制度不落实、整改不到位或者问题严重', needsReason: true },
  },
  quotaShare: null,
};

/** The names of the grades from the best down. */
export function efficiencyGrades({ grades }: EfficiencyScheme): string[] {
  return GRADE_PLACES.map((place) => grades[place].name);
}
