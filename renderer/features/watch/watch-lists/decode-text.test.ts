import { expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const bytes = (...values: number[]) => new Uint8Array(values).buffer;

it('reads what spreadsheets save: UTF-8, UTF-16 and the Russian code page', () => {
  expect(decodeText(new TextEncoder().encode('ёж;term').buffer)).toBe('ёж;term');
  expect(decodeText(bytes(0xff, 0xfe, 0x36, 0x04))).toBe('ж');
  expect(decodeText(bytes(0xfe, 0xff, 0x04, 0x36))).toBe('ж');
  expect(decodeText(bytes(0xe6, 0xf3, 0xea))).toBe('жук');
});
