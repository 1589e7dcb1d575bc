import { togglePlay, skip } from '../state/player.ts';
import { goBack, navigate, useRoute } from '../state/route.ts';
import { useUi } from '../state/ui.ts';

export type Command = 'find' | 'add' | 'export' | 'back' | 'toggle-play' | 'skip-back' | 'skip-forward' | 'help' | 'undo' | 'redo';

export function focusSearch(): void {
  navigate({ view: 'search' });
  useUi.setState(({ searchFocus }) => ({ searchFocus: searchFocus + 1 }));
}

interface Press {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Where the key was pressed: in a field, on a control that has keys of its own, or on nothing in particular. */
export type Place = 'field' | 'control' | 'page';

/**
 * The command of a key press. By the place of the key and not its letter, so that Ctrl+F works with a Russian layout
 * too. Nothing here removes or cancels anything.
 */
export function commandOf(press: Press, place: Place, isTranscript: boolean): Command | null {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = press;
  if (altKey) return null;
  if (ctrlKey || metaKey) {
    // In a field the keys are the browser's own.
    if (code === 'KeyZ' && isTranscript && place !== 'field') return shiftKey ? 'redo' : 'undo';
    if (shiftKey) return null;
    return ({ KeyF: 'find', KeyO: 'add', KeyE: 'export' } as const)[code] ?? null;
  }
  if (place === 'field') return null;
  if (key === 'Escape') return 'back';
  if (key === '?' || (code === 'Slash' && shiftKey)) return 'help';
  if (key === '/' || (code === 'Slash' && !shiftKey)) return 'find';
  if (!isTranscript || place === 'control') return null;
  if (key === ' ') return 'toggle-play';
  if (key === 'ArrowLeft') return 'skip-back';
  return key === 'ArrowRight' ? 'skip-forward' : null;
}

export function placeOf(target: EventTarget | null): Place {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('input:not([type=range]), textarea, [contenteditable]')) return 'field';
  // A row's own small buttons take no focus by Tab: after a click the keys belong to the page.
  const control = target.closest(
    'button, a, summary, input, [role=slider], [role=combobox], [role=menuitem], [role=radio]',
  );
  return control && control.getAttribute('tabindex') !== '-1' ? 'control' : 'page';
}

const skipMs = 5000;

/** The commands that need nothing but state; true when it was one of them. */
export function runCommand(command: Command): boolean {
  if (command === 'find') focusSearch();
  else if (command === 'help') useUi.setState({ isHelpOpen: true });
  else if (command === 'back') {
    if (useRoute.getState().route.view !== 'library') goBack();
  } else if (command === 'toggle-play') togglePlay();
  else if (command === 'skip-back') skip(-skipMs);
  else if (command === 'skip-forward') skip(skipMs);
  else return false;
  return true;
}
