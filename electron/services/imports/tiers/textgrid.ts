import { AppFailure } from '#shared/failure.ts';
import { wordAt, type ReadSegment, type Reader } from '../read-text.ts';
import { isWordTier, withTierWords } from './tier-words.ts';

interface Tier {
  readonly name: string;
  readonly intervals: readonly { readonly startMs: number; readonly endMs: number; readonly text: string }[];
}

/** Praat: interval tiers are speakers, those of words give the words of the tier before their times. Long or short form. */
export const textgrid: Reader = ({ text }) => {
  if (!text.startsWith('File type = "ooTextFile') || !/"TextGrid"/.test(text.slice(0, 300))) return null;
  const tiers = tiersOf(text);
  const segments = tiers.flatMap((tier, nth): readonly ReadSegment[] => {
    if (nth > 0 && isWordTier(tier.name)) return [];
    const speaker = /^(?:speech|words?|)$/i.test(tier.name.trim()) ? null : tier.name.trim();
    const own = tier.intervals.map(({ startMs, endMs, text: said }) => ({
      startMs,
      endMs,
      speaker,
      text: said,
      words: [],
    }));
    const next = tiers[nth + 1];
    const words =
      next !== undefined && isWordTier(next.name)
        ? next.intervals.map(({ startMs, endMs, text: said }) => wordAt(said, startMs, endMs))
        : [];
    return withTierWords(own, words);
  });
  return { segments };
};

/** Everything but numbers, quoted texts and flags is there for people to read. */
function tiersOf(text: string): readonly Tier[] {
  const tokens = [...text.matchAll(/"((?:[^"]|"")*)"|(?<![\w[])(-?\d+(?:\.\d+)?(?:e-?\d+)?)(?![\w\]])|<exists>/g)].map(
    ([whole, quoted, number]) =>
      quoted !== undefined
        ? { text: quoted.replaceAll('""', '"') }
        : number !== undefined
          ? { number: Number(number) }
          : { flag: whole },
  );
  let at = 2;
  const number = (): number => {
    const token = tokens[at];
    at += 1;
    if (token?.number === undefined) throw new AppFailure('import-damaged', { detail: 'the TextGrid ends too early' });
    return token.number;
  };
  const quoted = (): string => {
    const token = tokens[at];
    at += 1;
    if (token?.text === undefined) throw new AppFailure('import-damaged', { detail: 'the TextGrid ends too early' });
    return token.text;
  };
  number();
  number();
  if (tokens[at]?.flag !== undefined) at += 1;
  const tiers: Tier[] = [];
  const count = number();
  for (let nth = 0; nth < count; nth += 1) {
    const [kind, name] = [quoted(), quoted()];
    number();
    number();
    const size = number();
    const intervals: Tier['intervals'][number][] = [];
    for (let row = 0; row < size; row += 1) {
      const startMs = Math.round(number() * 1000);
      const endMs = kind === 'IntervalTier' ? Math.round(number() * 1000) : startMs;
      const said = quoted().trim();
      if (said !== '') intervals.push({ startMs, endMs, text: said });
    }
    tiers.push({ name, intervals });
  }
  return tiers;
}
