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

/** True for a key that the user gave to a command which does not come with it. */
export function isOwnKey(id: CommandId, key: string, changed = useKeys.getState().changed): boolean {
  return (changed[id]?.includes(key) ?? false) && !commandOf(id).keys.includes(key);
}

/** Scopes that are open inside the page of a transcript and go before it. */
function isInner(scope: CommandScope): boolean {
  return scope === 'editor' || scope === 'review' || scope === 'compare';
}

function overlaps(one: CommandScope, other: CommandScope): boolean {
  const isInPage = (scope: CommandScope) => scope === 'transcript' || isInner(scope);
  const isNested = isInner(one) !== isInner(other) && isInPage(one) && isInPage(other);
  return one === other || one === 'anywhere' || other === 'anywhere' || isNested;
}

export interface KeyConflict {
  readonly id: CommandId;
  /** The key calls the other command. */
  readonly isLost: boolean;
}

/**
 * Other commands with the same key at the same place. A key that the user gave wins over one that a command comes with;
 * else the innermost wins: Esc leaves the field first and the page next, which is no conflict.
 */
export function conflictsOf(id: CommandId, key: string, changed = useKeys.getState().changed): readonly KeyConflict[] {
  const { scope } = commandOf(id);
  const isOwn = isOwnKey(id, key, changed);
  return commandIds.flatMap((other) => {
    const { scope: otherScope } = commandOf(other);
    if (other === id || !overlaps(scope, otherScope) || !keysOf(other, changed).includes(key)) return [];
    const isOtherOwn = isOwnKey(other, key, changed);
    const isNested = isInner(scope) !== isInner(otherScope);
    if (isNested && !isOwn && !isOtherOwn) return [];
    const isOutside = isNested ? isInner(otherScope) : commandIds.indexOf(other) < commandIds.indexOf(id);
    return [{ id: other, isLost: isOwn === isOtherOwn ? isOutside : isOtherOwn }];
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
