import type { Database } from 'better-sqlite3';

interface SlotRow {
  readonly id: number;
  readonly slot: number | null;
}

/**
 * The slot of each speaker, by id. An undo may bring back one whose slot was given away since, or one from before
 * slots: the older keeps it, the other has the first that is free.
 */
export function slotsOf(rows: readonly SlotRow[]): ReadonlyMap<number, number> {
  const slots = new Map<number, number>();
  const taken = new Set<number>();
  const inOrder = rows.toSorted((a, b) => a.id - b.id);
  for (const { id, slot } of inOrder) {
    if (slot === null || taken.has(slot)) continue;
    slots.set(id, slot);
    taken.add(slot);
  }
  for (const { id } of inOrder) {
    if (slots.has(id)) continue;
    const slot = firstFree(taken);
    slots.set(id, slot);
    taken.add(slot);
  }
  return slots;
}

/** Those of one transcript, by speaker. */
export function readSlots(database: Database, transcriptId: number): ReadonlyMap<number, number> {
  const rows = database.prepare<[number], SlotRow>('SELECT id, slot FROM main.speaker WHERE transcript_id = ?');
  return slotsOf(rows.all(transcriptId));
}

export function takenSlots(database: Database, transcriptId: number): ReadonlySet<number> {
  return new Set(readSlots(database, transcriptId).values());
}

/** From 1. */
export function firstFree(taken: ReadonlySet<number>): number {
  let slot = 1;
  while (taken.has(slot)) slot += 1;
  return slot;
}
