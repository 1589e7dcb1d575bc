import { create } from 'zustand';
import { commandIds, commandOf, type CommandId, type CommandScope } from './commands.ts';
import { isOwnKey, keysOf } from './keys.ts';
import { isPlain, pressNames, type Press } from './press.ts';

/** What a command does; for a key that is held it gives back what its release does. */
export type CommandHandler = () => void | (() => void);
export type CommandHandlers = Partial<Record<CommandId, CommandHandler>>;

interface HandlersState {
  /** The newest last: an open editor goes before the page that it is on. */
  readonly layers: readonly CommandHandlers[];
}

/** Who can do what at present; a command without a handler is shown but cannot be called. */
export const useCommandHandlers = create<HandlersState>(() => ({ layers: [] }));

/** Returns what takes them away again. */
export function registerCommands(handlers: CommandHandlers): () => void {
  useCommandHandlers.setState(({ layers }) => ({ layers: [...layers, handlers] }));
  return () => useCommandHandlers.setState(({ layers }) => ({ layers: layers.filter((layer) => layer !== handlers) }));
}

export function handlerOf(id: CommandId): CommandHandler | undefined {
  return useCommandHandlers.getState().layers.findLast((layer) => layer[id])?.[id];
}

/** Calls it if someone can do it now. A press that lasts gives back its release. */
export function runCommand(id: CommandId): void | (() => void) {
  return handlerOf(id)?.();
}

/** Where a key was pressed: see `placeOf` in `app/`. */
export type KeyPlace = 'editor' | 'field' | 'control' | 'button' | 'list' | 'page';

/** Keys that sliders and lists of choices have for themselves. */
const controlKeys = /^(?:Shift\+)?(?:Space|Enter|Arrow\w+|Home|End|Page\w+|Key.|Digit.)$/;

/** What presses a button, and what walks from one to the next. */
const buttonKeys = /^(?:Shift\+)?(?:Space|Enter|Arrow\w+)$/;

const scopesAt: Readonly<Record<KeyPlace, readonly CommandScope[]>> = {
  editor: ['editor', 'transcript', 'anywhere'],
  field: ['transcript', 'anywhere'],
  control: ['review', 'compare', 'transcript', 'judge', 'anywhere'],
  button: ['review', 'compare', 'transcript', 'judge', 'anywhere'],
  list: ['list', 'transcript', 'judge', 'anywhere'],
  page: ['review', 'compare', 'transcript', 'judge', 'anywhere'],
};

/** What a field does by itself with what was typed into it, and where its caret goes. */
const fieldKeys = /^(?:Mod\+(?:Shift\+)?(?:Key[ACVXYZ]|Home|End)|Alt\+Arrow(?:Left|Right))$/;

function isLeftToPlace(name: string, scope: CommandScope, place: KeyPlace): boolean {
  const isTyped = isPlain(name) || fieldKeys.test(name);
  if (place === 'editor') return scope !== 'editor' && isTyped;
  if (place === 'field') return isTyped;
  if (place === 'button') return buttonKeys.test(name);
  return place === 'control' && controlKeys.test(name);
}

/**
 * The command of a press at a place, innermost first; null when the press belongs to the place itself. By default only
 * of the commands that someone can do now.
 */
export function commandAt(
  press: Press,
  place: KeyPlace,
  canRun: (id: CommandId) => boolean = (id) => handlerOf(id) !== undefined,
): CommandId | null {
  for (const name of pressNames(press)) {
    const scopes = scopesAt[place].filter((scope) => !isLeftToPlace(name, scope, place));
    const able = scopes.flatMap((scope) =>
      commandIds.filter((id) => commandOf(id).scope === scope && keysOf(id).includes(name) && canRun(id)),
    );
    // What the user chose goes before what commands come with.
    const found = able.find((id) => isOwnKey(id, name)) ?? able[0];
    if (found) return found;
  }
  return null;
}
