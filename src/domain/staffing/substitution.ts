import type { Role } from '../access/roles.js';

/** Somebody absent whose post another fills meanwhile (S-07), with what his post may do. */
export interface SubstitutedPost {
  staffId: number;
  name: string;
  departmentId: number | null;
  windowIds: readonly number[];
  roles: readonly Role[];
}

/** Somebody at work with the posts he fills for others. */
export interface Substitute {
  staffId: number;
  departmentId: number | null;
  windowIds: readonly number[];
  roles: readonly Role[];
  substituteFor?: readonly SubstitutedPost[];
}

/** A substitute holds the powers of the post, never those over the house itself. */
const NEVER_PASSED_ON: readonly Role[] = ['administrator'];

/** The ids under which a person finds work waiting: his own, and of those he stands in for. */
export function actingIds(person: Pick<Substitute, 'staffId' | 'substituteFor'>): number[] {
  return [person.staffId, ...(person.substituteFor ?? []).map((post) => post.staffId)];
}

/** The roles with those of the posts he fills, each once. */
export function rolesWithPosts(own: readonly Role[], posts: readonly SubstitutedPost[]): Role[] {
  const passed = posts.flatMap((post) => post.roles).filter((role) => !NEVER_PASSED_ON.includes(role));
  return [...new Set([...own, ...passed])];
}

/** The windows with those of the posts he fills, his own first, each once. */
export function windowsWithPosts(own: readonly number[], posts: readonly SubstitutedPost[]): number[] {
  return [...new Set([...own, ...posts.flatMap((post) => post.windowIds)])];
}

/**
 * Whose post an act at this place belongs to; null when the actor acts in his own right. What happens in
 * substitution is attributed to the substitute; this only says for whom he sat there.
 * @param own the actor's own windows and department, without the posts he fills
 */
export function postOfPlace(
  place: { windowId: number | null; departmentId: number },
  own: { windowIds: readonly number[]; departmentId: number | null },
  posts: readonly SubstitutedPost[],
): SubstitutedPost | null {
  const { windowId } = place;
  if (windowId !== null && own.windowIds.includes(windowId)) return null;
  const atWindow = posts.find((post) => windowId !== null && post.windowIds.includes(windowId));
  if (atWindow !== undefined) return atWindow;
  if (own.departmentId === place.departmentId) return null;
  return posts.find((post) => post.departmentId === place.departmentId) ?? null;
}
