import { useRoute } from '#renderer/state/route.ts';
import { OtherPages } from './later.ts';

/**
 * Keys pressed while the code of a page is still being loaded are given to it once it stands, in their order: who
 * presses / right after the start and types on finds what they typed. Returns how to end that.
 */
export function holdKeysUntilLoaded(): () => void {
  const held: KeyboardEvent[] = [];
  const onKeyDown = (event: KeyboardEvent) => {
    const { view } = useRoute.getState().route;
    if (held.length === 0 && (OtherPages.isLoaded() || view === 'library' || view === 'bin')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (held.push(event) > 1) return;
    OtherPages.load()
      // The page takes the focus when it is painted.
      .then(() => requestAnimationFrame(() => setTimeout(replay)))
      .catch(reportError);
  };
  const replay = () => {
    const events = held.splice(0);
    for (const event of events) press(event);
  };
  window.addEventListener('keydown', onKeyDown, true);
  return () => window.removeEventListener('keydown', onKeyDown, true);
}

/** What a browser does for a key, as far as pages of ours need it: a command, a letter in a field, a button pressed. */
function press(event: KeyboardEvent): void {
  const { key, code, ctrlKey, shiftKey, altKey, metaKey } = event;
  const target = document.activeElement ?? document.body;
  const how = { key, code, ctrlKey, shiftKey, altKey, metaKey, bubbles: true, cancelable: true };
  if (!target.dispatchEvent(new KeyboardEvent('keydown', how)) || ctrlKey || altKey || metaKey) return;
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
    // The one way to type that an undo of the field knows.
    if (key.length === 1) document.execCommand('insertText', false, key);
    else if (key === 'Backspace') document.execCommand('delete');
  } else if (target instanceof HTMLElement && (key === 'Enter' || key === ' ') && target.matches('button, a')) {
    target.click();
  }
}
