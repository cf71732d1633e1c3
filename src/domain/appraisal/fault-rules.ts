import type { FedRules } from './complaint-rules.js';

const INTEGRITY: FedRules = ['STF-L1', 'WIN-B1', 'DEP-D3'];
const UNCIVIL: FedRules = ['STF-Q2', 'WIN-C5', 'BEST-5c'];
const RULES_BROKEN: FedRules = ['STF-D1a', 'DEP-D4a', 'BEST-5c'];
const FEES: FedRules = ['STF-L2', 'WIN-B4c', 'BEST-2b'];

/** Single faults; whole lists stand below. What an overdue case costs follows from the case itself, not from FA-05. */
const BY_FAULT: Readonly<Record<string, FedRules>> = {
  'FA-01': ['STF-A2', 'WIN-A2d', 'DEP-C4'],
  'FA-02': ['STF-A1', 'DEP-C4'],
  'FA-03': ['STF-A1', 'DEP-C4'],
  'FA-04': ['STF-A2', 'WIN-A2d', 'DEP-C4'],
  'FA-05': ['STF-D1a'],
  'FA-06': ['STF-D1a', 'WIN-B3a', 'DEP-D4a', 'BEST-1v'],
  'FA-07': ['STF-D1a', 'WIN-A3', 'DEP-C3', 'BEST-5c'],
  'FA-08': ['STF-A2', 'DEP-C4'],
  'FA-09': ['STF-D1a', 'DEP-C4'],
  'FA-10': ['STF-D1a', 'WIN-A4b', 'DEP-C4', 'BEST-1v'],
  'FA-11': [...INTEGRITY],
  'FA-12': ['STF-D1a', 'WIN-A5a', 'DEP-E1b'],
  'FA-13': [...FEES, 'DEP-F2'],
  'FA-14': [...FEES, 'DEP-F3'],
  'FA-15': ['STF-Q1a', 'WIN-C4', 'DEP-D4a', 'BEST-5c'],
  'FA-16': RULES_BROKEN,
  'FA-17': INTEGRITY,
  'FB-01': ['STF-D2b', 'WIN-A1b', 'BEST-3b', 'DEP-D4a'],
  'FB-05': ['STF-A2', 'DEP-C4'],
  'FC-02': ['STF-D2a', 'BEST-3a', 'DEP-D4a'],
  'FD-04': INTEGRITY,
  'FE-01': ['STF-D1a', 'BEST-5a'],
  'FE-04': ['STF-Q1a', 'WIN-C4', 'BEST-5c'],
  'FE-05': ['STF-D2c', 'WIN-A1c', 'BEST-3b', 'DEP-D4a'],
  'FE-06': INTEGRITY,
  'FE-07': INTEGRITY,
  'FI-03': ['STF-Q2', 'BEST-5c'],
  'FN-04': ['STF-D2c', 'WIN-A1c', 'BEST-3b', 'DEP-D4a'],
  'FO-02': ['STF-D2a', 'WIN-A1a', 'BEST-3a', 'DEP-D4a'],
  'FO-03': INTEGRITY,
  'FO-04': [...FEES, 'DEP-F1'],
};

const BY_LIST: Readonly<Record<string, FedRules>> = {
  FH: ['WIN-A2a'],
  FL: INTEGRITY,
  FM: UNCIVIL,
  FQ: ['STF-A1', 'DEP-C4'],
};

/** What an established fault feeds (7.1, 7.2 with 8.2): its own row, else that of its list, else broken rules. */
export function rulesOfFault(faultId: string): FedRules {
  return BY_FAULT[faultId] ?? BY_LIST[faultId.slice(0, 2)] ?? RULES_BROKEN;
}
