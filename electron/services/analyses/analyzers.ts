/** Every analyzer there is. A new one is a folder beside this file and a line here: docs/how-to/add-an-analysis.md. */
import type { AnalysisParameters, AnalyzerInfo } from '#shared/analyses/analysis.ts';
import { AppFailure } from '#shared/failure.ts';
import type { Analyzer } from './analyzer.ts';
import { classesAnalyzer } from './classes/classes-analyzer.ts';
import { soundEventsAnalyzer } from './events/sound-events-analyzer.ts';
import { soundsAnalyzer } from './sounds/sounds-analyzer.ts';
import { entitiesAnalyzer } from './mentions/entities-analyzer.ts';
import { personalDataAnalyzer } from './mentions/personal-data-analyzer.ts';
import { shotsAnalyzer } from './shots/shots-analyzer.ts';
import { speakersAnalyzer } from './speakers/speakers-analyzer.ts';

export const analyzers: readonly Analyzer[] = [
  soundsAnalyzer,
  soundEventsAnalyzer,
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

/**
 * With defaults for what is not given. Throws `bad-request` for names and values that the analyzer does not know, and
 * `sound-model-missing` where it has nothing to judge by.
 */
export function parametersOf(analyzer: Analyzer, given: AnalysisParameters): AnalysisParameters {
  const unknown = Object.keys(given).find((key) => !Object.hasOwn(analyzer.defaults, key));
  const all = { ...analyzer.defaults, ...given };
  const wrong = unknown === undefined ? (analyzer.refuse?.(all) ?? null) : `“${unknown}” is no parameter of it`;
  if (wrong !== null) throw new AppFailure('bad-request', { detail: `${analyzer.name}: ${wrong}` });
  if (!isReady(analyzer, all)) throw new AppFailure('sound-model-missing');
  return all;
}

/** It has what it judges by. */
export function isReady({ needsModel }: Analyzer, { model = '' }: AnalysisParameters): boolean {
  return needsModel !== true || model !== '';
}

/** SHA-256 of what it judges by with these parameters. */
export function modelHashOf(analyzer: Analyzer, parameters: AnalysisParameters): string {
  return analyzer.hashOf?.(parameters) ?? analyzer.model.hash;
}

export function infoOf(analyzer: Analyzer, installed: AnalysisParameters): AnalyzerInfo {
  const { name, version, model, reads, secondsPerHour, defaults } = analyzer;
  const about = {
    name,
    version,
    reads,
    model: model.name,
    modelHash: model.hash,
    secondsPerHour,
    parameters: defaults,
  };
  return { ...about, isReady: isReady(analyzer, installed) };
}
