/** Where a measure stands; a rejected or reversed one stays in the list with its reason. */
export const MEASURE_STATES = {
  proposed: { name: '待决定', tone: 'amber' },
  decided: { name: '待送达', tone: 'orange' },
  served: { name: '已送达', tone: 'blue' },
  'under-way': { name: '执行中', tone: 'red' },
  done: { name: '已办结', tone: 'green' },
  rejected: { name: '不予处理', tone: 'neutral' },
  reversed: { name: '已撤销', tone: 'neutral' },
} as const;

export type MeasureState = keyof typeof MEASURE_STATES;

/** True when the text is a state. */
export function isMeasureState(text: string): text is MeasureState {
  return Object.hasOwn(MEASURE_STATES, text);
}

/** Whom a measure is on. */
export const MEASURE_SUBJECTS = {
  person: '工作人员',
  leader: '负责人',
  section: '科室',
} as const;

export type MeasureSubject = keyof typeof MEASURE_SUBJECTS;

/** True when the text names whom a measure is on. */
export function isMeasureSubject(text: string): text is MeasureSubject {
  return Object.hasOwn(MEASURE_SUBJECTS, text);
}
