/**
 * Goes to the next button of a row (`step` 1) or the one before (−1), and from the first back to the list: buttons in rows are no
 * stops of Tab. False where there is no further one.
 */
export function moveInRow(row: HTMLElement | null, list: HTMLElement, step: 1 | -1): boolean {
  const all = row === null ? [] : [...row.querySelectorAll<HTMLElement>('button')];
  const buttons = all.filter((button) => button.offsetWidth > 0);
  const at = buttons.findIndex((button) => button === document.activeElement);
  const next = at + step;
  if (next >= buttons.length || (at < 0 && step < 0)) return false;
  if (next < 0) list.focus();
  else buttons[next]?.focus();
  return true;
}
