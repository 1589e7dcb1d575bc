import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ShownCue } from '#shared/cues/shown-cue.ts';
import { positionMs, seek } from '#renderer/playback/player.ts';
import type { CueActions, CueRange } from './use-cue-actions.ts';

interface Options {
  readonly row: ShownCue | undefined;
  readonly selected: number;
  readonly total: number;
  readonly isEditing: boolean;
  readonly select: (index: number) => void;
  readonly extend: (index: number) => void;
  readonly range: CueRange;
  readonly setEditing: (isEditing: boolean) => void;
  readonly actions: CueActions;
  readonly goToProblem: (direction: 'next' | 'previous') => Promise<void>;
}

const stepMs = 100;

/** By the place of the key, so that they are the same in every keyboard layout. */
function pressed(event: KeyboardEvent, options: Options): boolean {
  const { row, selected, total, actions } = options;
  const select = event.shiftKey ? options.extend : options.select;
  if (event.key === 'F8') {
    void options.goToProblem(event.shiftKey ? 'previous' : 'next');
    return true;
  }
  if (options.isEditing || row === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
  const { startMs, endMs } = row;
  const at = Math.round(positionMs());
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => select(Math.min(total - 1, selected + 1)),
    ArrowUp: () => select(Math.max(0, selected - 1)),
    Enter: () => options.setEditing(true),
    KeyF: () => actions.fit(options.range),
    KeyS: () => actions.split(row),
    KeyM: () => actions.merge(row, event.shiftKey ? 'previous' : 'next'),
    KeyI: () => actions.setTimes(row, { startMs: at, endMs }),
    KeyO: () => actions.setTimes(row, { startMs, endMs: at }),
    BracketLeft: () => actions.setTimes(row, { startMs, endMs: endMs - stepMs }),
    BracketRight: () => actions.setTimes(row, { startMs, endMs: endMs + stepMs }),
    KeyP: () => seek(startMs),
  };
  const act = keys[event.code];
  act?.();
  return act !== undefined;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** The keys of the subtitle mode, before those of the page. */
export function useCueKeys(options: Options): void {
  const now = useRef(options);
  useLayoutEffect(() => {
    now.current = options;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F8' && isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"]') !== null || !pressed(event, now.current)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
