import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { periodInWords } from '../../domain/appraisal/period.js';
import { isSchemeCode } from '../../domain/appraisal/rules.js';
import { DEFAULT_SCHEMES } from '../../domain/appraisal/schemes.js';
import { NotFoundError } from '../../web/errors.js';
import { paths } from '../../web/paths.js';
import { get, type Route } from '../../web/routes.js';
import { dryRun, isChanged } from './dry-run.js';
import { computedPeriods, findSchemeVersion, listSchemeVersions } from './schemes.repository.js';

/** What would change if a version of a scheme were in force over a past period (E4). */
export function dryRunRoutes(deps: Deps): Route[] {
  return [
    get(paths.dryRuns, 'appraisal.try', async (visit, req, res) => {
      const { roles, hallId } = visit.person;
      const { database } = deps;
      const all = await listSchemeVersions(database, hallId);
      const versions = all.filter(({ scheme }) => isSchemeCode(scheme));
      const versionId = Number(req.query.version) || versions[0]?.id || 0;
      const version = await findSchemeVersion(database, hallId, versionId);
      if (version === null && versionId !== 0) throw new NotFoundError('找不到这一版考核办法');
      const periods = version === null ? [] : await computedPeriods(database, hallId, version.scheme);
      const asked = Number(req.query.period) || 0;
      const periodId = periods.some(({ id }) => id === asked) ? asked : (periods[0]?.id ?? 0);
      const run = version === null ? null : await dryRun(database, hallId, { versionId, periodId });
      const lines = (run?.lines ?? []).map((line) => ({ ...line, isChanged: isChanged(line) }));
      const view = {
        action: paths.dryRuns,
        backHref: may(roles, 'appraisal.scheme') ? paths.adminScheme(versionId) : null,
        versions: versions.map(({ id, scheme, year, number }) => ({
          value: String(id),
          label: `${isSchemeCode(scheme) ? DEFAULT_SCHEMES[scheme].name : scheme} ${year}年第${number}版`,
        })),
        versionId,
        periods: periods.map(({ id, period }) => ({ value: String(id), label: periodInWords(period) })),
        periodId,
        isRun: run !== null,
        isBest: version?.scheme === 'BEST',
        lines: [...lines].sort((one, other) => other.newTotal - one.newTotal),
        changed: lines.filter(({ isChanged: changed }) => changed).length,
        leftOut: run?.leftOut ?? 0,
      };
      await deps.renderer.page(visit, req, res, 'schemes/dry-run', { title: '试算', locals: { view } });
    }),
  ];
}
