import { clockTime } from '../clock-time.ts';
import { wordAt, type ReadSegment, type Reader, type UnreadLine } from '../read-text.ts';

/** SSA and ASS: the events in the order of time; commands are left out, karaoke gives the times of words. */
export const ass: Reader = ({ text }) => {
  if (!/^\[(?:Script Info|Events|V4\+? Styles)\]/im.test(text)) return null;
  const segments: ReadSegment[] = [];
  const unread: UnreadLine[] = [];
  let fields: readonly string[] = [
    'layer',
    'start',
    'end',
    'style',
    'name',
    'marginl',
    'marginr',
    'marginv',
    'effect',
    'text',
  ];
  let isInEvents = false;
  for (const [nth, line] of text.split('\n').entries()) {
    if (line.startsWith('[')) isInEvents = /^\[Events\]/i.test(line);
    if (!isInEvents) continue;
    const format = /^Format:\s*(.*)$/i.exec(line)?.[1];
    if (format !== undefined) fields = format.split(',').map((field) => field.trim().toLowerCase());
    const dialogue = /^Dialogue:\s*(.*)$/i.exec(line)?.[1];
    if (dialogue === undefined) continue;
    const segment = eventOf(dialogue, fields);
    if (segment === null) unread.push({ line: nth + 1, text: line.slice(0, 200) });
    else segments.push(segment);
  }
  return { segments, unread };
};

function eventOf(line: string, fields: readonly string[]): ReadSegment | null {
  const cells = line.split(',');
  const of = (name: string) => {
    const at = fields.indexOf(name);
    return at < 0 ? '' : at === fields.length - 1 ? cells.slice(at).join(',') : (cells[at] ?? '').trim();
  };
  const [startMs, endMs] = [clockTime(of('start')), clockTime(of('end'))];
  if (startMs === null || endMs === null) return null;
  const raw = of('text');
  const speaker = of('name') || of('actor');
  return { startMs, endMs, speaker: speaker === '' ? null : speaker, text: plain(raw), words: karaoke(raw, startMs) };
}

function plain(text: string): string {
  return text
    .replaceAll(/\{[^}]*\}/g, '')
    .replaceAll(/\\[Nn]/g, '\n')
    .replaceAll('\\h', ' ')
    .replaceAll('｛', '{')
    .replaceAll('｝', '}')
    .replaceAll('＼', '\\')
    .trim();
}

function karaoke(text: string, startMs: number) {
  const pieces = [...text.matchAll(/\{[^}]*\\[kK][fo]?(\d+)[^}]*\}([^{]*)/g)];
  let atMs = startMs;
  return pieces.flatMap(([, cs, said = '']) => {
    const fromMs = atMs;
    atMs += Number(cs) * 10;
    const words = plain(said)
      .split(/\s+/)
      .filter((word) => word !== '');
    const share = (atMs - fromMs) / Math.max(1, words.length);
    return words.map((word, nth) => wordAt(word, fromMs + share * nth, fromMs + share * (nth + 1)));
  });
}
