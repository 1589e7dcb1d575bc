/**
 * Texts and turns with errors of every kind, the same for the same seed: what `npm run test:faults scoring` gives to
 * NIST's programs, and what the suite compares with the counts that they gave.
 */
import type { SpeakerTurn } from './speakers/speaker-errors.ts';
import { seededRandom } from './statistics/random.ts';

export interface TextPair {
  readonly reference: readonly string[];
  readonly hypothesis: readonly string[];
  /** Another system's. */
  readonly other: readonly string[];
}

export interface TurnPair {
  readonly reference: readonly SpeakerTurn[];
  readonly hypothesis: readonly SpeakerTurn[];
  readonly collarMs: number;
}

const russian =
  'и в не на я что тот быть с а весь это как она по но они к у ты из мы за вы так же от сказать этот который мочь человек ёлка договор деньги карта завтра'.split(
    ' ',
  );
const english =
  "the of and a to in is you that it he was for on are as with his they i at be this have from or one had by word but not what all were we when your can said don't café".split(
    ' ',
  );

/** `nth` of the series: every other one Russian; few different words, so that equal ways are frequent. */
export function textPair(nth: number): TextPair {
  const random = seededRandom(nth + 1);
  const all = nth % 2 === 0 ? russian : english;
  const words = all.slice(0, 3 + Math.floor(random() * (all.length - 3)));
  const pick = () => words[Math.floor(random() * words.length)] ?? 'a';
  const reference = Array.from({ length: 1 + Math.floor(random() ** 2 * 140) }, pick);
  const spoil = (rate: number) => spoiled(reference, rate, random, pick);
  return { reference, hypothesis: spoil(random() * 0.6), other: spoil(random() * 0.6) };
}

function spoiled(words: readonly string[], rate: number, random: () => number, pick: () => string): readonly string[] {
  return words.flatMap((word) => {
    const dice = random() / Math.max(rate, 1e-9);
    if (dice < 0.4) return [pick()];
    if (dice < 0.65) return [];
    if (dice < 0.9) return [word, pick()];
    if (dice < 1) return [pick(), pick(), word];
    return [word];
  });
}

/** In steps of ten milliseconds, because md-eval prints no finer. */
export function turnPair(nth: number): TurnPair {
  const random = seededRandom(1000 + nth);
  const ms = (low: number, high: number) => Math.round(low + random() * (high - low)) * 10;
  const names = 1 + Math.floor(random() * 5);
  const reference: SpeakerTurn[] = [];
  for (let speaker = 0; speaker < names; speaker += 1) {
    for (let at = ms(0, 400), turn = 0; turn < 12; turn += 1) {
      const endMs = at + ms(20, 500);
      reference.push({ startMs: at, endMs, speaker: `s${speaker}` });
      at = endMs + ms(5, 900);
    }
  }
  const found = 1 + Math.floor(random() * 6);
  const moved = reference.flatMap((turn) => {
    if (random() < 0.1) return [];
    const startMs = Math.max(0, turn.startMs + ms(-30, 30));
    const own = Number(turn.speaker.slice(1)) % found;
    const name = random() < 0.15 ? Math.floor(random() * found) : own;
    return [{ startMs, endMs: Math.max(startMs + 10, turn.endMs + ms(-30, 30)), speaker: `h${name}` }];
  });
  return { reference, hypothesis: withoutOverlap(moved), collarMs: [0, 250, 100][nth % 3] ?? 0 };
}

/** md-eval wants no one to speak twice at a time. */
function withoutOverlap(turns: readonly SpeakerTurn[]): readonly SpeakerTurn[] {
  const last = new Map<string, number>();
  return turns
    .toSorted((one, other) => one.startMs - other.startMs)
    .flatMap((turn) => {
      const startMs = Math.max(turn.startMs, (last.get(turn.speaker) ?? -10) + 10);
      if (turn.endMs <= startMs) return [];
      last.set(turn.speaker, turn.endMs);
      return [{ ...turn, startMs }];
    });
}
