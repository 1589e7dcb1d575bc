/**
 * SQLite's own checks saw a tenth of flipped bits at best, so every field of a segment is hashed. Two hashes:
 * `segment.hash` over the row as it is now, renewed by every edit and checked at every reading; `transcript.chain` over
 * the hashes in the order of recognition, written with each window and never changed after. An edited segment's
 * recognised hash follows from its row and the first text in the journal, so the chain stays provable after edits.
 * Cut to 128 bits: against accidents, not against an attacker, who could renew them.
 */
import { hash } from 'node:crypto';

export interface HashedSegment {
  readonly id: number;
  readonly start_ms: number;
  readonly end_ms: number;
  readonly speaker_id: number | null;
  readonly flags: number;
  readonly confidence: number | null;
  readonly text: string;
  readonly words: Uint8Array | null;
  readonly word_texts: Uint8Array | null;
}

const hashBytes = 16;
const nothing = new Uint8Array();

/** Over every field; lengths are in it, so that no two rows give the same bytes. */
export function hashSegment(segment: HashedSegment): Buffer {
  const { id, start_ms, end_ms, speaker_id, flags, confidence, text, words, word_texts } = segment;
  const head = JSON.stringify([
    id,
    start_ms,
    end_ms,
    speaker_id,
    flags,
    confidence,
    text,
    words?.length ?? null,
    word_texts?.length ?? null,
  ]);
  return shortHash([Buffer.from(head, 'utf8'), words ?? nothing, word_texts ?? nothing]);
}

/** The chain after these segments; it starts as empty bytes. */
export function extendChain(chain: Uint8Array, hashes: readonly Uint8Array[]): Uint8Array {
  let link: Uint8Array = chain;
  for (const next of hashes) link = shortHash([link, next]);
  return link;
}

function shortHash(parts: readonly Uint8Array[]): Buffer {
  return hash('sha256', Buffer.concat(parts), 'buffer').subarray(0, hashBytes);
}
