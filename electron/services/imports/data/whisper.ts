import type { Word } from '#shared/segment.ts';
import { wordAt, type ReadResult, type ReadSegment } from '../read-text.ts';
import { clockTime } from '../clock-time.ts';
import { languageCodeOf } from './language-code.ts';
import {
  numberOf,
  recordOf,
  rowsOf,
  secondsOf,
  speakerOf,
  stringOf,
  type JsonRecord,
  type Dialect,
} from './json-value.ts';

/** Our own. */
const stenogram: Dialect = (document) => {
  if (!stringOf(document['schema']).startsWith('stenogram.transcript/')) return null;
  const segments = rowsOf(document['segments']).map((row) => ({
    startMs: numberOf(row['startMs']),
    endMs: numberOf(row['endMs']),
    speaker: speakerOf(row['speaker']),
    text: stringOf(row['text']),
    words: rowsOf(row['words']).map((word) =>
      wordAt(
        stringOf(word['text']),
        numberOf(word['startMs']) ?? 0,
        numberOf(word['endMs']) ?? 0,
        numberOf(word['probability']) ?? 1,
      ),
    ),
  }));
  return { segments, language: languageCodeOf(document['language']) };
};

/** `-oj` and `-ojf` of whisper.cpp. */
const whisperCpp: Dialect = (document) => {
  if (!Array.isArray(document['transcription'])) return null;
  const segments = rowsOf(document['transcription']).map((row): ReadSegment => {
    const offsets = recordOf(row['offsets']);
    const stamps = recordOf(row['timestamps']);
    const tokens = rowsOf(row['tokens']).filter((token) => !/^\[_|^<\|/.test(stringOf(token['text'])));
    return {
      startMs: numberOf(offsets['from']) ?? clockTime(stringOf(stamps['from'])),
      endMs: numberOf(offsets['to']) ?? clockTime(stringOf(stamps['to'])),
      speaker: null,
      text: stringOf(row['text']).trim(),
      words: joinTokens(
        tokens.flatMap((token) => {
          const at = recordOf(token['offsets']);
          const [from, to] = [numberOf(at['from']), numberOf(at['to'])];
          return from === null || to === null
            ? []
            : [wordAt(stringOf(token['text']), from, to, numberOf(token['p']) ?? 1)];
        }),
      ),
    };
  });
  return { segments, language: languageCodeOf(recordOf(document['result'])['language']) };
};

/** OpenAI's verbose_json and diarized_json, whisper-server, WhisperX, faster-whisper: seconds. */
const openai: Dialect = (document) => {
  const rows = rowsOf(document['segments']);
  const words = rowsOf(document['words']);
  if (rows.length === 0 && words.length === 0) return null;
  if (rows.every((row) => row['text'] === undefined) && words.length === 0) return null;
  const topWords = words.flatMap(wordOf);
  let next = 0;
  const segments = rows.map((row): ReadSegment => {
    const [startMs, endMs] = [secondsOf(row['start']), secondsOf(row['end'])];
    let own = joinTokens(rowsOf(row['words']).flatMap(wordOf));
    if (own.length === 0 && endMs !== null) {
      const from = next;
      while (next < topWords.length && (topWords[next]?.startMs ?? 0) < endMs) next += 1;
      own = topWords.slice(from, next).map((word) => ({ ...word, text: word.text.trim() }));
    }
    return { startMs, endMs, speaker: speakerOf(row['speaker']), text: stringOf(row['text']).trim(), words: own };
  });
  const result = segments.length > 0 ? segments : fromWords(topWords);
  return { segments: result, language: languageCodeOf(document['language'] ?? document['detected_language']) };
};

function wordOf(row: JsonRecord): readonly Word[] {
  const [from, to] = [secondsOf(row['start']), secondsOf(row['end'])];
  // WhisperX gives digits no times: what has none is left to the words around.
  if (from === null || to === null) return [];
  return [wordAt(stringOf(row['word'] ?? row['text']), from, to, numberOf(row['probability'] ?? row['score']) ?? 1)];
}

/** Whisper's tokens begin with a space where a word begins; where none does each is a word. */
function joinTokens(tokens: readonly Word[]): readonly Word[] {
  const isTokens = tokens.some(({ text }) => text.startsWith(' '));
  const words: Word[] = [];
  for (const token of tokens) {
    const last = words.at(-1);
    if (token.text.trim() === '') continue;
    if (!isTokens || last === undefined || token.text.startsWith(' '))
      words.push({ ...token, text: token.text.trim() });
    else
      words[words.length - 1] = {
        ...last,
        text: last.text + token.text.trimEnd(),
        endMs: Math.max(last.endMs, token.endMs),
        probability: Math.min(last.probability, token.probability),
      };
  }
  return words;
}

/** Words alone: a segment a sentence, or after a second of silence. */
export function fromWords(words: readonly (Word & { readonly speaker?: string | null })[]): readonly ReadSegment[] {
  const groups: (Word & { readonly speaker?: string | null })[][] = [];
  for (const word of words) {
    const last = groups.at(-1)?.at(-1);
    const isNew =
      last === undefined ||
      word.startMs - last.endMs > 1000 ||
      (word.speaker ?? null) !== (last.speaker ?? null) ||
      /[.!?…]$/.test(last.text);
    if (isNew) groups.push([word]);
    else groups.at(-1)?.push(word);
  }
  return groups.map((group) => ({
    startMs: group[0]?.startMs ?? 0,
    endMs: group.at(-1)?.endMs ?? 0,
    speaker: group[0]?.speaker ?? null,
    text: group.map(({ text }) => text.trim()).join(' '),
    words: group.map(({ text, startMs, endMs, probability }) => ({ text: text.trim(), startMs, endMs, probability })),
  }));
}

/** YouTube's json3. */
const json3: Dialect = (document) => {
  const events = rowsOf(document['events']);
  if (events.length === 0 || !events.some((event) => numberOf(event['tStartMs']) !== null)) return null;
  const segments = events.flatMap((event): readonly ReadSegment[] => {
    const startMs = numberOf(event['tStartMs']) ?? 0;
    const text = rowsOf(event['segs'])
      .map((part) => stringOf(part['utf8']))
      .join('')
      .trim();
    if (text === '') return [];
    return [{ startMs, endMs: startMs + (numberOf(event['dDurationMs']) ?? 0), speaker: null, text, words: [] }];
  });
  return { segments };
};

/** Podcasting 2.0. */
const podcast: Dialect = (document) => {
  const rows = rowsOf(document['segments']);
  if (rows.length === 0 || rows[0]?.['body'] === undefined) return null;
  const segments = rows.map((row) => ({
    startMs: secondsOf(row['startTime']),
    endMs: secondsOf(row['endTime']),
    speaker: speakerOf(row['speaker']),
    text: stringOf(row['body']).trim(),
    words: [],
  }));
  return { segments } satisfies ReadResult;
};

export const whisperDialects: readonly Dialect[] = [stenogram, whisperCpp, podcast, openai, json3];
