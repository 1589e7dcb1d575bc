import type { PointerEvent } from 'react';
import type { Segment } from '#shared/segment.ts';
import { positionMs } from '#renderer/playback/player.ts';
import { edgeNear, movedBorder, segmentAt, snapped, snapTimes, type Edge, type HeldBorder } from './border.ts';
import type { Borders } from './paint-border.ts';

/** Half of what a hand must hit. */
const reachPx = 12;
const snapPx = 8;
/** The wave looks its segments up again within this: until then the old border would flash up. */
const settleMs = 300;

/** The wave under the hand, as it is now. */
export interface Wave {
  readonly segments: () => readonly Segment[];
  readonly speech: Float64Array | null;
  readonly durationMs: number;
  readonly msPerPx: () => number;
  readonly timeAt: (clientX: number) => number;
}

interface Drag {
  readonly segment: Segment;
  readonly edge: Edge;
  /** From the pointer to the border where it was taken. */
  readonly offsetMs: number;
}

/** Drags the borders of the spoken segment. What is drawn and what is saved is where the border is held. */
export class BorderHand {
  readonly #wave: () => Wave;
  readonly #save: (held: HeldBorder) => Promise<void>;
  #drag: Drag | null = null;
  #held: HeldBorder | null = null;
  /** Whose border was moved last: it keeps its handles until the voice is elsewhere. */
  #last: { readonly segmentId: number; readonly atMs: number } | null = null;

  constructor(wave: () => Wave, save: (held: HeldBorder) => Promise<void>) {
    this.#wave = wave;
    this.#save = save;
  }

  isHolding(): boolean {
    return this.#drag !== null;
  }

  /** What is drawn, given the segments in view. */
  shown(segments: readonly Segment[]): Borders | null {
    const span = this.#drag?.segment ?? this.#target(segments);
    return span === null ? null : { span, held: this.#held };
  }

  /** True where a border can be taken. */
  isOver(event: PointerEvent): boolean {
    return this.#under(event) !== null;
  }

  /** True where a border was taken. */
  take(event: PointerEvent): boolean {
    const found = this.#under(event);
    if (found === null) return false;
    const borderMs = found.edge === 'start' ? found.segment.startMs : found.segment.endMs;
    this.#drag = { ...found, offsetMs: borderMs - this.#wave().timeAt(event.clientX) };
    return true;
  }

  /** With Alt or Ctrl it goes exactly where the hand is. */
  move(event: PointerEvent): void {
    if (this.#drag === null) return;
    const wave = this.#wave();
    const { segment, edge, offsetMs } = this.#drag;
    const segments = wave.segments();
    const freeMs = wave.timeAt(event.clientX) + offsetMs;
    const isFree = event.altKey || event.ctrlKey || event.metaKey;
    const reachMs = snapPx * wave.msPerPx();
    const atMs = isFree ? freeMs : snapped(freeMs, snapTimes(segments, wave.speech, segment), reachMs);
    this.#held = movedBorder(segments, { segment, edge, atMs, durationMs: wave.durationMs });
  }

  drop(): void {
    const dropped = this.#held;
    this.#drag = null;
    if (dropped === null) return;
    this.#last = { segmentId: dropped.segmentId, atMs: positionMs() };
    const settle = () => {
      if (this.#held === dropped) this.#held = null;
    };
    void this.#save(dropped).then(() => setTimeout(settle, settleMs));
  }

  letGo(): void {
    this.#drag = null;
    this.#held = null;
  }

  #under(event: PointerEvent): Pick<Drag, 'segment' | 'edge'> | null {
    const wave = this.#wave();
    // With Shift a selection can begin on a border too.
    const segment = event.shiftKey ? null : this.#target(wave.segments());
    const edge = segment && edgeNear(segment, wave.timeAt(event.clientX), reachPx * wave.msPerPx());
    return segment && edge && { segment, edge };
  }

  #target(segments: readonly Segment[]): Segment | null {
    const atMs = positionMs();
    const last = this.#last?.atMs === atMs ? this.#last : null;
    return segments.find(({ id }) => id === last?.segmentId) ?? segmentAt(segments, atMs);
  }
}
