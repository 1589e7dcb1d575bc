/** Offset in the text of `element` that a point of the screen falls on; the end of the text where there is none. */
export function caretOffset(element: Element, clientX: number, clientY: number): number {
  const caret = document.caretPositionFromPoint(clientX, clientY);
  const end = element.textContent.length;
  if (!caret || !element.contains(caret.offsetNode)) return end;
  const range = document.createRange();
  range.selectNodeContents(element);
  range.setEnd(caret.offsetNode, caret.offset);
  return Math.min(end, range.toString().length);
}
