import { tailWords } from './passage.ts';
import type { PositiveNode, Query } from './query.ts';

/**
 * The query for FTS5: finds every window that may hold a hit. Exclusions are left out, because they hold for a segment
 * and not for the eight of its window. Words are quoted: nothing a person types is ever syntax.
 */
export function matchExpression(query: Query): string {
  return query.required.map(expressionOf).join(' AND ');
}

function expressionOf(node: PositiveNode): string {
  if (node.kind === 'word') {
    const stem = `stem : ${quote(node.stem)}`;
    return node.isPrefix ? `(${stem} OR exact : ${quote(node.form)} *)` : stem;
  }
  // A window sees this far beyond its border; the rest of a longer phrase is checked in the text.
  const words = node.words.slice(0, tailWords + 1);
  const isCut = words.length < node.words.length;
  const star = node.isPrefix && !isCut ? ' *' : '';
  return `${node.isExact ? 'exact' : 'stem'} : ${quote(words.join(' '))}${star}`;
}

function quote(words: string): string {
  return `"${words.replaceAll('"', '""')}"`;
}
