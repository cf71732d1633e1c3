import { postOfPlace } from '../../domain/staffing/substitution.js';
import type { Person } from '../../web/visit.js';

/** For whom a person sat at the post that an event happened at (S-07); empty when he acted in his own right. */
export function substitution(
  person: Person,
  place: { windowId: number | null; departmentId: number },
): { substituteFor?: string } {
  const { substituteFor: posts = [], ownWindowIds: windowIds = [], departmentId } = person;
  const post = postOfPlace(place, { windowIds, departmentId }, posts);
  return post === null ? {} : { substituteFor: post.name };
}
