import { toTextUnits } from './text-units.ts';
import type { RawSegment, RawToken } from './token.ts';
import type { EngineSegment } from '../types.ts';
import { concatBytes, incompleteTailLength, isContinuationByte } from './utf8.ts';
import { toWords } from './words.ts';

export interface SegmentAssembler {
  /** Returns what is complete by now: none, one, or (after one was held back) two segments. */
  add(raw: RawSegment): EngineSegment[];
  finish(): EngineSegment[];
}

function allBytes(tokens: readonly RawToken[]): Uint8Array {
  return concatBytes(tokens.map((token) => token.bytes));
}

function withoutTail(tokens: readonly RawToken[], tailLength: number): RawToken[] {
  const kept = [...tokens];
  let left = tailLength;
  while (left > 0) {
    const last = kept.pop();
    if (last === undefined) break;
    if (last.bytes.length > left) kept.push({ ...last, bytes: last.bytes.subarray(0, last.bytes.length - left) });
    left -= Math.min(left, last.bytes.length);
  }
  return kept;
}

/** A character that two segments share goes, whole, to the second. */
function moveSharedCharacter(first: RawSegment, second: RawSegment): [RawSegment, RawSegment] {
  const bytes = allBytes(first.tokens);
  const tailLength = incompleteTailLength(bytes);
  const [head, ...rest] = second.tokens;
  if (tailLength === 0 || head === undefined || !isContinuationByte(head.bytes[0])) return [first, second];
  const whole = { ...head, bytes: concatBytes([bytes.subarray(bytes.length - tailLength), head.bytes]) };
  return [
    { ...first, tokens: withoutTail(first.tokens, tailLength) },
    { ...second, tokens: [whole, ...rest] },
  ];
}

/** Turns tokens into text and words. Times never go back, whatever the model said. */
export function createSegmentAssembler(): SegmentAssembler {
  let held: RawSegment | undefined;
  let earliestMs = 0;

  const assemble = (raw: RawSegment): EngineSegment[] => {
    const units = toTextUnits(raw.tokens);
    const text = units
      .map((unit) => unit.text)
      .join('')
      .trim();
    if (text === '') return [];
    const startMs = Math.round(Math.max(raw.startMs, earliestMs));
    const endMs = Math.round(Math.max(raw.endMs, startMs));
    earliestMs = endMs;
    const logSum = raw.tokens.reduce((sum, token) => sum + token.logProbability, 0);
    const words = toWords(units, startMs, endMs);
    const { noSpeechProbability, temperature } = raw;
    const averageLogProbability = logSum / raw.tokens.length;
    return [{ startMs, endMs, text, noSpeechProbability, averageLogProbability, temperature, words }];
  };

  return {
    add(raw) {
      const [before, present] = held === undefined ? [undefined, raw] : moveSharedCharacter(held, raw);
      const done = before === undefined ? [] : assemble(before);
      held = incompleteTailLength(allBytes(present.tokens)) > 0 ? present : undefined;
      return held === undefined ? [...done, ...assemble(present)] : done;
    },
    finish() {
      const last = held;
      held = undefined;
      return last === undefined ? [] : assemble(last);
    },
  };
}
