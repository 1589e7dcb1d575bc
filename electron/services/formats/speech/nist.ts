import { oneLine } from '#services/text-files/one-line.ts';
import type { ExportWriter } from '../export-format.ts';
import { secondsOf } from '../stamps.ts';
import { unnamedOverlaps } from '../research/overlap-segments.ts';
import { fileWord, plainName, wordsOfSegment } from './speech-words.ts';

/** Line ends and the sign that begins a comment cannot be in a word. */
const safe = (text: string) =>
  oneLine(text)
    .replaceAll(/;;+/g, ';')
    .replaceAll(/[<>{}]/g, '');

/** NIST words with times: file, channel, start, length, word, confidence; in the order of time. */
export const ctm: ExportWriter = {
  render({ name, segments }) {
    const file = fileWord(name);
    return segments
      .flatMap((segment) => wordsOfSegment(segment))
      .flatMap((word) =>
        safe(word.text)
          .split(' ')
          .filter((text) => text !== '')
          .map((text) => ({ ...word, text })),
      )
      .toSorted((a, b) => a.startMs - b.startMs)
      .map(
        ({ startMs, endMs, text, probability }) =>
          `${file} 1 ${secondsOf(startMs)} ${secondsOf(Math.max(1, endMs - startMs))} ${text} ${probability.toFixed(4)}\n`,
      )
      .join('');
  },
};

/** NIST reference segments: file, channel, speaker, start, end, text. */
export const stm: ExportWriter = {
  render({ name, segments }) {
    const file = fileWord(name);
    return segments
      .filter(({ text }) => safe(text) !== '')
      .map(
        ({ startMs, endMs, speaker, text }) =>
          `${file} 1 ${plainName(speaker ?? '', 'speaker')} ${secondsOf(startMs)} ${secondsOf(Math.max(startMs + 1, endMs))} <o,f0,male> ${safe(text)}\n`,
      )
      .join('');
  },
};

/** NIST who spoke when; each speaker is introduced first, as the validator wants it. */
export const rttm: ExportWriter = {
  render(document) {
    const { name, segments } = document;
    const file = fileWord(name);
    const also = unnamedOverlaps(document);
    const named = [...segments, ...also]
      .toSorted((a, b) => a.startMs - b.startMs)
      .map(({ startMs, endMs, speaker }) => ({ startMs, endMs, speaker: plainName(speaker ?? '', 'speaker') }));
    const speakers = [...new Set(named.map(({ speaker }) => speaker))];
    const introduced = speakers.map((speaker) => `SPKR-INFO ${file} 1 <NA> <NA> <NA> unknown ${speaker} <NA> <NA>\n`);
    const spoken = named.map(
      ({ startMs, endMs, speaker }) =>
        `SPEAKER ${file} 1 ${secondsOf(startMs)} ${secondsOf(Math.max(1, endMs - startMs))} <NA> <NA> ${speaker} <NA> <NA>\n`,
    );
    return [...introduced, ...spoken].join('');
  },
};
