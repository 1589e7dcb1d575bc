const decoders: Readonly<Record<number, string>> = {
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  866: 'ibm866',
  20_866: 'koi8-r',
  10_007: 'x-mac-cyrillic',
};
/** What stands in groups of these is not text. */
const hidden = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'object',
  'header',
  'footer',
  'headerf',
  'footerf',
  'themedata',
  'generator',
  'listtable',
  'listoverridetable',
  'rsidtbl',
  'xmlnstbl',
  'fldinst',
  'datastore',
  'latentstyles',
]);
const token = /\\u(-?\d{1,6}) ?|\\'([0-9a-f]{2})|\\([a-z]{1,32})(-?\d{1,10})? ?|\\([^a-z])|([{}])|([^\\{}\r\n]+)/gi;
const maxDepth = 1000;

/** The paragraphs of an RTF document, given as its bytes. Pictures, fonts, fields and headers are left out. */
export function rtfLines(source: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let decoder = new TextDecoder('windows-1252');
  let state = { isHidden: false, unicodeSkips: 1 };
  const stack: (typeof state)[] = [];
  let skip = 0;
  let pending: number[] = [];
  const flush = () => {
    if (pending.length > 0 && !state.isHidden) line += decoder.decode(Uint8Array.from(pending));
    pending = [];
  };
  for (const [, unicode, hex, word, argument, sign, brace, text] of source.matchAll(token)) {
    if (hex === undefined) flush();
    if (brace === '{' && stack.length < maxDepth) stack.push({ ...state });
    else if (brace === '}') state = stack.pop() ?? state;
    else if (unicode !== undefined) {
      if (!state.isHidden) line += String.fromCharCode((Number(unicode) + 65_536) % 65_536);
      skip = state.unicodeSkips;
    } else if (hex !== undefined) {
      if (skip > 0) skip -= 1;
      else pending.push(Number.parseInt(hex, 16));
    } else if (word !== undefined) {
      if (hidden.has(word)) state = { ...state, isHidden: true };
      if (word === 'uc') state = { ...state, unicodeSkips: Number(argument ?? 1) };
      if (word === 'ansicpg') decoder = new TextDecoder(decoders[Number(argument)] ?? 'windows-1252');
      if (state.isHidden) continue;
      if (word === 'par' || word === 'line' || word === 'sect' || word === 'row') {
        lines.push(line);
        line = '';
      } else if (word === 'tab' || word === 'cell') line += '\t';
      else
        line +=
          { emdash: '—', endash: '–', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', bullet: '•' }[word] ??
          '';
    } else if (sign !== undefined) {
      if (sign === '*') state = { ...state, isHidden: true };
      else if (!state.isHidden)
        line += sign === '~' ? '\u00A0' : sign === '_' ? '-' : '\\{}'.includes(sign) ? sign : '';
    } else if (text !== undefined && !state.isHidden) {
      line += text.slice(skip);
      skip = 0;
    }
  }
  flush();
  return [...lines, line];
}
