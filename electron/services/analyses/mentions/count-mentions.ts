import type { AnalysisSummary } from '#shared/analyses/analysis.ts';
import type { NewAnnotation } from '#services/annotations/write-annotations.ts';

/** How often each value was found; those that were not are left out. */
export function countMentions(annotations: readonly NewAnnotation[], values: readonly string[]): AnalysisSummary {
  const counts = values.map((value) => [value, annotations.filter((one) => one.value === value).length] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
