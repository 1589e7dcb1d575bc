import { positionMs, usePlayer } from '#renderer/playback/player.ts';

export interface NotePlace {
  readonly startMs: number;
  readonly endMs: number;
}

/** Where a new note belongs: the selection on the wave, else the moment that is played. */
export function notePlace(): NotePlace {
  const { selection } = usePlayer.getState();
  const atMs = Math.max(0, Math.round(positionMs()));
  return selection ? { startMs: selection.startMs, endMs: selection.endMs } : { startMs: atMs, endMs: atMs };
}
