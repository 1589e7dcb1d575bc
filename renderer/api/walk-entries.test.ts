import { expect, test } from 'vitest';
import { modelFolders, walkEntries } from './walk-entries.ts';

type Tree = { readonly [name: string]: Tree | string | Error };

/** Entries as a browser hands them over: by callbacks, a hundred at a time. */
function entryOf(name: string, content: Tree | string | Error, above = ''): FileSystemEntry {
  const fullPath = `${above}/${name}`;
  if (typeof content === 'string' || (content instanceof Error && name.includes('.'))) {
    const file = (done: (file: File) => void, fail: (error: Error) => void) =>
      content instanceof Error ? fail(content) : done(new File([content], name));
    return { isFile: true, isDirectory: false, name, fullPath, file } as unknown as FileSystemEntry;
  }
  const createReader = () => {
    const rest = content instanceof Error ? [] : Object.entries(content);
    const readEntries = (done: (entries: FileSystemEntry[]) => void, fail: (error: Error) => void) =>
      content instanceof Error
        ? fail(content)
        : done(rest.splice(0, 100).map(([child, inner]) => entryOf(child, inner, fullPath)));
    return { readEntries };
  };
  return { isFile: false, isDirectory: true, name, fullPath, createReader } as unknown as FileSystemEntry;
}

async function walk(tree: Tree) {
  const items = Object.entries(tree).map(([name, content]) => ({ webkitGetAsEntry: () => entryOf(name, content) }));
  const { picked, texts, refused } = await walkEntries({ items, files: [] } as unknown as DataTransfer);
  return {
    picked: picked.map(({ name }) => name),
    ...(texts.length > 0 && { texts: texts.map(({ name }) => name) }),
    refused: refused.map(({ path, failure }) => `${path} ${failure.code}`),
  };
}

const refusal = new DOMException('no', 'NotReadableError');

test('one folder or file that may not be read is named, and the rest is taken', async () => {
  const found = await walk({
    disk: { 'lost+found': refusal, 'b10.wav': '', 'b9.wav': '', 'secret.mp3': refusal, deep: { 'c.opus': '' } },
  });
  expect(found).toEqual({
    picked: ['b9.wav', 'b10.wav', 'c.opus'],
    refused: ['/disk/lost+found folder-unreadable', '/disk/secret.mp3 file-unreadable'],
  });
});

test('recordings are found by their content where the name does not decide', async () => {
  const folder = { call: 'RIFF\x10\x00\x00\x00WAVEfmt ', 'x.rec': 'OggS\x00', 'x.ts': 'const a = 1;', 'n.txt': 'OggS' };
  expect(await walk({ folder })).toEqual({ picked: ['call', 'x.rec'], refused: [] });
});

test('a package is named, what systems leave behind is not', async () => {
  const folder = { 'Song.logicx': { 'a.wav': '' }, '._a.wav': 'x', 'Thumbs.db': 'x', '@eaDir': { 'a.wav': '' } };
  expect(await walk({ folder })).toEqual({ picked: [], refused: ['/folder/Song.logicx folder-package'] });
});

test('a file that was dropped by itself is taken as it is, and a deep tree to its end', async () => {
  let tree: Tree = { 'end.flac': '' };
  for (let depth = 0; depth < 5000; depth += 1) tree = { d: tree };
  expect(await walk({ 'notes.bin': 'x', tree })).toEqual({ picked: ['notes.bin', 'end.flac'], refused: [] });
});

test('transcripts that lie beside recordings come apart from them; those in folders are left', async () => {
  const dropped = { 'call.wav': '', 'call.srt': '1', 'Беседа.DOCX': '2', 'x.TextGrid': '3', folder: { 'a.srt': '4' } };
  expect(await walk(dropped)).toEqual({
    picked: ['call.wav'],
    texts: ['call.srt', 'Беседа.DOCX', 'x.TextGrid'],
    refused: [],
  });
});

test('more than a hundred files of one folder are all found', async () => {
  const folder = Object.fromEntries(Array.from({ length: 350 }, (_, nth) => [`${nth}.m2ts`, '']));
  expect((await walk({ folder })).picked).toHaveLength(350);
});

test('the files of a model are no transcripts, dropped by themselves or in their folder', async () => {
  const parts = { 'encoder.onnx': '', 'joint.onnx': '', 'vocab.txt': 'a 0' };
  expect(await walk(parts)).toEqual({ picked: ['encoder.onnx', 'joint.onnx', 'vocab.txt'], refused: [] });
  expect(await walk({ model: { ...parts, 'read.me': '' } })).toEqual({ picked: Object.keys(parts), refused: [] });
});

test('on the desktop a folder of a model is known among what was dropped, by its files', async () => {
  const item = (name: string, content: Tree | string | Error) => ({
    kind: 'file',
    webkitGetAsEntry: () => entryOf(name, content),
  });
  const items = [
    item('talk.wav', ''),
    item('gigaam', { 'encoder.onnx': '', 'vocab.txt': '', 'read.me': '' }),
    item('calls', { 'a.wav': '', 'vocab.txt': '' }),
    item('locked', refusal),
  ];
  const folders = await modelFolders({ items } as unknown as DataTransfer);
  expect([...folders]).toEqual([[1, ['encoder.onnx', 'vocab.txt']]]);
});
