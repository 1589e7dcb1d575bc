/** What the owner of an analysis process and the process say to each other. Both ends are ours. */
import type { AnalysisParameters } from '#shared/analyses/analysis.ts';
import type { Failure } from '#shared/failure.ts';
import type { Concluded, Found, Stretch, Whole } from '../analyzer.ts';

export type ToAnalysis = { readonly id: number; readonly analyzer: string; readonly parameters: AnalysisParameters } & (
  | { readonly type: 'analyse'; readonly stretch: Stretch }
  | { readonly type: 'conclude'; readonly whole: Whole }
);

export type FromAnalysis =
  | { readonly type: 'found'; readonly id: number; readonly found: Found }
  | { readonly type: 'concluded'; readonly id: number; readonly concluded: Concluded }
  | { readonly type: 'failed'; readonly id: number; readonly message: string; readonly failure: Failure | null };
