import { may } from './permissions.js';
import { OFF_POST_ROLE, type Role } from './roles.js';

export type Home = 'desk' | 'own-record' | 'menu';

/** Where somebody begins: at his desk; who is kept off his post (S-16), at his own record; who has no desk, at the menu. */
export function homeOf(roles: readonly Role[]): Home {
  if (roles.includes(OFF_POST_ROLE.code)) return 'own-record';
  return may(roles, 'desk.view') ? 'desk' : 'menu';
}
