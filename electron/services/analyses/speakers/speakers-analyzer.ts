import type { AnalysisParameters, AnalysisSummary } from '#shared/analyses/analysis.ts';
import { overlapKind, overlapValue } from '#shared/analyses/spans.ts';
import type { NewAnnotation } from '#services/annotations/write-annotations.ts';
import type { VoiceVector } from '#services/annotations/found-voices.ts';
import { openVoiceModels, type VoiceModels } from '#native/lib/onnx/voice-models.ts';
import type { Analyzer } from '../analyzer.ts';
import { maxVoices, type VoiceWish } from './cluster-voices.ts';
import { diarize, type Anchor, type Diarized } from './diarize.ts';
import { voiceVectors } from './voice-vectors.ts';
import { segmentedVoices } from './segmented/segmented-voices.ts';
import { joinVoices, packVoices, unpackVoices } from './kept-voices.ts';
import { voicesOf } from './speech-voices.ts';
import { createBuiltInEmbedder, type VoiceEmbedder } from './voice-embedding.ts';
import { voiceHash } from './voice-map.ts';

/** Turns with less are shown as doubtful. */
export const doubtfulConfidence = 0.25;
/** A voice that speaks less than this share, and never longer than that, may be a cough. */
const ghostShare = 0.02;
const ghostTurnMs = 2000;

/** What goes to the library beside annotations. */
export interface SpeakersExtra {
  readonly voices: readonly VoiceVector[];
}

let opened: { readonly key: string; readonly models: Promise<VoiceModels> } | null = null;

/** Opened once for all recordings; the services have checked that the files are what the hash says. */
async function openKept(folder: string, hash: string): Promise<VoiceModels> {
  const key = `${hash} ${folder}`;
  if (opened?.key !== key) opened = { key, models: openVoiceModels(folder) };
  try {
    return await opened.models;
  } catch (error) {
    opened = null;
    throw error;
  }
}

let embedder: VoiceEmbedder | null = null;

/**
 * Who speaks when: a turn's value is the name that people gave the voice, or `#1`, `#2`, … by the order of speaking. The
 * voice map that comes with the app distinguishes voices; it never names one by itself.
 */
export const speakersAnalyzer: Analyzer = {
  name: 'speakers',
  version: 3,
  model: { name: 'built-in voice map', hash: voiceHash },
  reads: 'sound',
  secondsPerHour: 18,
  /** `voices`: exactly so many with `isExact`, else at most; 0 for as many as seem to be there. */
  defaults: { voices: 0, isExact: true, splitsSegments: false, model: '', modelHash: '' },
  /** The folder of an installed model is in `model`: with it another one judges. */
  hashOf: ({ model = '', modelHash }) => (model === '' ? voiceHash : String(modelHash)),
  refuse({ voices, isExact, splitsSegments }) {
    if (typeof voices !== 'number' || !Number.isInteger(voices) || voices < 0 || voices > maxVoices) {
      return `voices is a whole number from 0 (unknown) to ${maxVoices}`;
    }
    return typeof isExact === 'boolean' && typeof splitsSegments === 'boolean'
      ? null
      : 'isExact and splitsSegments are true or false';
  },
  async analyse(stretch, parameters) {
    if (stretch.reads !== 'sound') return { annotations: [] };
    if (parameters['model'] !== '' && parameters['model'] !== undefined) {
      const models = await openKept(String(parameters['model']), String(parameters['modelHash']));
      return { annotations: [], kept: packVoices(await segmentedVoices(stretch, models)) };
    }
    embedder ??= createBuiltInEmbedder();
    return { annotations: [], kept: packVoices(await voicesOf(stretch, embedder)) };
  },
  conclude({ kept, context }, parameters) {
    const voices = joinVoices(kept.map((one) => unpackVoices(one.kept)));
    const anchors = isAnchors(context) ? context.anchors : [];
    const wish = wishOf(parameters);
    const found = diarize(voices, wish, anchors);
    const turns = turnsOf(found);
    const annotations = [...turns, ...overlapsIn(found)].toSorted((a, b) => a.startMs - b.startMs);
    const extra: SpeakersExtra = { voices: voiceVectors(turns, voices.windows) };
    return { annotations, summary: summaryOf(found, wish), extra };
  },
};

export function wishOf({ voices, isExact }: AnalysisParameters): VoiceWish {
  const count = typeof voices === 'number' ? voices : 0;
  if (count === 0) return { kind: 'unknown', count: 0 };
  return { kind: isExact === false ? 'at-most' : 'exactly', count };
}

function isAnchors(context: unknown): context is { readonly anchors: readonly Anchor[] } {
  return typeof context === 'object' && context !== null && Array.isArray((context as { anchors?: unknown }).anchors);
}

export function voiceValue(found: Pick<Diarized, 'names'>, voice: number): string {
  return found.names[voice] ?? `#${voice + 1}`;
}

function overlapsIn(found: Diarized): readonly NewAnnotation[] {
  return found.overlaps.map(({ startMs, endMs, voice, over, score }) => ({
    startMs,
    endMs,
    kind: overlapKind,
    value: overlapValue,
    score,
    reason: `${voiceValue(found, voice)}\n${voiceValue(found, over)}`,
  }));
}

function turnsOf(found: Diarized): readonly NewAnnotation[] {
  return found.turns.map(({ startMs, endMs, voice, confidence, other }) => ({
    startMs,
    endMs,
    kind: 'turn',
    value: voiceValue(found, voice),
    score: confidence,
    // Who it may be instead, where that is a question.
    reason: confidence < doubtfulConfidence && other !== null ? voiceValue(found, other) : null,
  }));
}

function summaryOf(found: Diarized, wish: VoiceWish): AnalysisSummary {
  const spoken = new Map<number, { totalMs: number; longestMs: number }>();
  for (const { voice, startMs, endMs } of found.turns) {
    const sum = spoken.get(voice) ?? { totalMs: 0, longestMs: 0 };
    const ms = endMs - startMs;
    spoken.set(voice, { totalMs: sum.totalMs + ms, longestMs: Math.max(sum.longestMs, ms) });
  }
  const speechMs = [...spoken.values()].reduce((sum, one) => sum + one.totalMs, 0);
  const ghosts = [...spoken].filter(([, one]) => one.totalMs < ghostShare * speechMs && one.longestMs < ghostTurnMs);
  return {
    voices: spoken.size,
    isCountGuess: wish.kind !== 'exactly',
    turns: found.turns.length,
    doubtful: found.turns.filter(({ confidence }) => confidence < doubtfulConfidence).length,
    speechMs,
    overlaps: found.overlaps.length,
    overlapMs: found.overlaps.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0),
    ghosts: ghosts.map(([voice]) => voiceValue(found, voice)).join('\n'),
  };
}
