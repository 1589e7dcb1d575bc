import { SaxesParser } from 'saxes';
import { AppFailure } from '#shared/failure.ts';

export interface XmlNode {
  /** Without its prefix. */
  readonly name: string;
  /** By their names without prefixes. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Elements and texts in order. */
  readonly children: (XmlNode | string)[];
}

const maxDepth = 200;
const maxNodes = 5_000_000;

/** Reads XML of a stranger: no document type, so no entities but the five that XML has. Fails with `import-damaged`. */
export function xmlTree(text: string): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, children: [] };
  const open = [root];
  let count = 0;
  const parser = new SaxesParser();
  const refuse = (detail: string): never => {
    throw new AppFailure('import-damaged', { detail });
  };
  parser.on('doctype', (doctype) => {
    if (/[[]|\bSYSTEM\b|\bPUBLIC\b/i.test(doctype)) refuse('the document has a DOCTYPE with declarations of its own');
  });
  parser.on('error', (error) => refuse(error.message));
  parser.on('opentag', ({ name, attributes }) => {
    count += 1;
    if (open.length > maxDepth || count > maxNodes) refuse('the document has too many elements');
    const own = Object.entries(attributes).map(([key, value]) => [bare(key), value]);
    const node: XmlNode = { name: bare(name), attributes: Object.fromEntries(own), children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => void open.pop());
  const take = (content: string) => void open.at(-1)?.children.push(content);
  parser.on('text', take);
  parser.on('cdata', take);
  parser.write(text).close();
  const top = root.children.find((child) => typeof child !== 'string');
  return top ?? refuse('the document is empty');
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** All elements of a name beneath one, in order. */
export function elementsOf(node: XmlNode, name: string): readonly XmlNode[] {
  const found: XmlNode[] = [];
  const walk = (one: XmlNode) => {
    for (const child of one.children) {
      if (typeof child === 'string') continue;
      if (child.name === name) found.push(child);
      walk(child);
    }
  };
  walk(node);
  return found;
}

export function textOf(node: XmlNode): string {
  return node.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
