/** So many samples of a block within 2 % of its peak are crowded there, where a converter cut the peaks off. */
const crowdedShare = 0.008;
/** And there are more of them, against those a little lower, than in a tone. */
const crowdedRatio = 0.6;
/** After MP3 and the like the cut is uneven: then those within a tenth count, against those from 60 to 80 % of the peak. */
const unevenShare = 0.01;
const unevenRatio = 0.8;
/** Peak to level; a tone has less. */
const minCrest = 1.5;
/** Peaks cut off by a converter reach the same level again and again; resampling makes that a little uneven. */
const samePeakShare = 0.8;
/** So many blocks of a stretch must have been cut off for it to be no chance. */
const minCrowded = 3;
/** Ten seconds, in blocks. */
const stretchBlocks = 40;
/** Ten minutes: no window that is still to be recognised began earlier. */
const keptBlocks = 60 * stretchBlocks;
/** More are counted only. */
const maxPlaces = 20;

interface Block {
  readonly peak: number;
  readonly isCrowded: boolean;
}

/** Numbers of blocks. */
interface ClippedBlocks {
  readonly first: number;
  readonly last: number;
}

/** Stretches of clipped sound: how many there are and where the first ones begin. */
export interface ClippedPlaces {
  readonly count: number;
  readonly atMs: readonly number[];
}

export interface ClippedSpan {
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * Finds where a converter cut the peaks of one channel off, stretch by stretch of ten seconds: the loudest moments of such
 * sound all end at one level. Blocks are of a quarter of a second.
 */
export class ClipFinder {
  readonly #blockMs: number;
  /** Of the last ten minutes. */
  #blocks: Block[] = [];
  /** Number of the first of them. */
  #first = 0;
  #count = 0;
  readonly #atMs: number[] = [];
  #lastClipped = -2;
  #stretch = 0;
  readonly #spans: ClippedSpan[] = [];

  constructor(blockMs: number) {
    this.#blockMs = blockMs;
  }

  /** The next block; `null` for one that is silent. */
  add(samples: Float32Array | null): void {
    this.#blocks.push(samples === null ? { peak: 0, isCrowded: false } : lookAt(samples));
    if (this.#blocks.length > 2 * keptBlocks) {
      this.#blocks = this.#blocks.slice(keptBlocks);
      this.#first += keptBlocks;
    }
    if ((this.#first + this.#blocks.length) % stretchBlocks === 0) this.#close();
  }

  /** At the end of the sound; before the end, as far as it was read. */
  places(): ClippedPlaces {
    const open = this.#openStretch();
    const isOpen = open !== null && this.#lastClipped !== this.#stretch - 1;
    const isRoom = this.#atMs.length < maxPlaces;
    return {
      count: this.#count + Number(isOpen),
      atMs: isOpen && isRoom ? [...this.#atMs, open.first * this.#blockMs] : [...this.#atMs],
    };
  }

  /** From the first to the last clipped block of every stretch so far; all of them, however many there are. */
  spans(): readonly ClippedSpan[] {
    const open = this.#openStretch();
    return open === null ? [...this.#spans] : [...this.#spans, this.#spanOf(open)];
  }

  /** Whether sound of the last ten minutes is clipped. */
  isClipped(startMs: number, endMs: number): boolean {
    return this.#clippedIn(Math.floor(startMs / this.#blockMs), Math.ceil(endMs / this.#blockMs)) !== null;
  }

  #close(): void {
    const at = this.#clippedIn(this.#stretch * stretchBlocks, (this.#stretch + 1) * stretchBlocks);
    if (at !== null) {
      this.#spans.push(this.#spanOf(at));
      // What continues from the stretch before is the same place.
      if (this.#lastClipped !== this.#stretch - 1) {
        this.#count += 1;
        if (this.#atMs.length < maxPlaces) this.#atMs.push(at.first * this.#blockMs);
      }
      this.#lastClipped = this.#stretch;
    }
    this.#stretch += 1;
  }

  #openStretch(): ClippedBlocks | null {
    return this.#clippedIn(this.#stretch * stretchBlocks, Number.POSITIVE_INFINITY);
  }

  #spanOf({ first, last }: ClippedBlocks): ClippedSpan {
    return { startMs: first * this.#blockMs, endMs: (last + 1) * this.#blockMs };
  }

  /** The first and the last clipped block among some; null where they are not clipped. */
  #clippedIn(from: number, to: number): ClippedBlocks | null {
    const first = Math.max(0, from - this.#first);
    const blocks = this.#blocks.slice(first, Math.max(first, to - this.#first));
    const top = blocks.reduce((max, { peak }) => Math.max(max, peak), 0);
    const loud = blocks.filter(({ peak }) => peak > 0 && peak >= samePeakShare * top);
    const crowded = loud.filter(({ isCrowded }) => isCrowded);
    if (crowded.length < minCrowded || crowded.length <= loud.length / 2) return null;
    const [one, end] = [crowded[0], crowded.at(-1)];
    if (one === undefined || end === undefined) return null;
    const before = this.#first + first;
    return { first: before + blocks.indexOf(one), last: before + blocks.lastIndexOf(end) };
  }
}

function lookAt(samples: Float32Array): Block {
  let [peak, squares] = [0, 0];
  for (const value of samples) {
    peak = Math.max(peak, Math.abs(value));
    squares += value * value;
  }
  const count = { cut: 0, near: 0, lower: 0, middle: 0 };
  for (const value of samples) {
    const level = Math.abs(value) / peak;
    if (level < 0.6) continue;
    count.cut += Number(level >= 0.98);
    count.near += Number(level >= 0.9);
    count.lower += Number(level >= 0.8 && level < 0.98);
    count.middle += Number(level < 0.8);
  }
  const crest = peak / Math.sqrt(squares / samples.length);
  const isFlat = count.cut > crowdedShare * samples.length && count.cut > crowdedRatio * count.lower;
  const isUneven =
    crest >= minCrest && count.near > unevenShare * samples.length && count.near > unevenRatio * count.middle;
  return { peak, isCrowded: isFlat || isUneven };
}
