import type { Database } from 'better-sqlite3';
import { commonBitOf, languageBitOf, maskBits, maskBytes } from '#services/search/index/common-words.ts';
import { rowIdOf } from '#services/search/index/passage.ts';
import type { Query } from './query.ts';

/** Windows by the common words they hold, read into memory: two megabytes a thousand hours. */
export interface CommonMasks {
  /** Windows that hold all of these. */
  count(bits: readonly number[]): number;
  /** The row ids of the first ones within a half-open range, in order. */
  rows(bits: readonly number[], fromRowId: number, toRowId: number, limit: number): readonly number[];
  /** Takes in what was indexed since; cheap when nothing was. */
  refresh(): void;
}

/** Of one recording, as signed numbers of 32 bits: the masks of its windows, and all of them together. */
interface RecordingMasks {
  readonly recordingId: number;
  readonly masks: Int32Array;
  readonly anywhere: Int32Array;
}
const partsPerMask = maskBytes / 4;

/**
 * The bits that say all that a query asks for, but for what is checked in the text: nothing but common words and
 * languages; else null.
 */
export function commonBitsOf({ required, filters }: Query): readonly number[] | null {
  const ofWords = required.map((node) => (node.kind === 'word' && !node.isPrefix ? commonBitOf(node.stems) : null));
  const ofFilters = filters.map(({ field, isExcluded, anyOf }) => {
    const [tokens] = anyOf;
    return field === 'lang' && !isExcluded && anyOf.length === 1 && tokens?.length === 1
      ? languageBitOf(tokens.join(''))
      : null;
  });
  const bits = [...ofWords, ...ofFilters];
  return ofWords.length > 0 && bits.every((bit) => bit !== null) ? bits : null;
}

export function createCommonMasks(database: Database): CommonMasks {
  const update = prepareUpdate(database);
  const masksOf = new Map<number, RecordingMasks>();
  let newestFirst: readonly RecordingMasks[] = [];
  return {
    refresh() {
      if (update(masksOf)) newestFirst = [...masksOf.values()].sort((a, b) => b.recordingId - a.recordingId);
    },
    count(bits) {
      const wanted = wantedOf(bits);
      let count = 0;
      for (const one of newestFirst) {
        if (holds(one.anywhere, 0, wanted)) count += countIn(one.masks, wanted);
      }
      return count;
    },
    rows(bits, fromRowId, toRowId, limit) {
      const wanted = wantedOf(bits);
      const found: number[] = [];
      for (const { recordingId, masks, anywhere } of newestFirst) {
        if (!holds(anywhere, 0, wanted)) continue;
        const first = rowIdOf({ recordingId, window: 0 });
        if (first >= toRowId) break;
        const end = Math.min(masks.length / partsPerMask, toRowId - first);
        for (let window = Math.max(0, fromRowId - first); window < end; window += 1) {
          if (!holds(masks, window * partsPerMask, wanted)) continue;
          if (found.push(first + window) === limit) return found;
        }
      }
      return found;
    },
  };
}

/** Parts of a mask that matter, and what each must hold. */
interface MaskQuery {
  readonly parts: readonly number[];
  readonly bits: readonly number[];
}

function wantedOf(bits: readonly number[]): MaskQuery {
  const parts = new Map<number, number>();
  for (const bit of bits) {
    if (bit >= maskBits) throw new RangeError(`no bit ${bit}`);
    parts.set(bit >> 5, (parts.get(bit >> 5) ?? 0) | (1 << (bit & 31)));
  }
  return { parts: [...parts.keys()], bits: [...parts.values()] };
}

/** Plain loops: anything handier takes ten times as long, and there are a million windows. */
function holds(masks: Int32Array, at: number, { parts, bits }: MaskQuery): boolean {
  for (let nth = 0; nth < parts.length; nth += 1) {
    const wanted = bits[nth] ?? 0;
    if (((masks[at + (parts[nth] ?? 0)] ?? 0) & wanted) !== wanted) return false;
  }
  return true;
}

function countIn(masks: Int32Array, wanted: MaskQuery): number {
  let count = 0;
  for (let at = 0; at < masks.length; at += partsPerMask) if (holds(masks, at, wanted)) count += 1;
  return count;
}

/** Brings masks up to date; false when they were. */
function prepareUpdate(database: Database): (masksOf: Map<number, RecordingMasks>) => boolean {
  const selectGeneration = database.prepare<[], number>('SELECT generation FROM fulltext.meta').pluck();
  const selectChanged = database
    .prepare<[number], [recordingId: number, masks: Uint8Array]>(
      `SELECT recording_id, common.masks FROM fulltext.indexed JOIN fulltext.common USING (recording_id)
        WHERE indexed.generation > ?`,
    )
    .raw();
  const selectCount = database.prepare<[], number>('SELECT count(*) FROM fulltext.indexed').pluck();
  const selectIds = database.prepare<[], number>('SELECT recording_id FROM fulltext.indexed').pluck();
  let known = -1;
  return (masksOf) => {
    const generation = selectGeneration.get() ?? 0;
    if (generation === known) return false;
    if (generation < known) {
      // The index was begun anew.
      masksOf.clear();
      known = -1;
    }
    for (const [recordingId, masks] of selectChanged.iterate(known)) {
      masksOf.set(recordingId, masksOfRecording(recordingId, masks));
    }
    known = generation;
    if (selectCount.get() !== masksOf.size) {
      const there = new Set(selectIds.all());
      for (const id of masksOf.keys()) if (!there.has(id)) masksOf.delete(id);
    }
    return true;
  };
}

function masksOfRecording(recordingId: number, bytes: Uint8Array): RecordingMasks {
  // A copy begins where 32 bits may.
  const masks = new Int32Array(Uint8Array.from(bytes).buffer);
  const anywhere = new Int32Array(partsPerMask);
  for (let at = 0; at < masks.length; at += 1) {
    const part = at % partsPerMask;
    anywhere[part] = (anywhere[part] ?? 0) | (masks[at] ?? 0);
  }
  return { recordingId, masks, anywhere };
}
