import type { SimpleNode } from '../query.ts';
import { anyOf, quoted, wordExpression } from './listed-words.ts';

/** Of what a person typed; null for what is not to be found in names: patterns. */
export function listedExpression(node: SimpleNode): string | null {
  switch (node.kind) {
    case 'word':
      return wordExpression(node.form, node.stems);
    case 'near':
      return `(${node.nodes.map(({ form, stems }) => wordExpression(form, stems)).join(' AND ')})`;
    case 'phrase': {
      if (!node.isExact)
        return `(${node.words.map((stems) => anyOf(stems.map((stem) => ` ~${stem} `))).join(' AND ')})`;
      const said = node.words.map(([form]) => form ?? '').join(' ');
      return quoted(node.isPrefix ? ` ${said}` : ` ${said} `);
    }
    case 'regex':
      return null;
  }
}
