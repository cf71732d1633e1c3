import { LIMIT_UNITS } from '../../domain/deadlines/time-limit.js';
import { paths } from '../../web/paths.js';
import { audienceName, promiseInWords } from './guide-text.js';
import type { FoundGuide } from './guides.repository.js';
import type { GuideQuery, GuideResults } from './search-guides.js';

export interface GuideEntry {
  href: string;
  name: string;
  /** 住房和城乡建设局，受理后 5 个工作日，不收费 */
  facts: string;
  isSuspended: boolean;
}

/** The values of the page that lists guides. */
export interface GuidesPage {
  query: GuideQuery;
  audiences: { href: string; label: string; current: boolean }[];
  departments: { value: string; label: string }[];
  halls: { value: string; label: string }[];
  entries: GuideEntry[];
  countText: string;
  prevHref: string | null;
  nextHref: string | null;
  clearHref: string | null;
}

/** Builds the list of guides; every choice stands in the address. */
export function guidesPage(results: GuideResults): GuidesPage {
  const { query, halls, departments, found, total, pages } = results;
  const several = halls.length > 1;
  const isFiltered = query.q !== '' || query.departmentId !== null || query.audience !== null;
  return {
    query,
    audiences: ([null, 'person', 'organisation'] as const).map((audience) => ({
      href: addressOf({ ...query, audience, page: 1 }),
      label: audience === null ? '全部' : `${audienceName(audience)}办事`,
      current: query.audience === audience,
    })),
    departments: [
      { value: '', label: '全部部门' },
      ...departments.map(({ id, name, n }) => ({ value: String(id), label: `${name}（${n} 项）` })),
    ],
    halls: several
      ? [{ value: '', label: '全部大厅' }, ...halls.map(({ code, name }) => ({ value: code, label: name }))]
      : [],
    entries: found.map((guide) => entryOf(guide, several)),
    countText: total === 0 ? '没有找到' : `共 ${total} 项，第 ${query.page} 页，共 ${pages} 页`,
    prevHref: query.page > 1 ? addressOf({ ...query, page: query.page - 1 }) : null,
    nextHref: query.page < pages ? addressOf({ ...query, page: query.page + 1 }) : null,
    clearHref: isFiltered
      ? addressOf({ q: '', hall: query.hall, departmentId: null, audience: null, page: 1 })
      : null,
  };
}

function entryOf(guide: FoundGuide, several: boolean): GuideEntry {
  const unit = LIMIT_UNITS.find((each) => each === guide.promisedUnit);
  const { promisedValue } = guide;
  const promised =
    unit === undefined || promisedValue === null ? '' : promiseInWords({ value: promisedValue, unit });
  const facts = [
    several ? guide.hallName : '',
    guide.departmentName,
    promised === '' || promisedValue === 0 ? promised : `受理后 ${promised}`,
    guide.feeCharged === 1 ? '收费' : '不收费',
  ];
  return {
    href: paths.guide(guide.id),
    name: guide.name,
    facts: facts.filter((fact) => fact !== '').join('，'),
    isSuspended: guide.status === 'suspended',
  };
}

function addressOf(query: GuideQuery): string {
  const parts = new URLSearchParams();
  if (query.q !== '') parts.set('q', query.q);
  if (query.hall !== '') parts.set('hall', query.hall);
  if (query.departmentId !== null) parts.set('department', String(query.departmentId));
  if (query.audience !== null) parts.set('audience', query.audience);
  if (query.page > 1) parts.set('page', String(query.page));
  const text = parts.toString();
  return text === '' ? '/guides' : `/guides?${text}`;
}
