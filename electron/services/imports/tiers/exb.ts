import type { ReadSegment, Reader } from '../read-text.ts';
import { elementsOf, textOf, xmlTree } from '../xml-tree.ts';

/** EXMARaLDA: the tiers of what was said (category v, type t); points without a time lie between their neighbours. */
export const exb: Reader = ({ text }) => {
  if (!/<basic-transcription\b/.test(text.slice(0, 2000))) return null;
  const root = xmlTree(text);
  const line = elementsOf(root, 'tli').map(({ attributes }) => ({
    id: attributes['id'] ?? '',
    ms: attributes['time'] === undefined ? null : Math.round(Number(attributes['time']) * 1000),
  }));
  const times = new Map(line.map(({ id, ms }, nth) => [id, ms ?? between(line, nth)]));
  const names = new Map(
    elementsOf(root, 'speaker').map((speaker) => [
      speaker.attributes['id'] ?? '',
      elementsOf(speaker, 'abbreviation').map(textOf).join('').trim(),
    ]),
  );
  const tiers = elementsOf(root, 'tier').filter(({ attributes }) => (attributes['type'] ?? 't') === 't');
  const segments = tiers.flatMap((tier) =>
    elementsOf(tier, 'event').map((event): ReadSegment => {
      const name = names.get(tier.attributes['speaker'] ?? '') ?? '';
      return {
        startMs: times.get(event.attributes['start'] ?? '') ?? null,
        endMs: times.get(event.attributes['end'] ?? '') ?? null,
        speaker: name === '' || name === 'speech' ? null : name,
        text: textOf(event).trim(),
        words: [],
      };
    }),
  );
  return { segments };
};

function between(line: readonly { readonly ms: number | null }[], nth: number): number | null {
  const from = line.slice(0, nth).findLastIndex(({ ms }) => ms !== null);
  const to = line.findIndex(({ ms }, at) => at > nth && ms !== null);
  const [fromMs, toMs] = [line[from]?.ms ?? null, line[to]?.ms ?? null];
  if (fromMs === null || toMs === null) return fromMs ?? toMs;
  return Math.round(fromMs + ((toMs - fromMs) * (nth - from)) / (to - from));
}
