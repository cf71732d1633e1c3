import { type SchemeDifference, schemeDifferences } from '../../domain/appraisal/compare-schemes.js';
import {
  editEfficiency,
  efficiencyDifferences,
  type TypedEfficiency,
} from '../../domain/appraisal/edit-efficiency.js';
import { editScheme, type SchemeFault, type TypedScheme } from '../../domain/appraisal/edit-scheme.js';
import { readEfficiencyContent, readSchemeContent } from './scheme-in-force.js';

/** What was typed for a draft: of a scheme in points, or of EFF. */
export type TypedContent =
  | { isScored: true; typed: TypedScheme }
  | { isScored: false; typed: TypedEfficiency };

export type EditedContent = { ok: true; content: string } | { ok: false; faults: SchemeFault[] };

/** The stored content with what was typed, or what is wrong with that. */
export function editContent(before: string, given: TypedContent): EditedContent {
  const edited = given.isScored
    ? editScheme(readSchemeContent(before), given.typed)
    : editEfficiency(readEfficiencyContent(before), given.typed);
  return edited.ok ? { ok: true, content: JSON.stringify(edited.scheme) } : edited;
}

/** What one stored content of a scheme changes against another, in words. */
export function contentDifferences(scheme: string, before: string, after: string): SchemeDifference[] {
  return scheme === 'EFF'
    ? efficiencyDifferences(readEfficiencyContent(before), readEfficiencyContent(after))
    : schemeDifferences(readSchemeContent(before), readSchemeContent(after));
}
