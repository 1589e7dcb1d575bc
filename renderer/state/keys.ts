import { create } from 'zustand';
import { commandIds, commandOf, type CommandId, type CommandScope } from './commands.ts';

interface KeysState {
  /** Keys of commands that the user changed; an empty list is a command without a key. */
  readonly changed: Readonly<Record<string, readonly string[]>>;
}

/** A copy of the setting, for code outside React; `useKeptKeys` keeps it true. */
export const useKeys = create<KeysState>(() => ({ changed: {} }));

export function keysOf(id: CommandId, changed = useKeys.getState().changed): readonly string[] {
  return changed[id] ?? commandOf(id).keys;
}

function overlaps(one: CommandScope, other: CommandScope): boolean {
  return one === other || one === 'anywhere' || other === 'anywhere';
}

/** Scopes that are open inside the page and go before it. */
function isInner(scope: CommandScope): boolean {
  return scope === 'editor' || scope === 'review';
}

/** Other commands that the same key would call at the same place. */
export function conflictsOf(id: CommandId, key: string, changed = useKeys.getState().changed): readonly CommandId[] {
  const { scope } = commandOf(id);
  return commandIds.filter((other) => {
    if (other === id || !overlaps(scope, commandOf(other).scope)) return false;
    // Esc leaves the field first and the page next: the innermost wins, as everywhere.
    const isNested = isInner(scope) !== isInner(commandOf(other).scope);
    return keysOf(other, changed).includes(key) && !isNested;
  });
}

/** Keys that hands press for something harmless; nothing that takes away may be put on them. */
const habitKeys: ReadonlySet<string> = new Set([
  ...['KeyS', 'KeyX', 'KeyC', 'KeyV', 'KeyZ', 'KeyA', 'KeyP', 'KeyF', 'KeyW', 'KeyR'].map((code) => `Mod+${code}`),
  'Enter',
  'Space',
  'Escape',
  'Tab',
]);

/** Why a key cannot be given to a command; null when it can. Tab must stay the way through the page. */
export function refusalOf(id: CommandId, key: string): 'habit' | 'reserved' | null {
  if (/^(?:Shift\+)?Tab$/.test(key)) return 'reserved';
  return commandOf(id).isDestructive && habitKeys.has(key) ? 'habit' : null;
}
