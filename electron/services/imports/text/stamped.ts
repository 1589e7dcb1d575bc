import { clockTime } from '../clock-time.ts';
import type { ReadResult, ReadSegment } from '../read-text.ts';
import { splitSpeaker, withSpeakers } from '../speaker-prefix.ts';

const clock = String.raw`(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,-]\d{1,3})?`;

interface Pattern {
  readonly name: string;
  /** Group 1: the time; group 2: the end, where there is one. */
  readonly stamp: RegExp;
  /** A paragraph begins with it, ends with it, or it stands on a line with the name alone. */
  readonly place: 'before' | 'after' | 'above';
}

/** What programs and people put before, behind or above what was said. The more certain ones first. */
const patterns: readonly Pattern[] = [
  { name: 'f4', stamp: new RegExp(String.raw`\s*#(${clock})#\s*$`), place: 'after' },
  { name: 'hashes', stamp: new RegExp(String.raw`^\s*#(${clock})#\s*`), place: 'before' },
  {
    name: 'range',
    stamp: new RegExp(String.raw`^\s*[[(]?(${clock})\s*(?:-->|[-–])\s*(${clock})[\])]?[:\t ]\s*`),
    place: 'before',
  },
  { name: 'brackets', stamp: new RegExp(String.raw`^\s*[[({<](${clock})[\])}>]\s*[-–:]?\s*`), place: 'before' },
  { name: 'bare', stamp: new RegExp(String.raw`^\s*(${clock})(?=[\s\t])\s*[-–:]?\s*`), place: 'before' },
  {
    name: 'named',
    stamp: new RegExp(String.raw`^\s*[\p{L}][\p{L}\p{N} .'’_-]{0,59}?[\s,]+[[(]?(${clock})[\])]?\s*$`, 'u'),
    place: 'above',
  },
  { name: 'alone', stamp: new RegExp(String.raw`^\s*[[(]?(${clock})[\])]?\s*$`), place: 'above' },
  { name: 'brackets-after', stamp: new RegExp(String.raw`\s*[[(](${clock})[\])]\s*$`), place: 'after' },
];

/**
 * Text with times: the pattern that most paragraphs have is the one of the file. Paragraphs without a stamp continue
 * what was before. Without any stamp it is text without times.
 */
export function stampedText(lines: readonly string[]): ReadResult & { readonly pattern: string | null } {
  const filled = lines.filter((line) => line.trim() !== '' && !/^transcribed by https?:\/\//i.test(line.trim()));
  const scored = patterns.map((pattern) => ({
    pattern,
    count: filled.filter((line) => pattern.stamp.test(line)).length,
  }));
  const best = scored.reduce((one, other) => (other.count > one.count ? other : one));
  const needed = best.pattern.place === 'above' ? 0.2 : 0.3;
  if (best.count === 0 || best.count < filled.length * needed) {
    return { segments: plain(filled), pattern: null };
  }
  const rows = best.pattern.place === 'after' ? readAfter(filled, best.pattern) : readBefore(filled, best.pattern);
  return { segments: withSpeakers(rows.filter(({ text }) => text !== '')), pattern: best.pattern.name };
}

function plain(lines: readonly string[]): readonly ReadSegment[] {
  return withSpeakers(
    lines.map((line) => ({ startMs: null, endMs: null, speaker: null, text: line.trim(), words: [] })),
  );
}

function readBefore(lines: readonly string[], { stamp, place }: Pattern): readonly ReadSegment[] {
  const rows: ReadSegment[] = [];
  for (const line of lines) {
    const found = stamp.exec(line);
    const startMs = found === null ? null : clockTime(found[1] ?? '');
    const last = rows.at(-1);
    if (found === null || startMs === null) {
      if (last === undefined) continue;
      rows[rows.length - 1] = { ...last, text: `${last.text} ${line.trim()}`.trim() };
      continue;
    }
    const name =
      place === 'above'
        ? line.replace(/[\s,]*[[(]?(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,-]\d{1,3})?[\])]?\s*$/, '').trim()
        : '';
    const spoken = splitSpeaker(line.slice(found.index + found[0].length));
    const rest = place === 'above' ? '' : spoken.text.trim();
    rows.push({
      startMs,
      endMs: clockTime(found[2] ?? ''),
      speaker: place === 'above' ? (name === '' ? null : name.replace(/:$/, '')) : null,
      text: place === 'above' ? '' : `${spoken.speaker === null ? '' : `${spoken.speaker}: `}${rest}`,
      words: [],
    });
  }
  return rows;
}

/** The stamp is where the paragraph ends. */
function readAfter(lines: readonly string[], { stamp }: Pattern): readonly ReadSegment[] {
  const rows: ReadSegment[] = [];
  let fromMs = 0;
  let open: string[] = [];
  for (const line of lines) {
    const found = stamp.exec(line);
    const endMs = found === null ? null : clockTime(found[1] ?? '');
    if (found === null || endMs === null) {
      open.push(line.trim());
      continue;
    }
    open.push(line.slice(0, found.index).trim());
    rows.push({ startMs: Math.min(fromMs, endMs), endMs, speaker: null, text: open.join(' ').trim(), words: [] });
    fromMs = endMs;
    open = [];
  }
  if (open.length > 0)
    rows.push({ startMs: fromMs, endMs: null, speaker: null, text: open.join(' ').trim(), words: [] });
  return rows;
}
