import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Request, Response } from 'express';
import { roleName } from '../domain/access/roles.js';
import { homePath } from './home-path.js';
import { createViews } from './views.js';
import type { Visit } from './visit.js';

export interface NavEntry {
  href: string;
  label: string;
  count: number | null;
  current: boolean;
}

/** What every layout needs; the contract of views/layouts. */
export interface PageFrame {
  title: string;
  hallName: string;
  windowName: string | null;
  path: string;
  csrfToken: string;
  demo: boolean;
  theme: 'auto' | 'light' | 'dark';
  largeType: boolean;
  person: { name: string; roleNames: string[] } | null;
  nav: NavEntry[];
  flash: { kind: 'success' | 'notice'; text: string } | null;
  assets: { css: string; js: string };
  displayPath: string;
  homePath: string;
  /** `?hall=CODE` on public pages where there are several halls, so that links and forms stay with the one; or ''. */
  hallQuery: string;
  helpPhone: string;
  complaintPhone: string;
}

/** Facts of the house around a page, given by the features at start. */
export interface FrameSource {
  /** `covers`: addresses that stand under a word beside its own. */
  staffNav(
    visit: Visit,
  ): Promise<{ href: string; label: string; covers: readonly string[]; count: number | null }[]>;
  /** The hall that a public page is of, or that the visitor chose; otherwise the first. */
  publicFrame(asked: { hallId: number | null; hallCode: string | null }): Promise<PublicFrame>;
}

/** A hall as it stands around a public page. */
export interface PublicFrame {
  hallName: string;
  demo: boolean;
  helpPhone: string;
  complaintPhone: string;
  /** Its code where there are several halls, so that links stay with it; null where there is but one. */
  hallCode: string | null;
}

export interface Renderer {
  /**
   * Sends a page. The view finds its locals beside `page`, the frame of its layout.
   * @param view path under views without ending, such as `cases/case-page`
   * @param options.hallId the hall of what a public page shows; without it the one that the visitor chose
   */
  page(
    visit: Visit,
    req: Request,
    res: Response,
    view: string,
    options: { title: string; status?: number; locals?: Record<string, unknown>; hallId?: number },
  ): Promise<void>;
  /** Renders a part of a page for a script of the page, without a frame. */
  fragment(res: Response, view: string, locals: Record<string, unknown>): void;
}

const PUBLIC_NAV = [
  { href: '/guides', label: '办事指南' },
  { href: '/status', label: '办件查询' },
  { href: '/complain', label: '投诉' },
];

/** @param root the root folder of the installation; @param cached keep compiled views (production) */
export function createRenderer(root: string, source: FrameSource, cached: boolean): Renderer {
  const assets = { css: version(join(root, 'public/css')), js: version(join(root, 'public/js')) };
  const draw = createViews(join(root, 'views'), cached);
  return {
    async page(visit, req, res, view, options) {
      const page = await frame(source, visit, req, options, assets);
      const html = draw(view, { page, ...options.locals });
      res
        .status(options.status ?? 200)
        .type('html')
        .send(html);
    },
    fragment(res, view, locals) {
      res.type('html').send(draw(view, locals));
    },
  };
}

async function frame(
  source: FrameSource,
  visit: Visit,
  req: Request,
  { title, hallId }: { title: string; hallId?: number },
  assets: PageFrame['assets'],
): Promise<PageFrame> {
  const person = visit.person;
  const house = await source.publicFrame({ hallId: hallId ?? null, hallCode: hallCodeIn(req) });
  const path = req.originalUrl;
  const at = path.split('?')[0] ?? path;
  const nav = person ? await source.staffNav(visit) : PUBLIC_NAV.map((entry) => ({ ...entry, count: null }));
  const current = whereIn(nav, at);
  const hallQuery = person || house.hallCode === null ? '' : `?hall=${encodeURIComponent(house.hallCode)}`;
  return {
    title,
    hallName: person?.hallName ?? house.hallName,
    windowName: person?.windowName ?? person?.departmentName ?? null,
    path,
    csrfToken: req.session === undefined ? '' : visit.csrfToken(),
    demo: person?.isDemoHall ?? house.demo,
    ...display(req, person),
    person: person ? { name: person.name, roleNames: person.roles.map(roleName) } : null,
    nav: nav.map((entry) => ({
      ...entry,
      href: `${entry.href}${hallQuery}`,
      current: entry.href === current,
    })),
    flash: takeFlash(req),
    assets,
    displayPath: '/display',
    homePath: person ? homePath(person) : `/${hallQuery}`,
    hallQuery,
    helpPhone: house.helpPhone,
    complaintPhone: house.complaintPhone,
  };
}

function display(req: Request, person: Visit['person']): Pick<PageFrame, 'theme' | 'largeType'> {
  if (person) return { theme: person.theme, largeType: person.largeType };
  const cookie = /(?:^|;\s*)display=(auto|light|dark)\.(large|normal)/.exec(req.headers.cookie ?? '');
  return {
    theme: (cookie?.[1] as PageFrame['theme'] | undefined) ?? 'auto',
    largeType: cookie?.[2] === 'large',
  };
}

function takeFlash(req: Request): PageFrame['flash'] {
  const flash = req.session?.flash ?? null;
  if (flash) delete req.session.flash;
  return flash;
}

/** Changes whenever a file of the folder does, so that browsers may keep files for long. */
function version(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 10);
}

/** The entry an address stands under: of several that fit, the one that says most. */
function whereIn(nav: readonly { href: string; covers?: readonly string[] }[], at: string): string | null {
  const fits = (href: string) => at === href || at.startsWith(`${href}/`);
  const own = nav.map(({ href }) => ({ href, place: href }));
  const covered = nav.flatMap(({ href, covers = [] }) => covers.map((place) => ({ href, place })));
  const [best] = [...own, ...covered]
    .filter(({ place }) => fits(place))
    .sort((one, other) => other.place.length - one.place.length);
  return best?.href ?? null;
}

/** The hall that a visitor chose stands in the address, or in the form that was sent. */
function hallCodeIn(req: Request): string | null {
  const sent = (req.body as { hall?: unknown } | undefined)?.hall;
  return [req.query.hall, sent].find((code) => typeof code === 'string') ?? null;
}
