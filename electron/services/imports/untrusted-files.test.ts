import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readTranscript } from './read-transcript.ts';

const read = (name: string, text: string | Uint8Array) =>
  readTranscript(name, typeof text === 'string' ? Buffer.from(text) : text);

describe('encodings', () => {
  const text = '1\n00:00:01,000 --> 00:00:02,500\nДоброе утро, коллеги. Как ваши дела?\n';
  const single = (map: (code: number) => number) =>
    Buffer.from(text.split('').map((character) => map(character.codePointAt(0) ?? 0)));
  const cp1251 = single((code) => (code < 128 ? code : code === 0x401 ? 0xa8 : code - 0x410 + 0xc0));
  const koi = 'юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ';
  const koi8 = Buffer.from(
    text.split('').map((character) => (character < '\u0080' ? character.charCodeAt(0) : 0xc0 + koi.indexOf(character))),
  );
  test.each([
    ['utf-8', Buffer.from(text)],
    ['utf-16le', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['windows-1251', cp1251],
    ['koi8-r', koi8],
  ])('%s is found', (encoding, bytes) => {
    const found = readTranscript('a.srt', bytes);
    expect(found.encoding).toBe(encoding);
    expect(found.segments[0]?.text).toBe('Доброе утро, коллеги. Как ваши дела?');
  });
});

describe('untrusted input', () => {
  const code = (name: string, content: string | Uint8Array) => {
    try {
      read(name, content);
      return 'read';
    } catch (error) {
      return (error as { code?: string }).code;
    }
  };
  test('XML with declarations of its own is refused', () => {
    const bomb =
      '<!DOCTYPE tt [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tt xmlns="http://www.w3.org/ns/ttml"><body><p begin="1s">&b;</p></body></tt>';
    expect(code('a.ttml', bomb)).toBe('import-damaged');
    expect(
      code('a.ttml', '<!DOCTYPE tt SYSTEM "file:///etc/passwd"><tt xmlns="http://www.w3.org/ns/ttml"><body/></tt>'),
    ).toBe('import-damaged');
    expect(code('a.eaf', `<ANNOTATION_DOCUMENT>${'<a>'.repeat(5000)}`)).toBe('import-damaged');
  });
  test('an archive that unpacks to far more than a text has is refused', () => {
    expect(code('a.docx', zipSync({ 'word/document.xml': new Uint8Array(50_000_000) }))).toBe('import-damaged');
    expect(code('a.xlsx', strToU8('PK nothing'))).toBe('import-damaged');
  });
  test('JSON with NaN is refused in one sentence', () => {
    expect(code('a.json', '{"segments":[{"start": NaN, "text": "x"}]}')).toBe('import-damaged');
  });
  test('what is no transcript is not taken for one', () => {
    expect(code('a.json', '{"a": 1}')).toBe('import-unknown');
    expect(code('a.xyz', 'hello')).toBe('import-unknown');
    expect(code('a.srt', '')).toBe('import-unknown');
    expect(code('a.vtt', 'WEBVTT\n')).toBe('import-empty');
    expect(code('a.txt', '  \n ')).toBe('import-empty');
  });
});
