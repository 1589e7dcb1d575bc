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

/** A text with what is removed in brackets, each word 400 ms long; the result with pseudonyms. */
function redactedTexts(
  lines: readonly string[],
  language: string,
  kinds: readonly RedactionKind[] = ['person'],
): readonly string[] {
  const places: RedactionPlace[] = [];
  const segments = lines.map((line, nth) => {
    const startMs = nth * 20_000;
    let from = -1;
    const words = line.split(' ').map((word, at) => {
      if (word.startsWith('[')) from = at;
      if (/\]\p{P}*$/u.test(word)) {
        const kind = kinds[places.length] ?? kinds.at(-1) ?? 'person';
        places.push(place(startMs + from * 400, startMs + at * 400 + 400, kind));
      }
      return word.replaceAll(/[[\]]/g, '');
    });
    return segment(nth + 1, words.join(' '), startMs);
  });
  return texts(redactDocument(documentOf(segments, language), { ...how, mask: 'pseudonym', places }));
}

it.each<[string, readonly string[], readonly string[]]>([
  [
    'a surname and an initial are the person of the full name',
    ['Звонил [Иван Петрович Иванов].', 'Отдай [Иванову], то есть [И. Иванову].', 'А [Ивана] не было.'],
    ['Звонил Человек 1.', 'Отдай Человек 1, то есть Человек 1.', 'А Человек 1 не было.'],
  ],
  [
    'a name that may be of two people is neither',
    ['Были [Анна Петрова] и [Анна Сидорова].', 'Потом [Анна] ушла, [Петрова] осталась.'],
    ['Были Человек 1 и Человек 2.', 'Потом Человек 3 ушла, Человек 1 осталась.'],
  ],
  [
    'the shorter name may come first',
    ['[Белов] пришёл.', 'Это [Олег Белов].'],
    ['Человек 1 пришёл.', 'Это Человек 1.'],
  ],
  ['ё is е', ['[Пётр] и [Петр].'], ['Человек 1 и Человек 1.']],
  ['two first names are two people', ['[Олег] и [Ольга].'], ['Человек 1 и Человек 2.']],
])('%s', (_, lines, expected) => {
  expect(redactedTexts(lines, 'ru')).toEqual(expected);
});

it.each<[string, string, readonly [number, number][], string]>([
  ['words that touch the border of a place stay', 'my code is four two', [[800, 1200]], 'my code [redacted] four two'],
  ['a word that reaches one millisecond into it goes', 'my code is four two', [[799, 1201]], 'my [redacted] two'],
  [
    'two places that overlap leave no word between',
    'a b c d e',
    [
      [400, 1200],
      [800, 1600],
    ],
    'a [redacted] [redacted] e',
  ],
  [
    'one place within another is one',
    'a b c d e',
    [
      [400, 2000],
      [800, 1200],
    ],
    'a [redacted]',
  ],
  [
    'places side by side are two',
    'a b c d',
    [
      [400, 800],
      [800, 1200],
    ],
    'a [redacted] [redacted] d',
  ],
  ['a place between two words takes none', 'a b', [[400, 400]], 'a b'],
  ['signs around it stay', '«Yes,» (Anna!) left…', [[400, 800]], '«Yes,» ([redacted]!) left…'],
  ['all of it', 'a b c', [[0, 1200]], '[redacted]'],
])('%s', (_, text, spans, expected) => {
  const places = spans.map(([from, to]) => place(from, to, 'other'));
  expect(texts(redactDocument(documentOf([segment(1, text, 0)]), { ...how, places }))).toEqual([expected]);
});

it('a place over the border of two segments takes words of both, and no time of a removed word is left inside', () => {
  const document = documentOf([segment(1, 'call eight nine', 0), segment(2, 'one six now', 1200)]);
  const redacted = redactDocument(document, { ...how, places: [place(400, 2000, 'phone')] });
  expect(texts(redacted)).toEqual(['call [phone]', '[phone] now']);
  expect(redacted.segments.flatMap(({ words }) => words.map(({ text }) => text))).toEqual([
    'call',
    '[phone]',
    '[phone]',
    'now',
  ]);
});

it('the name of the recording, notes, findings and speakers say nothing either', () => {
  const document = { ...documentOf([segment(1, 'hello there', 0, 'Anna Weber')]), name: 'Anna Weber 12.wav' };
  expect(JSON.stringify(redactDocument(document, { ...how, places: [] }))).not.toMatch(/Anna|Weber/);
});
