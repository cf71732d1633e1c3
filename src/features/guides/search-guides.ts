import type { Database } from '../../db/database.js';
import { type PublicHall, publicHalls } from '../home/public-halls.js';
import {
  countGuides,
  type FoundGuide,
  findGuideDepartments,
  findGuides,
  type GuideDepartment,
  type GuideSearch,
} from './guides.repository.js';

export const GUIDES_PER_PAGE = 20;

export interface GuideQuery {
  q: string;
  /** Code of a hall; '' means all halls. */
  hall: string;
  departmentId: number | null;
  audience: 'person' | 'organisation' | null;
  page: number;
}

export interface GuideResults {
  query: GuideQuery;
  halls: PublicHall[];
  departments: GuideDepartment[];
  found: FoundGuide[];
  total: number;
  pages: number;
}

/** A page of the guides that a visitor looks for; a page beyond the last shows the last. */
export async function searchGuides(database: Database, asked: GuideQuery): Promise<GuideResults> {
  const halls = await publicHalls(database);
  const hallId = halls.find((hall) => hall.code === asked.hall)?.id ?? null;
  const search: GuideSearch = {
    hallId,
    departmentId: asked.departmentId,
    audience: asked.audience,
    q: asked.q,
  };
  const [total, departments] = await Promise.all([
    countGuides(database, search),
    findGuideDepartments(database, hallId),
  ]);
  const pages = Math.max(1, Math.ceil(total / GUIDES_PER_PAGE));
  const page = Math.min(asked.page, pages);
  const found = await findGuides(database, search, GUIDES_PER_PAGE, (page - 1) * GUIDES_PER_PAGE);
  return { query: { ...asked, page }, halls, departments, found, total, pages };
}
