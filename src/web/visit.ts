import type { Logger } from 'pino';
import type { Role } from '../domain/access/roles.js';
import type { SubstitutedPost } from '../domain/staffing/substitution.js';

/** A signed-in member of staff, as every request knows him. */
export interface Person {
  staffId: number;
  account: string;
  name: string;
  hallId: number;
  hallName: string;
  /** The halls below this one in the tree. */
  hallIdsBelow: number[];
  isDemoHall: boolean;
  departmentId: number | null;
  departmentName: string | null;
  windowIds: number[];
  windowName: string | null;
  roles: Role[];
  /** The posts he fills for absent colleagues now (S-07); their windows and roles are among his. */
  substituteFor?: readonly SubstitutedPost[];
  /** His own windows, without those of the posts he fills. */
  ownWindowIds?: readonly number[];
  mustChangePassword: boolean;
  theme: 'auto' | 'light' | 'dark';
  largeType: boolean;
}

/** What a handler knows of a request beside the request itself. */
export interface Visit {
  now: Date;
  requestId: string;
  /** The client's address, as far as TRUST_PROXY lets us know it. */
  address: string;
  person: Person | null;
  log: Logger;
  csrfToken(): string;
}

export interface StaffVisit extends Visit {
  person: Person;
}
