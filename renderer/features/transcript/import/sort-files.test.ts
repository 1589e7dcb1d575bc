import { expect, it, test } from 'vitest';
import { areOneConversation, canJoin, conversationsOf, recordingOf } from './sort-files.ts';

const named = (name: string, recordingId = 1) => ({ recordingId, name });
const alone = { dropped: [], shown: null, matches: [] };

test.each([
  ['call.srt', 'call.wav'],
  ['call.wav.srt', 'call.wav'],
  ['call.ru.vtt', 'call.m4a'],
  ['Беседа - Анна.docx', 'беседа.mp3'],
  ['meeting_2026-11-03_final.txt', 'Meeting_2026-11-03.mp4'],
  ['запись (1).srt', 'запись (1).ogg'],
  ['Йод.srt'.normalize('NFD'), 'йод.wav'.normalize('NFC')],
])('%s goes with %s', (text, recording) => {
  const dropped = [named('other.wav', 2), named(recording)];
  expect(recordingOf(text, { ...alone, dropped })).toEqual(named(recording));
});

it('the longer name wins: parts of a name go with it only where nothing else does', () => {
  const dropped = [named('call.wav', 1), named('call 2.wav', 2)];
  expect(recordingOf('call 2.srt', { ...alone, dropped })?.recordingId).toBe(2);
  expect(recordingOf('call 3.srt', { ...alone, dropped })?.recordingId).toBe(1);
});

it('a file goes to the recording it came with, then to the one on the screen, then to one in the library, then to the only one there is', () => {
  const shown = named('shown.wav', 5);
  const matches = [named('a.wav', 6)];
  expect(recordingOf('a.srt', { dropped: [named('a.mp3', 7)], shown, matches })?.recordingId).toBe(7);
  expect(recordingOf('a.srt', { dropped: [], shown, matches })?.recordingId).toBe(5);
  expect(recordingOf('a.srt', { dropped: [], shown: null, matches })?.recordingId).toBe(6);
  expect(recordingOf('a.srt', { ...alone, dropped: [named('b.wav', 8)] })?.recordingId).toBe(8);
  expect(recordingOf('a.srt', { ...alone, dropped: [named('b.wav', 8), named('c.wav', 9)] })).toBeNull();
});

test.each([
  [['Анна.srt', 'Борис.srt'], true, true],
  [['Анна.srt', 'Борис.srt'], false, false],
  [['call - Anna.srt', 'call - Boris.srt', 'call - Vera.srt'], false, true],
  [['call.srt', 'call.vtt'], true, false],
  [['call.en.srt', 'call.ru.srt'], true, false],
  [['call.srt', 'call.ru.srt'], true, false],
  [['call.srt'], true, false],
] as const)('%j with a recording (%s) is one conversation: %s', (names, hasRecording, isOne) => {
  expect(areOneConversation(names, hasRecording)).toBe(isOne);
});

it('joined, files of one place are one text; apart, each is one', () => {
  const files = [
    { id: 1, recording: named('a.wav', 1) },
    { id: 2, recording: named('b.wav', 2) },
    { id: 3, recording: named('a.wav', 1) },
  ];
  const ids = (isJoined: boolean) => conversationsOf(files, isJoined).map((one) => one.files.map(({ id }) => id));
  expect(ids(true)).toEqual([[1, 3], [2]]);
  expect(ids(false)).toEqual([[1], [2], [3]]);
  expect(canJoin(files)).toBe(true);
  expect(canJoin(files.slice(0, 2))).toBe(false);
});
