import type { Segment } from '#shared/segment.ts';
import { exportWriters } from './export-writers.ts';
import { shownDocument, type ExportOptions } from './render-export.ts';
import type { TranscriptDocument } from './transcript-document.ts';
import { usualOptions } from './write-options.ts';

/** A segment whose words share its time evenly; for tests. */
export function segmentOf(startMs: number, endMs: number, text: string, speaker: string | null = null): Segment {
  const texts = text.split(' ').filter((word) => word !== '');
  const each = (endMs - startMs) / Math.max(1, texts.length);
  const words = texts.map((word, i) => ({
    text: word,
    startMs: Math.round(startMs + i * each),
    endMs: Math.round(startMs + (i + 1) * each),
    probability: 0.9,
  }));
  const asRecognised = { isEdited: false, marks: [], hasFirstReading: false, language: null };
  const said = { speaker, speakerId: null, confidence: 0.9, words };
  return { id: startMs + 1, transcriptId: 1, startMs, endMs, text, ...said, ...asRecognised };
}

export function documentWith(segments: readonly Segment[], language = 'en'): TranscriptDocument {
  return {
    name: 'talk.wav',
    durationMs: 60_000,
    sha256: 'ab'.repeat(32),
    engine: 'whisper.cpp 1.9.1',
    modelId: 'demo',
    language,
    segments,
    notes: [],
    findings: [],
  };
}

/** Texts that broke someone's exporter: markup, arrows, formulas, controls, direction marks, line ends. */
export const hostileTexts: readonly string[] = [
  '<script>alert(1)</script> & <v Bob>hi',
  'one --> two',
  '00:00:01,000 --> 00:00:02,000',
  '=HYPERLINK("http://x","y")',
  'line one\nline two\r\n\r\n7\r\n00:00:09,000 --> 00:00:10,000\r\ninjected',
  'bell\u0007 null\u0000 escape\u001B[31m',
  'right \u202Eto left\u202C and \u2066isolated\u2069',
  'emoji 👩‍👩‍👧 and Ёлка, й decomposed: и\u0306',
  'NOTE not a note',
  'WEBVTT',
  '1',
  '{\\an8}positioned',
];

/** The content of a file in a format that is written at once; throws for one that takes its time. */
export function renderAtOnce(document: TranscriptDocument, options: ExportOptions): string | Uint8Array {
  const shown = shownDocument(document, options);
  const content = exportWriters[options.format].render(shown, { ...usualOptions, ...options });
  if (content instanceof Promise) throw new Error(`${options.format} is not written at once`);
  return content;
}
