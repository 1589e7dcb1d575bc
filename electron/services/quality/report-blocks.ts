import type { GroupScore, QualityRun, RunScores } from '#shared/quality/lab.ts';
import { errorRate, type CurvePoint } from '#shared/quality/scores.ts';
import { nameBesideBar, niceTop } from '#shared/quality/chart.ts';
import type { InterfaceLanguage } from '#shared/text/language.ts';
import { reportTexts, type ReportTexts } from './report-texts.ts';
import { runFacts } from './run-facts.ts';

/** A part of a report, whatever it is written as. */
export type ReportBlock =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly isBig?: boolean }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'bars'; readonly title: string; readonly bars: readonly ReportBar[] }
  | {
      readonly kind: 'curve';
      readonly title: string;
      readonly points: readonly CurvePoint[];
      readonly x: string;
      readonly y: string;
    };

export interface ReportBar {
  readonly name: string;
  /** Of the longest that fits, 0…1. */
  readonly share: number;
  readonly caption: string;
}

type Percent = (value: number | null) => string;

/** Everything that a report says: figures, pictures, and what is needed to repeat the runs. */
export function reportBlocks(runs: readonly QualityRun[], language: InterfaceLanguage): readonly ReportBlock[] {
  const t = reportTexts[language];
  return runs.flatMap((run) => {
    const repeat = Object.entries(runFacts(run).parameters);
    return [
      { kind: 'heading', level: 2, text: `${run.setName} · ${run.options.modelId} · #${run.id}` } as const,
      ...(run.note === '' ? [] : [{ kind: 'text', text: run.note } as const]),
      ...(run.scores === null ? [{ kind: 'text', text: t.unscored } as const] : figures(run.scores, t, language)),
      { kind: 'heading', level: 3, text: t.repeat } as const,
      { kind: 'table', head: [t.parameter, t.value], rows: repeat } as const,
    ];
  });
}

function figures(scores: RunScores, t: ReportTexts, language: InterfaceLanguage): readonly ReportBlock[] {
  const percent = percentIn(language);
  const { interval, words, letters, calibration } = scores;
  const between = interval === null ? '' : ` (${percent(interval.low)} – ${percent(interval.high)}, 95 %)`;
  const rows = [
    [t.wer, `${percent(errorRate(words))}${between}`],
    [t.kinds, `${words.substituted} · ${words.deleted} · ${words.inserted} / ${words.total}`],
    [t.cer, percent(errorRate(letters))],
    [t.ece, percent(calibration.ece)],
    [t.speed, scores.workMs === 0 ? '–' : `${(scores.audioMs / scores.workMs).toFixed(1)} ×`],
    ...(scores.wordTimes === null
      ? []
      : [[t.times, `${scores.wordTimes.medianStartMs} / ${scores.wordTimes.medianEndMs} ms`]]),
  ];
  const recordings = scores.recordings.map(({ recordingName, words: counts }) => [
    recordingName,
    percent(errorRate(counts)),
    String(counts.substituted),
    String(counts.deleted),
    String(counts.inserted),
    String(counts.total),
  ]);
  const reliability = calibration.bins.map(({ meanProbability, rightShare }) => ({
    x: meanProbability,
    y: rightShare,
  }));
  return [
    { kind: 'text', text: percent(errorRate(words)), isBig: true },
    { kind: 'table', head: [], rows },
    ...barsOf(t.bySpeaker, scores.bySpeaker, t, percent),
    ...barsOf(t.byNoise, scores.byNoise, t, percent),
    ...barsOf(t.byLength, scores.byLength, t, percent),
    ...curveOf(t.reliability, reliability, t.probability, t.right),
    ...curveOf(t.caught, scores.caught, t.checked, t.errors),
    { kind: 'heading', level: 3, text: t.recordings },
    { kind: 'table', head: [t.recording, t.wer, t.substituted, t.deleted, t.inserted, t.words], rows: recordings },
  ];
}

function percentIn(language: InterfaceLanguage): Percent {
  const format = new Intl.NumberFormat(language, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return (value) => (value === null ? '–' : format.format(value));
}

function barsOf(
  title: string,
  groups: readonly GroupScore[],
  t: ReportTexts,
  percent: Percent,
): readonly ReportBlock[] {
  const rows = groups.slice(0, 12);
  if (rows.length < 2) return [];
  const top = niceTop(rows.map(({ counts }) => errorRate(counts) ?? 0));
  const bars = rows.map(({ name, counts }) => ({
    name: nameBesideBar(name === '' ? t.noName : (t.groups[name] ?? name)),
    share: (errorRate(counts) ?? 0) / top,
    caption: `${percent(errorRate(counts))} · ${counts.total}`,
  }));
  return [{ kind: 'bars', title, bars }];
}

function curveOf(title: string, points: readonly CurvePoint[], x: string, y: string): readonly ReportBlock[] {
  return points.length < 2 ? [] : [{ kind: 'curve', title, points, x, y }];
}
