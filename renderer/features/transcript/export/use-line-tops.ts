import { useLayoutEffect, useState, type RefObject } from 'react';
import type { FlowBlock } from '#shared/files/export-page.ts';

/** Where the lines of a page begin, in points from its top: of all paragraphs but the title. Nothing is measured for null. */
export function useLineTops(
  sheetRef: RefObject<HTMLDivElement | null>,
  blocks: readonly FlowBlock[] | null,
): readonly number[] {
  const [tops, setTops] = useState<readonly number[]>([]);
  useLayoutEffect(() => {
    const sheet = sheetRef.current;
    setTops(sheet === null || blocks === null ? [] : measured(sheet));
  }, [sheetRef, blocks]);
  return tops;
}

function measured(sheet: HTMLElement): readonly number[] {
  const page = sheet.parentElement?.getBoundingClientRect();
  if (page === undefined || page.width === 0) return [];
  const scale = (sheet.parentElement?.offsetWidth ?? page.width) / page.width;
  const bottom = sheet.getBoundingClientRect().bottom;
  const tops: number[] = [];
  for (const paragraph of [...sheet.children].slice(1)) {
    const range = document.createRange();
    range.selectNodeContents(paragraph);
    let lineBottom = Number.NEGATIVE_INFINITY;
    for (const rect of range.getClientRects()) {
      // Pieces of one line overlap; smaller letters stand lower in it.
      if (rect.top < lineBottom - 1 || rect.bottom > bottom) continue;
      lineBottom = rect.bottom;
      tops.push(Math.round((rect.top - page.top) * scale * 10) / 10);
    }
  }
  return tops;
}
