import { decodeText } from '#shared/text/decode-text.ts';
import type { Reader } from '../read-text.ts';
import { elementsOf, textOf, xmlTree, type XmlNode } from '../xml-tree.ts';
import { zipParts } from '../zip-parts.ts';
import { recordOf, stringOf } from '../data/json-value.ts';
import { rtfLines } from './rtf-lines.ts';
import { stampedText } from './stamped.ts';

/** Plain text and Markdown, with times or without. */
export const plainText: Reader = ({ text, extension }) => {
  if (!['txt', 'text', 'md', 'markdown', 'log', ''].includes(extension)) return null;
  return stampedText(text.split('\n'));
};

export const rtf: Reader = ({ bytes, text }) => {
  if (!text.startsWith('{\\rtf')) return null;
  return stampedText(rtfLines(Buffer.from(bytes).toString('latin1')));
};

/** Word: paragraphs and the rows of tables; nothing else of the file is read. */
export const docx: Reader = ({ bytes, extension }) => {
  if (extension !== 'docx') return null;
  const part = zipParts(bytes, (name) => name === 'word/document.xml').get('word/document.xml');
  if (part === undefined) return null;
  const [body] = elementsOf(xmlTree(decodeText(part).text), 'body');
  return stampedText(body === undefined ? [] : linesOf(body));
};

function linesOf(node: XmlNode): readonly string[] {
  return node.children.flatMap((child): readonly string[] => {
    if (typeof child === 'string') return [];
    if (child.name === 'p') return styleOf(child) === 'Title' ? [] : [paragraph(child)];
    if (child.name !== 'tr') return linesOf(child);
    const cells = elementsOf(child, 'tc').map((cell) => elementsOf(cell, 'p').map(paragraph).join(' ').trim());
    const [time = '', name = '', ...rest] = cells;
    return [
      rest.length === 0
        ? cells.join(' ')
        : `[${time.replaceAll(/[[\]#]/g, '')}] ${name === '' ? '' : `${name.replace(/:$/, '')}: `}${rest.join(' ')}`,
    ];
  });
}

function styleOf(node: XmlNode): string {
  return elementsOf(node, 'pStyle')[0]?.attributes['val'] ?? '';
}

function paragraph(node: XmlNode): string {
  return node.children
    .map((child) => {
      if (typeof child === 'string') return '';
      if (child.name === 't') return textOf(child);
      if (child.name === 'tab') return '\t';
      return child.name === 'br' || child.name === 'cr' ? '\n' : paragraph(child);
    })
    .join('');
}

/** oTranscribe: the text is HTML; its stamps are spans with seconds. */
export const otr: Reader = ({ text, extension }) => {
  if (extension !== 'otr') return null;
  let html: string;
  try {
    html = stringOf(recordOf(JSON.parse(text))['text']);
  } catch {
    return null;
  }
  const lines = html
    .replaceAll(
      /<span[^>]*class="timestamp"[^>]*data-timestamp="([\d.]+)"[^>]*>[^<]*<\/span>/g,
      (_, at: string) => `[${clockOf(Number(at))}] `,
    )
    .replaceAll(/<br\s*\/?>|<\/(?:p|div|li|h\d)>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .split('\n');
  return stampedText(lines);
};

function clockOf(seconds: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  const whole = Math.floor(seconds);
  return `${pad(Math.floor(whole / 3600))}:${pad(Math.floor(whole / 60) % 60)}:${pad(whole % 60)}.${String(Math.round((seconds - whole) * 1000)).padStart(3, '0')}`;
}
