import { cutByWidth, displayWidth } from '#shared/text/display-width.ts';
import { oneLine } from '#services/text-files/one-line.ts';

/** What stands before the text of each cue. */
export interface CueName {
  /** Begins the first line; empty for none. */
  readonly prefix: string;
  readonly prefixWidth: number;
  /** Lines of its own above, for a name that would leave too little room. */
  readonly lines: readonly string[];
}

export const noName: CueName = { prefix: '', prefixWidth: 0, lines: [] };

export function cueNameOf(speaker: string | null, limit: number): CueName {
  const name = oneLine(speaker ?? '');
  if (name === '') return noName;
  const prefix = `${name}: `;
  const prefixWidth = displayWidth(prefix);
  if (prefixWidth <= limit / 2) return { prefix, prefixWidth, lines: [] };
  const units = `${name}:`.split(' ').flatMap((word, nth) =>
    cutByWidth(word, limit).map((text, part) => ({
      text,
      width: displayWidth(text),
      hasSpace: nth > 0 && part === 0,
    })),
  );
  const lines: string[] = [];
  let width = 0;
  for (const unit of units) {
    const added = unit.width + (unit.hasSpace ? 1 : 0);
    if (lines.length === 0 || width + added > limit) {
      lines.push(unit.text);
      width = unit.width;
    } else {
      lines.push(`${lines.pop() ?? ''}${unit.hasSpace ? ' ' : ''}${unit.text}`);
      width += added;
    }
  }
  return { prefix: '', prefixWidth: 0, lines };
}
