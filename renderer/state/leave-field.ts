/**
 * Leaves the field of the page that is typed in, which is saved by that. Called before the page goes: of a field that is taken off
 * the document React reports no blur, and what was typed would be gone.
 */
export function leaveField(): void {
  const { activeElement } = document;
  const isField = activeElement instanceof HTMLElement && activeElement.matches('main :is(input, textarea)');
  if (isField) activeElement.blur();
}

globalThis.addEventListener?.('pagehide', leaveField);
