/** Every analyzer there is. A new one is a folder beside this file and a line here: docs/how-to/add-an-analysis.md. */
import type { AnalysisParameters, AnalyzerInfo } from '#shared/analyses/analysis.ts';
import { AppFailure } from '#shared/failure.ts';
import type { Analyzer } from './analyzer.ts';
import { classesAnalyzer } from './classes/classes-analyzer.ts';
import { soundsAnalyzer } from './sounds/sounds-analyzer.ts';
import { entitiesAnalyzer } from './mentions/entities-analyzer.ts';
import { personalDataAnalyzer } from './mentions/personal-data-analyzer.ts';
import { shotsAnalyzer } from './shots/shots-analyzer.ts';
import { speakersAnalyzer } from './speakers/speakers-analyzer.ts';

export const analyzers: readonly Analyzer[] = [
  soundsAnalyzer,
  speakersAnalyzer,
  personalDataAnalyzer,
  entitiesAnalyzer,
  classesAnalyzer,
  shotsAnalyzer,
];

/** Throws `bad-request` for a name that none has. */
export function analyzerNamed(name: string, among: readonly Analyzer[] = analyzers): Analyzer {
  const found = among.find((one) => one.name === name);
  if (found === undefined) throw new AppFailure('bad-request', { detail: `no analysis is called “${name}”` });
  return found;
}

/** With defaults for what is not given. Throws `bad-request` for names and values that the analyzer does not know. */
export function parametersOf(analyzer: Analyzer, given: AnalysisParameters): AnalysisParameters {
  const unknown = Object.keys(given).find((key) => !Object.hasOwn(analyzer.defaults, key));
  const all = { ...analyzer.defaults, ...given };
  const wrong = unknown === undefined ? (analyzer.refuse?.(all) ?? null) : `“${unknown}” is no parameter of it`;
  if (wrong !== null) throw new AppFailure('bad-request', { detail: `${analyzer.name}: ${wrong}` });
  return all;
}

/** SHA-256 of what it judges by with these parameters. */
export function modelHashOf(analyzer: Analyzer, parameters: AnalysisParameters): string {
  return analyzer.hashOf?.(parameters) ?? analyzer.model.hash;
}

export function infoOf({ name, version, model, reads, secondsPerHour, defaults }: Analyzer): AnalyzerInfo {
  return { name, version, reads, model: model.name, modelHash: model.hash, secondsPerHour, parameters: defaults };
}
