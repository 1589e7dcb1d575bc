import type { Word } from '#shared/segment.ts';
import { clockTime } from '../clock-time.ts';
import { wordAt, type ReadSegment } from '../read-text.ts';

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00A0',
  lrm: '',
  rlm: '',
  quot: '"',
};

/** The segments of one cue: one for each voice in it; with words where it has times inside. */
export function cueText(
  lines: readonly string[],
  startMs: number,
  endMs: number,
  isVtt: boolean,
): readonly ReadSegment[] {
  const raw = lines
    .join('\n')
    .replaceAll(/\{\\[^}]*\}/g, '')
    .replaceAll(/\bX1:\d+ X2:\d+ Y1:\d+ Y2:\d+/g, '');
  const voices = [...raw.matchAll(/<v(?:\.[^\s>]*)?[ \t]+([^>]*)>/g)];
  if (voices.length === 0) return [segmentOf(raw, null, startMs, endMs, isVtt)];
  const before = raw.slice(0, voices[0]?.index ?? 0).trim();
  const parts = voices.map((voice, nth) => ({
    speaker: decoded(voice[1] ?? '', true).trim(),
    text: raw.slice(voice.index + voice[0].length, voices[nth + 1]?.index ?? raw.length).trim(),
  }));
  const all = before === '' ? parts : [{ speaker: '', text: before }, ...parts];
  const letters = all.reduce((sum, { text }) => sum + Math.max(1, text.length), 0);
  let done = 0;
  return all.map(({ speaker, text }) => {
    const from = startMs + ((endMs - startMs) * done) / letters;
    done += Math.max(1, text.length);
    const to = startMs + ((endMs - startMs) * done) / letters;
    const own = all.length > 1 ? text.replace(/^-(?=\S)/, '') : text;
    return segmentOf(own, speaker === '' ? null : speaker, Math.round(from), Math.round(to), isVtt);
  });
}

function segmentOf(raw: string, speaker: string | null, startMs: number, endMs: number, isVtt: boolean): ReadSegment {
  const text = decoded(raw, isVtt)
    .replaceAll(/[ \t]+/g, ' ')
    .trim();
  return { startMs, endMs, speaker, text, words: isVtt ? timedWords(raw, startMs, endMs) : [] };
}

/** Times between words: each holds from there to the next. */
function timedWords(raw: string, startMs: number, endMs: number): readonly Word[] {
  if (!/<\d+:/.test(raw)) return [];
  const pieces = raw.split(/<((?:\d+:)?\d{2}:\d{2}\.\d{3})>/);
  const words: Word[] = [];
  let fromMs = startMs;
  for (let at = 0; at < pieces.length; at += 2) {
    const untilMs = clockTime(pieces[at + 1] ?? '') ?? endMs;
    const texts = decoded(pieces[at] ?? '', true)
      .split(/\s+/)
      .filter((text) => text !== '');
    for (const [nth, text] of texts.entries()) {
      const share = (untilMs - fromMs) / texts.length;
      words.push(wordAt(text, fromMs + share * nth, fromMs + share * (nth + 1)));
    }
    fromMs = untilMs;
  }
  return words;
}

function decoded(text: string, isVtt: boolean): string {
  if (!isVtt) return text.replaceAll(/<\/?(?:[biuse]|font|ruby|rt|c|v)(?:[\s.][^<>]*)?>/gi, '');
  return text
    .replaceAll(/<[^<>]*>?/g, '')
    .replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, code?: string, hex?: string, name?: string) => {
      const number = code === undefined ? Number.parseInt(hex ?? '', 16) : Number(code);
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
      return number > 0 && number <= 0x10_ff_ff ? String.fromCodePoint(number) : whole;
    });
}
