import { expect, it } from 'vitest';
import type { RedactionKind, RedactionPlace } from '#shared/sharing/redaction.ts';
import type { Segment, Word } from '#shared/segment.ts';
import type { TranscriptDocument } from '#services/formats/transcript-document.ts';
import { redactDocument } from './redact-document.ts';

/** Words of 400 ms each, one after another. */
function segment(id: number, text: string, startMs: number, speaker: string | null = null): Segment {
  const words: Word[] = text.split(' ').map((word, nth) => ({
    startMs: startMs + nth * 400,
    endMs: startMs + nth * 400 + 400,
    text: word,
    probability: 0.9,
  }));
  const endMs = words.at(-1)?.endMs ?? startMs;
  const rest = { confidence: 0.9, isEdited: false, marks: [], hasFirstReading: false, language: null };
  return { id, transcriptId: 1, startMs, endMs, speaker, speakerId: speaker === null ? null : 1, text, words, ...rest };
}

const documentOf = (segments: readonly Segment[], language = 'en'): TranscriptDocument => ({
  name: 'talk',
  durationMs: 60_000,
  sha256: 'abc',
  engine: 'whisper',
  modelId: 'demo',
  language,
  segments,
  notes: [],
  findings: [],
});
const place = (startMs: number, endMs: number, kind: RedactionKind = 'person'): RedactionPlace => ({
  key: `hand:${startMs}-${endMs}`,
  startMs,
  endMs,
  kind,
  origin: 'hand',
  state: 'confirmed',
  text: '',
  segmentId: null,
  reason: '',
});
const how = { mask: 'label', hidesNames: true, name: 'talk.redacted' } as const;
const texts = (document: TranscriptDocument) => document.segments.map(({ text }) => text);

it('several words of one place become one mask, and the marks of the sentence stay', () => {
  const document = documentOf([segment(1, 'Ask Anna Weber, please.', 0)]);
  const redacted = redactDocument(document, { ...how, places: [place(400, 1200)] });
  expect(texts(redacted)).toEqual(['Ask [name], please.']);
  expect(redacted.segments[0]?.words.map(({ text, startMs }) => [text, startMs])).toEqual([
    ['Ask', 0],
    ['[name],', 400],
    ['please.', 1200],
  ]);
});

it('pseudonyms are the same for every form of a name, and count by kind', () => {
  const document = documentOf(
    [segment(1, 'Иванов звонил Петрову', 0), segment(2, 'спросите Иванова в Москве', 2000)],
    'ru',
  );
  const places = [place(0, 400), place(800, 1200), place(2400, 2800), place(3200, 3600, 'place')];
  const redacted = redactDocument(document, { ...how, mask: 'pseudonym', places });
  expect(texts(redacted)).toEqual(['Человек 1 звонил Человек 2', 'спросите Человек 1 в Место 1']);
});

it('a block has the same length for every word', () => {
  const document = documentOf([segment(1, 'No one said yes', 0)]);
  const redacted = redactDocument(document, { ...how, mask: 'block', places: [place(0, 400), place(800, 1200)] });
  expect(texts(redacted)).toEqual(['█████ one █████ yes']);
});

it('a text without words goes as a whole, and speakers and the hash of the source with it', () => {
  const plain = { ...segment(1, 'Call me on Monday', 1000, 'Anna'), words: [] };
  const other = segment(2, 'Yes', 5000, 'Boris');
  const redacted = redactDocument(documentOf([plain, other]), { ...how, places: [place(1100, 1200, 'date')] });
  expect(redacted.segments[0]?.text).not.toContain('Call me on Monday');
  expect(redacted.segments.map(({ speaker }) => speaker)).toEqual(['Speaker 1', 'Speaker 2']);
  expect(redacted.sha256).toBeNull();
});

it('all that one speaker says is removed, not what another says at the same time', () => {
  const places = [{ ...place(0, 800, 'speaker'), origin: 'speaker', segmentId: 1 } as const];
  const document = documentOf([segment(1, 'my secret', 0, 'A'), segment(2, 'go on', 100, 'B')]);
  expect(texts(redactDocument(document, { ...how, places }))).toEqual(['[not shared]', 'go on']);
});
