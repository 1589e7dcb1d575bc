/** Index of the paragraph that holds a segment; 0 before the first. Paragraphs are in the order of their segments. */
export function paragraphAt(paragraphs: readonly { readonly first: number }[], segmentIndex: number): number {
  let low = 0;
  let high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((paragraphs[middle]?.first ?? Number.POSITIVE_INFINITY) <= segmentIndex) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
