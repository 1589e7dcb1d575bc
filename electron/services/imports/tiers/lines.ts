import { wordAt, type ReadSegment, type Reader, type UnreadLine } from '../read-text.ts';
import { fromWords } from '../data/whisper.ts';
import { withSpeakers } from '../speaker-prefix.ts';

type LineReader = (cells: readonly string[], line: string) => ReadSegment | 'skip' | null;

/** One segment a line, cells between white space or tabs; comments (`;;`) are left out. */
function readLines(
  text: string,
  read: LineReader,
): { readonly segments: readonly ReadSegment[]; readonly unread: readonly UnreadLine[] } {
  const segments: ReadSegment[] = [];
  const unread: UnreadLine[] = [];
  for (const [nth, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith(';;')) continue;
    const segment = read(line.trim().split(/\s+/), line);
    if (segment === 'skip') continue;
    if (segment === null) unread.push({ line: nth + 1, text: line.slice(0, 200) });
    else segments.push(segment);
  }
  return { segments, unread };
}

const ms = (seconds: string | undefined) => {
  const value = Number(seconds ?? Number.NaN);
  return Number.isFinite(value) && value >= 0 ? Math.round(value * 1000) : null;
};
const nameOf = (name: string | undefined) =>
  name === undefined || /^(?:speaker|<NA>|inter_segment_gap)$/i.test(name) ? null : name.replaceAll('_', ' ');

/** NIST words. */
export const ctm: Reader = ({ text, extension }) => {
  if (extension !== 'ctm') return null;
  const { segments, unread } = readLines(text, ([, , start, length, word, share]) => {
    const [startMs, lengthMs] = [ms(start), ms(length)];
    if (startMs === null || lengthMs === null || word === undefined) return null;
    return {
      startMs,
      endMs: startMs + lengthMs,
      speaker: null,
      text: word,
      words: [wordAt(word, startMs, startMs + lengthMs, Number(share ?? 1) || 0)],
    };
  });
  return { segments: fromWords(segments.flatMap(({ words }) => words)), unread };
};

/** NIST reference segments. */
export const stm: Reader = ({ text, extension }) => {
  if (extension !== 'stm') return null;
  return readLines(text, (cells, line) => {
    const [, , name, start, end] = cells;
    const [startMs, endMs] = [ms(start), ms(end)];
    if (startMs === null || endMs === null) return null;
    const said = line
      .trim()
      .split(/\s+/)
      .slice(5)
      .join(' ')
      .replace(/^<[^>]*>\s*/, '');
    if (said === '' || /^ignore_time_segment_in_scoring$/i.test(said)) return 'skip';
    return { startMs, endMs, speaker: nameOf(name), text: said, words: [] };
  });
};

/** NIST who spoke when: speakers without text, to give names to a transcript. */
export const rttm: Reader = ({ text, extension }) => {
  if (extension !== 'rttm') return null;
  return readLines(text, ([kind, , , start, length, , , name]) => {
    if (kind !== 'SPEAKER') return 'skip';
    const [startMs, lengthMs] = [ms(start), ms(length)];
    if (startMs === null || lengthMs === null) return null;
    return { startMs, endMs: startMs + lengthMs, speaker: nameOf(name), text: '…', words: [] };
  });
};

const label = /^(\d+[.,]\d+)\t(\d+[.,]\d+)\t(.*)$/;

/** Audacity: start, end and text between tabs; a second line gives frequencies. */
export const labels: Reader = ({ text }) => {
  const first = text.split('\n').find((line) => line.trim() !== '') ?? '';
  if (!label.test(first)) return null;
  const { segments, unread } = readLines(text, (_, line) => {
    if (line.startsWith('\\\t')) return 'skip';
    const [, start = '', end = '', said = ''] = label.exec(line) ?? [];
    const [startMs, endMs] = [ms(start.replace(',', '.')), ms(end.replace(',', '.'))];
    if (startMs === null || endMs === null || start === '') return null;
    return said.trim() === '' ? 'skip' : { startMs, endMs, speaker: null, text: said.trim(), words: [] };
  });
  return { segments: withSpeakers(segments), unread };
};
