import { traitsOf, usualExport, type ExportFormat } from '#shared/export.ts';
import type { Segment } from '#shared/segment.ts';
import { documentOf } from '#services/formats/document-of.ts';
import { renderContent } from '#services/formats/render-export.ts';
import type { Library } from '#services/library/library.ts';
import { jsonAnswer, textAnswer } from './api-failure.ts';
import { languageName, type ResponseFormat } from './transcription-request.ts';

export interface AnswerOptions {
  readonly format: ResponseFormat;
  readonly withWords: boolean;
  readonly isTranslation: boolean;
}

/** A finished text as OpenAI's API answers it. */
export async function transcriptAnswer(
  library: Library,
  transcriptId: number,
  { format, withWords, isTranslation }: AnswerOptions,
): Promise<Response> {
  if (format === 'srt' || format === 'vtt') {
    return await exportAnswer(library, transcriptId, format, { withWordTimes: format === 'vtt' && withWords });
  }
  const segments = [...library.segments.iterate(transcriptId)];
  const text = joinedText(segments);
  if (format === 'text') return textAnswer(`${text}\n`, 'text/plain; charset=utf-8');
  const seconds = secondsOf(library.transcripts.get(transcriptId).durationMs ?? 0);
  const usage = { type: 'duration', seconds };
  if (format === 'json') return jsonAnswer({ text, usage });
  const task = isTranslation ? 'translate' : 'transcribe';
  if (format === 'diarized_json') {
    return jsonAnswer({ task, duration: seconds, text, segments: segments.map(diarizedSegment), usage });
  }
  const { language } = library.transcripts.get(transcriptId);
  return jsonAnswer({
    task,
    language: languageName(isTranslation ? 'en' : language),
    duration: seconds,
    text,
    segments: segments.map(verboseSegment),
    ...(withWords && { words: segments.flatMap(wordsOf) }),
    usage,
  });
}

/** In any format of export. */
export async function exportAnswer(
  library: Library,
  transcriptId: number,
  format: ExportFormat,
  more: { readonly withWordTimes?: boolean; readonly withTimes?: boolean } = {},
): Promise<Response> {
  const how = { ...usualExport, ...more, format };
  const content = await renderContent(documentOf(library, transcriptId, how), how);
  return textAnswer(content, contentTypes[traitsOf(format).extension] ?? 'application/octet-stream');
}

const contentTypes: Readonly<Record<string, string>> = {
  txt: 'text/plain; charset=utf-8',
  srt: 'application/x-subrip; charset=utf-8',
  vtt: 'text/vtt; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  tsv: 'text/tab-separated-values; charset=utf-8',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  ttml: 'application/ttml+xml; charset=utf-8',
};

export function joinedText(segments: readonly Pick<Segment, 'text'>[]): string {
  return segments
    .map((segment) => segment.text.trim())
    .filter((text) => text !== '')
    .join(' ');
}

export function secondsOf(ms: number): number {
  return Math.round(ms) / 1000;
}

export function diarizedSegment({ id, startMs, endMs, text, speaker }: Segment) {
  return {
    type: 'transcript.text.segment',
    id: `seg_${id}`,
    start: secondsOf(startMs),
    end: secondsOf(endMs),
    text: text.trim(),
    speaker: speaker ?? 'A',
  };
}

function verboseSegment({ startMs, endMs, text, confidence }: Segment, nth: number) {
  return {
    id: nth,
    seek: Math.round(startMs / 10),
    start: secondsOf(startMs),
    end: secondsOf(endMs),
    text,
    tokens: [],
    temperature: 0,
    avg_logprob: confidence === null ? 0 : Math.log(Math.max(confidence, 1e-6)),
    compression_ratio: 1,
    no_speech_prob: 0,
  };
}

function wordsOf({ words }: Segment) {
  return words.map(({ text, startMs, endMs, probability }) => ({
    word: text.trim(),
    start: secondsOf(startMs),
    end: secondsOf(endMs),
    probability,
  }));
}
