import { floatSamples } from '#services/acoustics/float-samples.ts';
import type { AnalysisSummary } from '#shared/analyses/analysis.ts';
import { doubtKind, doubtValues } from '#shared/analyses/spans.ts';
import { soundFaults } from '#shared/recognition/sound-check.ts';
import type { NewAnnotation } from '#services/annotations/write-annotations.ts';
import type { Analyzer, SoundStretch } from '../analyzer.ts';
import { doubtfulSpeech, isSpoken } from './doubtful-speech.ts';
import { joinSpans, mapSpans, soundValues } from './map-spans.ts';
import { readClassifier, type SoundClassifier } from './sound-classifier.ts';
import { networkHash, networkNumbers, networkShape } from './sound-network.ts';
import { soundMap } from './sound-map.ts';
import { qualityAnnotations } from './quality-annotations.ts';

const gapMs = 1000;
/** Shorter music and noise is a guess of a single window. */
const minSpanMs: Readonly<Record<string, number>> = { speech: 1000, silence: 1000, music: 2500, noise: 2500 };

let classifier: SoundClassifier | null = null;

/** Speech, music, noise and silence, and how good the sound is, by the network that comes with the app. */
export const soundsAnalyzer: Analyzer = {
  name: 'sounds',
  version: 4,
  model: { name: 'built-in sound map', hash: networkHash },
  reads: 'sound',
  secondsPerHour: 12,
  defaults: {},
  analyse(stretch) {
    if (stretch.reads !== 'sound') return { annotations: [] };
    classifier ??= readClassifier(networkNumbers(), networkShape);
    const { samples, fromMs, startMs, endMs } = stretch;
    const windows = soundMap(floatSamples(samples), fromMs, classifier);
    const annotations = [...mapSpans(windows, stretch), ...qualityAnnotations(ownSamples(stretch), startMs, endMs)];
    return { annotations, kept: Buffer.from(JSON.stringify(annotations)) };
  },
  conclude({ kept, durationMs, context }) {
    const annotations = kept.flatMap((one) => JSON.parse(Buffer.from(one.kept).toString()) as NewAnnotation[]);
    const sounds = joinSpans(
      annotations.filter(({ kind }) => kind === 'sound'),
      gapMs,
      0,
    ).filter(({ startMs, endMs, value }) => endMs - startMs >= (minSpanMs[value] ?? 0));
    const quality = joinQuality(annotations.filter(({ kind }) => kind === 'quality'));
    const doubts = doubtfulSpeech(isSpoken(context) ? context.speech : [], sounds).map((span) => ({
      ...span,
      kind: doubtKind,
      value: `doubtful-${span.value}`,
      score: null,
    }));
    const all = [...sounds, ...quality, ...doubts].toSorted((a, b) => a.startMs - b.startMs);
    return { annotations: all, summary: summaryOf(all, durationMs) };
  },
};

function ownSamples({ samples, fromMs, startMs, endMs }: SoundStretch): Int16Array {
  return samples.subarray((startMs - fromMs) * 16, (endMs - fromMs) * 16);
}

/** Blocks that follow each other become one; what was measured of the first worst block is reported. */
function joinQuality(annotations: readonly NewAnnotation[]): readonly NewAnnotation[] {
  return joinSpans(annotations, 0, 0).map((one) => ({ ...one, score: null }));
}

function summaryOf(annotations: readonly NewAnnotation[], durationMs: number): AnalysisSummary {
  const ms = (kind: string, value: string) =>
    annotations
      .filter((one) => one.kind === kind && one.value === value)
      .reduce((sum, one) => sum + one.endMs - one.startMs, 0);
  return {
    durationMs,
    ...Object.fromEntries(soundValues.map((value) => [`${value}Ms`, ms('sound', value)])),
    doubtfulMs: doubtValues.reduce((sum, value) => sum + ms(doubtKind, value), 0),
    ...Object.fromEntries(soundFaults.map((value) => [`${value}Ms`, ms('quality', value)])),
  };
}
