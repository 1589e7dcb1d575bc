import type { Vocabulary } from '#services/search/spelling/vocabulary.ts';
import type { PositiveNode, Query, SimpleNode, WordNode } from './query.ts';

/**
 * The query without stems that no form of the index has: most of those that the rules of `stemsOf` make are no words,
 * and a look-up in memory costs a hundredth of one in the index. The first stem of each word stays.
 */
export function withoutUnsaid(query: Query, vocabulary: Vocabulary): Query {
  const said = (stems: readonly string[]) => stems.filter((stem, at) => at === 0 || vocabulary.hasStem(stem));
  const word = (node: WordNode): WordNode => ({ ...node, stems: said(node.stems) });
  const simple = (node: SimpleNode): SimpleNode => {
    switch (node.kind) {
      case 'word':
        return word(node);
      case 'near':
        return { ...node, nodes: node.nodes.map(word) };
      case 'phrase':
        return node.isExact ? node : { ...node, words: node.words.map(said), joined: said(node.joined) };
      case 'regex':
        return node;
    }
  };
  const positive = (node: PositiveNode): PositiveNode =>
    node.kind === 'any' ? { ...node, nodes: node.nodes.map(simple) } : simple(node);
  return { ...query, required: query.required.map(positive), excluded: query.excluded.map(simple) };
}
