import type { DragEvent } from 'react';
import type { Chosen } from '#renderer/data/recordings/use-many-recordings.ts';

const kind = 'application/x-stenogram-recordings';

/** What is held over the page; the browser hands over nothing but text, and not before it is dropped. */
let held: Chosen | null = null;

/** Recordings begin to be dragged. */
export function dragRecordings(event: DragEvent, chosen: Chosen, name: string): void {
  held = chosen;
  event.dataTransfer.effectAllowed = 'copyMove';
  event.dataTransfer.setData(kind, '');
  event.dataTransfer.setData('text/plain', name);
}

/** Whether recordings are held over an element. */
export function areRecordingsOver(event: DragEvent): boolean {
  return held !== null && event.dataTransfer.types.includes(kind);
}

/** What was dropped; null where it is something else. */
export function droppedRecordings(event: DragEvent): Chosen | null {
  const dropped = areRecordingsOver(event) ? held : null;
  held = null;
  return dropped;
}
