/** A dialog, menu or list of choices has the keys: one that is open, not one that is on its way out. */
export function isLayerOpen(): boolean {
  return document.querySelector('[data-layer]:not([data-closed])') !== null;
}

/**
 * A layer that closes keeps the focus until it has faded. A key that is pressed meanwhile is for what lies below it: the
 * focus goes there at once, to where it was before the layer opened, and the key with it. Returns what stops the watch.
 */
export function passKeysThroughClosingLayers(): () => void {
  let before: HTMLElement | null = null;
  const noteFocus = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement && target.closest('[data-layer], [data-base-ui-focus-guard]') === null)
      before = target;
  };
  const pass = (event: KeyboardEvent) => {
    if (!(event.target instanceof Element) || event.target.closest('[data-layer][data-closed]') === null) return;
    before?.focus({ preventScroll: true });
    if (document.activeElement === event.target && document.activeElement instanceof HTMLElement)
      document.activeElement.blur();
    event.stopImmediatePropagation();
    const passed = new KeyboardEvent(event.type, event);
    if (!(document.activeElement ?? document.body).dispatchEvent(passed)) event.preventDefault();
  };
  window.addEventListener('focusin', noteFocus, true);
  window.addEventListener('keydown', pass, true);
  window.addEventListener('keyup', pass, true);
  return () => {
    window.removeEventListener('focusin', noteFocus, true);
    window.removeEventListener('keydown', pass, true);
    window.removeEventListener('keyup', pass, true);
  };
}
