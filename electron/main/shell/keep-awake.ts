import { powerSaveBlocker } from 'electron';
import type { AppEvent } from '#shared/contract/events.ts';
import { runningRecordings } from '../backend/running-recordings.ts';

export interface KeepAwake {
  onEvent(event: AppEvent): void;
  /** Nothing runs any more: the backend ended. */
  reset(): void;
}

/** Keeps the computer (not its screen) awake while a recording is being transcribed. */
export function createKeepAwake(): KeepAwake {
  let running: ReadonlySet<number> = new Set();
  let blocker: number | null = null;
  const follow = (next: ReadonlySet<number>) => {
    running = next;
    if (running.size > 0) blocker ??= powerSaveBlocker.start('prevent-app-suspension');
    else if (blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
  };
  return {
    onEvent: (event) => follow(runningRecordings(running, event)),
    reset: () => follow(new Set()),
  };
}
