import { wordAt, type ReadSegment } from '../read-text.ts';
import { languageCodeOf } from './language-code.ts';
import { numberOf, recordOf, rowsOf, secondsOf, speakerOf, stringOf, type Dialect } from './json-value.ts';
import { fromWords } from './whisper.ts';

/** Amazon Transcribe: times in quotes, signs of punctuation as items of their own. */
const aws: Dialect = (document) => {
  const results = recordOf(document['results']);
  const items = rowsOf(results['items']);
  if (items.length === 0 || items[0]?.['alternatives'] === undefined) return null;
  const speakerAt = new Map<string, string>();
  for (const segment of rowsOf(recordOf(results['speaker_labels'])['segments'])) {
    for (const item of rowsOf(segment['items']))
      speakerAt.set(stringOf(item['start_time']), stringOf(item['speaker_label']));
  }
  const words: { text: string; startMs: number; endMs: number; probability: number; speaker: string | null }[] = [];
  for (const item of items) {
    const best = rowsOf(item['alternatives'])[0] ?? {};
    const last = words.at(-1);
    const [from, to] = [secondsOf(item['start_time']), secondsOf(item['end_time'])];
    if (from === null || to === null) {
      if (last !== undefined) last.text += stringOf(best['content']);
      continue;
    }
    const speaker = speakerOf(item['speaker_label'] ?? speakerAt.get(stringOf(item['start_time'])));
    words.push({ ...wordAt(stringOf(best['content']), from, to, numberOf(best['confidence']) ?? 1), speaker });
  }
  return { segments: fromWords(words), language: languageCodeOf(results['language_code']) };
};

const ticksToMs = (value: unknown) => {
  const ticks = numberOf(value);
  return ticks === null ? null : Math.round(ticks / 10_000);
};

/** Azure: ticks of 100 ns, or milliseconds in its fast mode. */
const azure: Dialect = (document) => {
  const rows = rowsOf(document['recognizedPhrases'] ?? document['phrases']);
  if (rows.length === 0) return null;
  const isFast = document['phrases'] !== undefined;
  const at = (row: Readonly<Record<string, unknown>>, fast: string, ticks: string) =>
    isFast ? numberOf(row[fast]) : ticksToMs(row[ticks]);
  const segments = rows.map((row): ReadSegment => {
    const best = isFast ? row : (rowsOf(row['nBest'])[0] ?? {});
    const startMs = at(row, 'offsetMilliseconds', 'offsetInTicks');
    const length = at(row, 'durationMilliseconds', 'durationInTicks');
    const words = rowsOf(best['words'] ?? best['displayWords']).flatMap((word) => {
      const from = at(word, 'offsetMilliseconds', 'offsetInTicks');
      const lasts = at(word, 'durationMilliseconds', 'durationInTicks');
      return from === null || lasts === null
        ? []
        : [
            wordAt(
              stringOf(word['text'] ?? word['word'] ?? word['displayText']),
              from,
              from + lasts,
              numberOf(word['confidence']) ?? 1,
            ),
          ];
    });
    return {
      startMs,
      endMs: startMs === null || length === null ? null : startMs + length,
      speaker: speakerOf(row['speaker']),
      text: stringOf(best['display'] ?? best['text']),
      words,
    };
  });
  const locale = rows[0]?.['locale'] ?? document['locale'];
  return { segments, language: languageCodeOf(locale) };
};

const suffixedSeconds = (value: unknown) => secondsOf(stringOf(value).replace(/s$/, '') || recordOf(value)['seconds']);

/** Google: times with an `s`; who speaks is in the last result only, which has all words again. */
const google: Dialect = (document) => {
  const results = rowsOf(document['results'] ?? recordOf(document['response'])['results']);
  const alternatives = results.flatMap((result) => rowsOf(result['alternatives']).slice(0, 1));
  if (alternatives.length === 0) return null;
  const wordsOf = (row: Readonly<Record<string, unknown>>) =>
    rowsOf(row['words']).flatMap((word) => {
      const [from, to] = [
        suffixedSeconds(word['startTime'] ?? word['startOffset'] ?? '0s'),
        suffixedSeconds(word['endTime'] ?? word['endOffset']),
      ];
      if (from === null || to === null) return [];
      const tag = word['speakerLabel'] ?? word['speakerTag'];
      return [
        {
          ...wordAt(stringOf(word['word']), from, to, numberOf(word['confidence']) ?? 1),
          speaker: speakerOf(tag === 0 ? '' : tag),
        },
      ];
    });
  const last = wordsOf(alternatives.at(-1) ?? {});
  const isDiarized = alternatives.length > 1 && last.some(({ speaker }) => speaker !== null);
  const words = isDiarized ? last : alternatives.flatMap(wordsOf);
  if (words.length === 0) return null;
  return { segments: fromWords(words), language: languageCodeOf(results[0]?.['languageCode']) };
};

/** Deepgram. */
const deepgram: Dialect = (document) => {
  const results = recordOf(document['results']);
  const channels = rowsOf(results['channels']);
  if (channels.length === 0) return null;
  const words = channels.flatMap((channel, nth) => {
    const best = rowsOf(channel['alternatives'])[0] ?? {};
    return rowsOf(best['words']).flatMap((word) => {
      const [from, to] = [secondsOf(word['start']), secondsOf(word['end'])];
      if (from === null || to === null) return [];
      const speaker =
        word['speaker'] === undefined
          ? channels.length > 1
            ? `Channel ${nth + 1}`
            : null
          : `Speaker ${stringOf(word['speaker'])}`;
      return [
        {
          ...wordAt(stringOf(word['punctuated_word'] ?? word['word']), from, to, numberOf(word['confidence']) ?? 1),
          speaker,
        },
      ];
    });
  });
  return { segments: fromWords(words), language: languageCodeOf(channels[0]?.['detected_language']) };
};

/** AssemblyAI: milliseconds. */
const assemblyai: Dialect = (document) => {
  const rows = rowsOf(document['utterances']);
  const words = rowsOf(document['words']);
  if (document['audio_url'] === undefined && document['language_code'] === undefined && rows.length === 0) return null;
  const wordOf = (word: Readonly<Record<string, unknown>>) => ({
    ...wordAt(
      stringOf(word['text']),
      numberOf(word['start']) ?? 0,
      numberOf(word['end']) ?? 0,
      numberOf(word['confidence']) ?? 1,
    ),
    speaker: speakerOf(word['speaker']),
  });
  if (rows.length === 0 && words.length === 0) return null;
  const segments =
    rows.length === 0
      ? fromWords(words.map(wordOf))
      : rows.map((row): ReadSegment => ({
          startMs: numberOf(row['start']),
          endMs: numberOf(row['end']),
          speaker: speakerOf(row['speaker']),
          text: stringOf(row['text']),
          words: rowsOf(row['words']).map(wordOf),
        }));
  return { segments, language: languageCodeOf(document['language_code']) };
};

export const cloudDialects: readonly Dialect[] = [aws, azure, deepgram, google, assemblyai];
