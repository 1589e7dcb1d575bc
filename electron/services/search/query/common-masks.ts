import type { Database } from 'better-sqlite3';
import { commonBitOf, languageBitOf, maskBits, maskBytes } from '#services/search/index/common/common-words.ts';
import { rowIdOf, windowsPerTranscript } from '#services/search/index/passage.ts';
import type { Query } from './query.ts';

/** Windows by the common words they hold: of every recording what any of them holds, of those asked for lately each. */
export interface CommonMasks {
  /** Windows that hold all of these. */
  count(bits: readonly number[]): number;
  /** The row ids of the first ones within a half-open range, in order. */
  rows(bits: readonly number[], fromRowId: number, toRowId: number, limit: number): readonly number[];
  /** Takes in what was indexed since; cheap when nothing was. */
  refresh(): void;
}

/** Of one recording, as signed numbers of 32 bits: the masks of its windows together. */
interface RecordingMask {
  readonly recordingId: number;
  readonly anywhere: Int32Array;
}
/** Bytes of masks kept: those of 16,000 hours. */
const maxKeptBytes = 32 * 2 ** 20;
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
  const anywhereOf = new Map<number, Int32Array>();
  let newestFirst: readonly RecordingMask[] = [];
  const masks = prepareMasks(database);
  return {
    refresh() {
      if (!update(anywhereOf, masks.forget)) return;
      newestFirst = Array.from(anywhereOf, ([recordingId, anywhere]) => ({ recordingId, anywhere })).sort(
        (a, b) => b.recordingId - a.recordingId,
      );
    },
    count(bits) {
      const wanted = wantedOf(bits);
      let count = 0;
      for (const one of newestFirst) {
        if (holds(one.anywhere, 0, wanted)) count += countIn(masks.of(one.recordingId), wanted);
      }
      return count;
    },
    rows(bits, fromRowId, toRowId, limit) {
      const wanted = wantedOf(bits);
      const found: number[] = [];
      for (const { recordingId, anywhere } of newestFirst) {
        if (!holds(anywhere, 0, wanted)) continue;
        const first = rowIdOf({ recordingId, window: 0 });
        if (first >= toRowId) break;
        if (first + windowsPerTranscript <= fromRowId) continue;
        const ofWindows = masks.of(recordingId);
        const end = Math.min(ofWindows.length / partsPerMask, toRowId - first);
        for (let window = Math.max(0, fromRowId - first); window < end; window += 1) {
          if (!holds(ofWindows, window * partsPerMask, wanted)) continue;
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

/** Brings what each recording holds up to date; false when it was. */
function prepareUpdate(
  database: Database,
): (anywhereOf: Map<number, Int32Array>, forget: (recordingId: number) => void) => boolean {
  const selectGeneration = database.prepare<[], number>('SELECT generation FROM fulltext.meta').pluck();
  const selectChanged = database
    .prepare<[number], [recordingId: number, anywhere: Uint8Array]>(
      'SELECT recording_id, anywhere FROM fulltext.indexed WHERE generation > ?',
    )
    .raw();
  const selectCount = database.prepare<[], number>('SELECT count(*) FROM fulltext.indexed').pluck();
  const selectIds = database.prepare<[], number>('SELECT recording_id FROM fulltext.indexed').pluck();
  let known = -1;
  return (anywhereOf, forget) => {
    const generation = selectGeneration.get() ?? 0;
    if (generation === known) return false;
    if (generation < known) {
      // The index was restarted.
      for (const id of anywhereOf.keys()) forget(id);
      anywhereOf.clear();
      known = -1;
    }
    for (const [recordingId, anywhere] of selectChanged.iterate(known)) {
      anywhereOf.set(recordingId, numbersOf(anywhere));
      forget(recordingId);
    }
    known = generation;
    if (selectCount.get() !== anywhereOf.size) {
      const there = new Set(selectIds.all());
      for (const id of anywhereOf.keys()) {
        if (there.has(id)) continue;
        anywhereOf.delete(id);
        forget(id);
      }
    }
    return true;
  };
}

/** The masks of the windows of recordings, those that were asked for lately from memory. */
function prepareMasks(database: Database) {
  const select = database
    .prepare<[number], Uint8Array>('SELECT masks FROM fulltext.common WHERE recording_id = ?')
    .pluck();
  const kept = new Map<number, Int32Array>();
  let bytes = 0;
  const forget = (recordingId: number) => {
    bytes -= kept.get(recordingId)?.byteLength ?? 0;
    kept.delete(recordingId);
  };
  return {
    forget,
    of(recordingId: number): Int32Array {
      const known = kept.get(recordingId);
      if (known !== undefined) return known;
      const masks = numbersOf(select.get(recordingId) ?? new Uint8Array());
      kept.set(recordingId, masks);
      bytes += masks.byteLength;
      // The first of a map is the one that was read longest ago.
      for (const first of kept.keys()) {
        if (bytes <= maxKeptBytes) break;
        forget(first);
      }
      return masks;
    },
  };
}

/** A copy begins where 32 bits may. */
function numbersOf(bytes: Uint8Array): Int32Array {
  return new Int32Array(Uint8Array.from(bytes).buffer);
}
