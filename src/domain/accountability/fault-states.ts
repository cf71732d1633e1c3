/** Where a fault stands, from the proposal to the end; a reversed one stays in the list with its reason. */
export const FAULT_STATES = {
  proposed: { name: '待立案', tone: 'amber', isOpen: true },
  hearing: { name: '听取申辩', tone: 'blue', isOpen: true },
  established: { name: '已认定', tone: 'orange', isOpen: true },
  decided: { name: '已决定', tone: 'red', isOpen: true },
  dismissed: { name: '不予追究', tone: 'neutral', isOpen: false },
  closed: { name: '已结案', tone: 'green', isOpen: false },
  reversed: { name: '已撤销', tone: 'neutral', isOpen: false },
} as const;

export type FaultState = keyof typeof FAULT_STATES;

export const FAULT_STATE_CODES = Object.keys(FAULT_STATES) as readonly FaultState[];

/** True when the text is a state. */
export function isFaultState(text: string): text is FaultState {
  return Object.hasOwn(FAULT_STATES, text);
}

/** From where a fault was proposed (7.1, third column, and by hand). */
export const FAULT_SOURCES = {
  detector: '督查发现',
  complaint: '有效投诉',
  check: '检查',
  rating: '差评核实属实',
  person: '人员提出',
} as const;

export type FaultSource = keyof typeof FAULT_SOURCES;

/** True when the text is a source. */
export function isFaultSource(text: string): text is FaultSource {
  return Object.hasOwn(FAULT_SOURCES, text);
}

const SOURCE_OF_KEY: Readonly<Record<string, FaultSource>> = {
  event: 'detector',
  complaint: 'complaint',
  'check-line': 'check',
  rating: 'rating',
};

/** The cause a proposal stands on, such as 'event:12'; null for anything else. */
export function parseSourceKey(text: string): { kind: string; id: number; source: FaultSource } | null {
  const [kind = '', id = ''] = text.split(':');
  const source = SOURCE_OF_KEY[kind];
  if (source === undefined || !/^[1-9]\d{0,8}$/.test(id) || text !== `${kind}:${id}`) return null;
  return { kind, id: Number(id), source };
}
