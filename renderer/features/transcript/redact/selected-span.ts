/** Time of the words that are selected in the text; null where none are. Words carry it as `data-from` and `data-to`. */
export function selectedSpan(
  container: HTMLElement | null,
): { readonly startMs: number; readonly endMs: number } | null {
  const selection = getSelection();
  if (container === null || selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!container.contains(range.commonAncestorContainer)) return null;
  let startMs = Number.POSITIVE_INFINITY;
  let endMs = 0;
  for (const word of container.querySelectorAll<HTMLElement>('[data-from]')) {
    if (!isSelected(range, word)) continue;
    startMs = Math.min(startMs, Number(word.dataset['from']));
    endMs = Math.max(endMs, Number(word.dataset['to']));
  }
  return endMs > startMs ? { startMs, endMs } : null;
}

/** More than its border. */
function isSelected(range: Range, word: HTMLElement): boolean {
  const own = document.createRange();
  own.selectNodeContents(word);
  const isBefore = range.compareBoundaryPoints(Range.START_TO_END, own) <= 0;
  const isBehind = range.compareBoundaryPoints(Range.END_TO_START, own) >= 0;
  return !isBefore && !isBehind;
}
