import { useEffect, useRef } from 'react';
import { isLayerOpen } from '#renderer/ui/closing-layers.ts';

export interface FindingKeys {
  readonly move: (step: number) => void;
  readonly play: () => void;
  readonly confirm: () => void;
  readonly dismiss: () => void;
  readonly undo: () => void;
  readonly giveReason: () => void;
  readonly open: () => void;
  /** The field for a reason is on its way: what is typed meanwhile is no verdict. */
  readonly isWaiting: boolean;
}

/** By the place of the key and not its letter, so that it works with a Russian layout too. */
function actionOf(event: KeyboardEvent, keys: FindingKeys): (() => void) | null {
  if (event.altKey || event.shiftKey) return null;
  if (event.ctrlKey || event.metaKey) return event.code === 'KeyZ' ? keys.undo : null;
  const actions: Readonly<Record<string, () => void>> = {
    KeyJ: () => keys.move(1),
    ArrowDown: () => keys.move(1),
    KeyK: () => keys.move(-1),
    ArrowUp: () => keys.move(-1),
    PageDown: () => keys.move(8),
    PageUp: () => keys.move(-8),
    Space: keys.play,
    KeyC: keys.confirm,
    KeyD: keys.dismiss,
    KeyU: keys.undo,
    KeyR: keys.giveReason,
    Enter: keys.open,
  };
  return actions[event.code] ?? null;
}

/** Where a key means something else: fields, open layers, and for Space and Enter what they press. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (event.defaultPrevented || isLayerOpen()) return true;
  if (target?.closest('input, textarea, [contenteditable]')) return true;
  const isPress = event.code === 'Space' || event.code === 'Enter';
  return isPress && (target?.closest('button, a, [role=combobox]') ?? null) !== null;
}

export function useFindingKeys(keys: FindingKeys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (current.current.isWaiting || isTaken(event)) return;
      const action = actionOf(event, current.current);
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
