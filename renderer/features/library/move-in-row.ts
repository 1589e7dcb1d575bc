/**
 * The buttons of a row are no stops of Tab: the arrows lead to them from the list and back. False when there is nowhere
 * to go.
 */
export function moveInRow(row: HTMLElement | null, list: HTMLElement, step: 1 | -1): boolean {
  const buttons =
    row === null ? [] : [...row.querySelectorAll<HTMLElement>('button')].filter((one) => one.offsetWidth > 0);
  const at = buttons.findIndex((button) => button === document.activeElement);
  const next = at + step;
  if (next >= buttons.length || (at < 0 && step < 0)) return false;
  if (next < 0) list.focus();
  else buttons[next]?.focus();
  return true;
}
