import { type Home, homeOf } from '../domain/access/home.js';
import type { Role } from '../domain/access/roles.js';
import { paths } from './paths.js';

const PATHS: Readonly<Record<Home, string>> = {
  desk: paths.desk,
  'own-record': paths.ownRecord,
  menu: paths.menu,
};

/** The page on which somebody with these roles begins; who is not signed in, at the desk by way of signing in. */
export function homePath(person: { roles: readonly Role[] } | null): string {
  return person === null ? paths.desk : PATHS[homeOf(person.roles)];
}
