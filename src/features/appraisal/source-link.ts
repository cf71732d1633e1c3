import { may, type Permission } from '../../domain/access/permissions.js';
import type { Role } from '../../domain/access/roles.js';
import { paths } from '../../web/paths.js';

/** What an entry comes from: its kind, the permission that opens its page, and the page. */
const SOURCES: Readonly<Record<string, { permission: Permission; page(key: string): string }>> = {
  case: { permission: 'case.view', page: caseOf },
  sample: { permission: 'case.view', page: caseOf },
  supervision: { permission: 'supervision.check', page: (key) => paths.supervisionEvent(Number(key)) },
  complaint: { permission: 'complaint.view', page: paths.complaint },
  rating: { permission: 'rating.view', page: paths.rating },
  praise: { permission: 'complaint.register', page: paths.praiseOf },
  fault: { permission: 'fault.view', page: paths.fault },
  threshold: { permission: 'fault.view', page: (key) => paths.threshold(Number(key)) },
  check: { permission: 'check.view', page: (key) => paths.check(Number(beforeMark(key))) },
};

/** The page of what an entry comes from; null when it has none, or none that someone with these roles may open. */
export function sourceLink(sourceKind: string, sourceKey: string, roles: readonly Role[]): string | null {
  const source = Object.hasOwn(SOURCES, sourceKind) ? SOURCES[sourceKind] : undefined;
  if (source === undefined || !may(roles, source.permission)) return null;
  return source.page(sourceKey.slice(sourceKey.indexOf(':') + 1));
}

function caseOf(key: string): string {
  return paths.case(beforeMark(key));
}

function beforeMark(key: string): string {
  return key.split('#')[0] ?? key;
}
