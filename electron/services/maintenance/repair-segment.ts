import { hashSegment } from '#services/store/segments/segment-hash.ts';
import type { SegmentRow } from '#services/store/segments/segment-row.ts';

/** Which field of a damaged segment was hit, and the row as it was before. */
export interface RepairedSegment {
  readonly field: string;
  readonly row: SegmentRow;
}

const numberFields = ['id', 'start_ms', 'end_ms', 'speaker_id', 'flags', 'confidence'] as const;
const blobFields = ['words', 'word_texts'] as const;
/** 2^40 ms are 34 years. */
const bitsOfNumber = 40;

/**
 * Tries every single flipped bit until the hash fits again: a 128-bit hash is fitted by nothing else. Null when more
 * than one bit is wrong. A few milliseconds for a segment of ordinary length. `textBytes` are those of the file: a
 * flipped bit can make them something that no string can hold.
 */
export function repairSegment(row: SegmentRow, textBytes: Uint8Array = Buffer.from(row.text)): RepairedSegment | null {
  const fits = (candidate: SegmentRow) => hashSegment(candidate).equals(row.hash);
  if (fits(row)) return null;
  const computed = hashSegment(row);
  if (computed.length === row.hash.length && differingBits(computed, row.hash) === 1) {
    return { field: 'hash', row: { ...row, hash: computed } };
  }
  for (const [field, candidate] of candidates(row, textBytes)) if (fits(candidate)) return { field, row: candidate };
  return null;
}

function* candidates(row: SegmentRow, textBytes: Uint8Array): Generator<readonly [field: string, row: SegmentRow]> {
  for (const field of numberFields) {
    const value = row[field];
    if (value === null) continue;
    for (let bit = 0; bit < bitsOfNumber; bit += 1) {
      const step = 2 ** bit;
      const flipped = Math.floor(value / step) % 2 === 0 ? value + step : value - step;
      yield [field, { ...row, [field]: flipped }];
    }
  }
  for (const bytes of flips(Buffer.from(textBytes))) yield ['text', { ...row, text: bytes.toString('utf8') }];
  for (const field of blobFields) {
    const value = row[field];
    if (value !== null) for (const bytes of flips(Buffer.from(value))) yield [field, { ...row, [field]: bytes }];
  }
}

/** The same buffer each time, with another bit turned. */
function* flips(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 1) {
    const kept = bytes[at] ?? 0;
    for (let bit = 0; bit < 8; bit += 1) {
      bytes[at] = kept ^ (1 << bit);
      yield bytes;
    }
    bytes[at] = kept;
  }
}

function differingBits(a: Uint8Array, b: Uint8Array): number {
  let count = 0;
  for (const [index, byte] of a.entries()) {
    for (let rest = byte ^ (b[index] ?? 0); rest > 0; rest &= rest - 1) count += 1;
  }
  return count;
}
