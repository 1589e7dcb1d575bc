import type { Paragraph } from '#shared/segment.ts';
import { paragraphAt } from './paragraph-at.ts';
import type { Rows } from './turn-at.ts';

/** What was given by keys, and is not confirmed by the services yet. */
interface Given extends Rows {
  readonly slot: number;
}

/** What the services reported of speakers and turns. */
export interface SpeakerFacts {
  readonly paragraphs: readonly Paragraph[];
  /** Slots of speakers, by id. */
  readonly slots: ReadonlyMap<number, number>;
}

/** How far back someone is looked for. */
const maxBack = 2000;

/** Who was given what, so that each key knows what those before it have done, however fast they were pressed. */
export class SpeakerWalk {
  #given: Given[] = [];
  #old: SpeakerFacts | null = null;

  note(rows: Rows, slot: number): void {
    this.#given.push({ ...rows, slot });
    this.#old = null;
  }

  /** All that was noted is done: what the services report after `old` knows of it, and counts in its place. */
  settle(old: SpeakerFacts): void {
    this.#old = old;
  }

  /** Slot of whoever has a segment; 0 for no one. */
  slotAt(index: number, known: SpeakerFacts): number {
    if (this.#old !== null && known !== this.#old) this.#given = [];
    const { paragraphs, slots } = known;
    const given = this.#given.findLast(({ first, last }) => index >= first && index <= last);
    if (given !== undefined) return given.slot;
    const speakerId = paragraphs[paragraphAt(paragraphs, index)]?.speakerId ?? null;
    return speakerId === null ? 0 : (slots.get(speakerId) ?? 0);
  }

  /** Slot of whoever spoke before the one before `index`: of two, the other one. Of one, the next free; of none, the first. */
  otherAt(index: number, known: SpeakerFacts): number {
    let before = 0;
    for (let at = index - 1; at >= Math.max(0, index - maxBack); at -= 1) {
      const slot = this.slotAt(at, known);
      if (slot === 0) continue;
      if (before === 0) before = slot;
      else if (slot !== before) return slot;
    }
    const others = [...known.slots.values()].filter((slot) => slot !== before && slot > 0).sort((a, b) => a - b);
    return others[0] ?? (before === 1 ? 2 : 1);
  }
}
