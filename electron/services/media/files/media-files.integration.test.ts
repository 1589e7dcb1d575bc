import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expandFolders } from './expand-folders.ts';
import { findFfmpeg } from '../find-ffmpeg.ts';
import { contentOf } from './media-files.ts';

let dir = '';
let ffmpeg = '';
let count = 0;
beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'папки-'));
  chmodSync(dir, 0o755);
  ({ path: ffmpeg } = await findFfmpeg({ setting: null, resourcesDir: 'resources' }));
});
afterAll(() => {
  spawnSync('chmod', ['-R', 'u+rwx', dir]);
  rmSync(dir, { recursive: true, force: true });
});

/** Writes files into a new folder; a name that ends with `/` is a folder. */
function folder(files: Readonly<Record<string, string | Buffer>>): string {
  count += 1;
  const top = path.join(dir, String(count));
  mkdirSync(top);
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(top, name);
    mkdirSync(name.endsWith('/') ? file : path.dirname(file), { recursive: true });
    if (!name.endsWith('/')) writeFileSync(file, content);
  }
  return top;
}

async function look(top: string) {
  const { files, refused } = await expandFolders([top]);
  const inTop = (file: string) => path.relative(top, file);
  return {
    files: files.map((file) => inTop(file.path)),
    refused: refused.map(({ path: file, failure }) => `${inTop(file)} ${failure.code}`),
  };
}

const wav = 'RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00';

const muxers: readonly (readonly [name: string, ...how: string[]])[] = [
  ['wav'],
  ['rf64', '-f', 'wav', '-rf64', 'always'],
  ['w64', '-f', 'w64'],
  ['aiff', '-f', 'aiff'],
  ['caf', '-f', 'caf'],
  ['au', '-f', 'au'],
  ['mp3', '-c:a', 'libmp3lame', '-f', 'mp3'],
  ['mp3-bare', '-c:a', 'libmp3lame', '-write_xing', '0', '-id3v2_version', '0', '-f', 'mp3'],
  ['mp3-8k', '-ar', '8000', '-c:a', 'libmp3lame', '-write_xing', '0', '-id3v2_version', '0', '-f', 'mp3'],
  ['mp2', '-c:a', 'mp2', '-f', 'mp2'],
  ['adts', '-c:a', 'aac', '-f', 'adts'],
  ['m4a', '-c:a', 'aac', '-f', 'ipod'],
  ['mov', '-c:a', 'pcm_s16le', '-f', 'mov'],
  ['3gp', '-c:a', 'aac', '-f', '3gp'],
  ['ogg', '-c:a', 'libvorbis', '-f', 'ogg'],
  ['opus', '-c:a', 'libopus', '-f', 'opus'],
  ['flac', '-c:a', 'flac', '-f', 'flac'],
  ['webm', '-c:a', 'libopus', '-f', 'webm'],
  ['mkv', '-c:a', 'ac3', '-f', 'matroska'],
  ['wma', '-c:a', 'wmav2', '-f', 'asf'],
  ['avi', '-c:a', 'libmp3lame', '-f', 'avi'],
  ['flv', '-c:a', 'libmp3lame', '-ar', '44100', '-f', 'flv'],
  ['ts', '-c:a', 'aac', '-f', 'mpegts'],
  ['m2ts', '-c:a', 'ac3', '-f', 'mpegts', '-mpegts_m2ts_mode', '1'],
  ['vob', '-c:a', 'mp2', '-f', 'vob'],
  ['ac3', '-c:a', 'ac3', '-f', 'ac3'],
  ['tta', '-c:a', 'tta', '-f', 'tta'],
  ['wv', '-c:a', 'wavpack', '-f', 'wv'],
  ['voc', '-f', 'voc'],
  ['sox', '-c:a', 'pcm_s32le', '-f', 'sox'],
  ['nut', '-c:a', 'flac', '-f', 'nut'],
  ['rm', '-c:a', 'ac3', '-f', 'rm'],
  ['latm', '-c:a', 'aac', '-f', 'latm'],
];

test.each(muxers)('sound in %s is known by its beginning', async (name, ...how) => {
  const file = path.join(dir, `sound of ${name}`);
  const tone = ['-v', 'error', '-f', 'lavfi', '-i', 'sine=frequency=300:duration=1', '-ac', '1'];
  const muxer = how.includes('-f') ? [] : ['-f', name];
  const made = spawnSync(ffmpeg, [...tone, ...how, ...muxer, file]);
  expect(made.stderr.toString()).toBe('');
  expect(await contentOf(file)).toBe('media');
});

test('what is no sound is not taken for it: texts of three encodings, programs, pictures, archives, nothing', async () => {
  const others: Readonly<Record<string, Buffer>> = {
    text: Buffer.from('Позвонить в понедельник.\n'),
    'cp1251 text': Buffer.from([0xcf, 0xee, 0xe7, 0xe2, 0xee, 0xed, 0xe8, 0x20, 0xec, 0xed, 0xe5, 0x0d, 0x0a]),
    'utf-16': Buffer.from('\uFEFFhello', 'utf16le'),
    script: Buffer.from('#!/bin/sh\necho\n'),
    program: Buffer.from('\x7FELF\x02\x01\x01\x00', 'latin1'),
    picture: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    heic: Buffer.from('\x00\x00\x00\x18ftypheic', 'latin1'),
    webp: Buffer.from('RIFF\x24\x00\x00\x00WEBPVP8 ', 'latin1'),
    zip: Buffer.from('PK\x03\x04', 'latin1'),
    nothing: Buffer.alloc(0),
    zeros: Buffer.alloc(4096),
  };
  for (const [name, content] of Object.entries(others)) {
    const file = path.join(dir, `other ${name}`);
    writeFileSync(file, content);
    expect([name, await contentOf(file)]).not.toContain('media');
  }
});

test('every usual extension of sound and film is found, and others by their content', async () => {
  const names = 'a.m2ts b.vob c.3gpp d.wave e.awb f.bwf g.dv h.mxf i.AMR j.m4b k.wtv l.f4v m.mk3d n.caf'.split(' ');
  const top = folder({
    ...Object.fromEntries(names.map((name) => [name, ''])),
    'o.rec': wav,
    p: wav,
    'q.2026-11-28': wav,
    'r.ts': 'export const a = 1;\n',
    's.txt': wav,
    't.pdf': '%PDF-1.4',
    'Thumbs.db': 'x',
    '.DS_Store': 'x',
    '._a.m2ts': 'x',
    'desktop.ini': 'x',
  });
  expect(await look(top)).toEqual({ files: [...names, 'o.rec', 'p', 'q.2026-11-28'], refused: [] });
});

test('links to files are followed, broken ones and circles named, and a link to another folder is followed', async () => {
  const elsewhere = folder({ 'far.wav': '' });
  const top = folder({ 'a.wav': '', 'in/b.wav': '' });
  symlinkSync(path.join(top, 'a.wav'), path.join(top, 'link.wav'));
  symlinkSync(path.join(top, 'gone.wav'), path.join(top, 'broken.wav'));
  symlinkSync(path.join(top, 'gone.txt'), path.join(top, 'broken.txt'));
  symlinkSync('self.wav', path.join(top, 'self.wav'));
  symlinkSync('..', path.join(top, 'in/up'));
  symlinkSync('/', path.join(top, 'root'));
  symlinkSync(elsewhere, path.join(top, 'other'));
  symlinkSync(path.join(top, 'in'), path.join(top, 'in again'));
  expect(await look(top)).toEqual({
    files: ['a.wav', 'link.wav', 'in/b.wav', 'other/far.wav'],
    refused: ['broken.wav link-broken', 'root link-cycle', 'self.wav link-cycle', 'in/up link-cycle'],
  });
});

test('packages, pipes, devices and names that are no text are named one by one', async () => {
  const top = folder({ 'a.wav': '', 'Song.logicx/x.wav': '', 'Fotos.photoslibrary/y.mov': '', '@eaDir/z.wav': '' });
  spawnSync('mkfifo', [path.join(top, 'pipe.wav')]);
  symlinkSync('/dev/zero', path.join(top, 'device.wav'));
  const broken = Buffer.concat([Buffer.from(`${top}/caf`), Buffer.from([0xe9]), Buffer.from('.wav')]);
  writeFileSync(broken, wav);
  const { files, refused } = await look(top);
  expect(files).toEqual(['a.wav']);
  expect(refused.toSorted()).toEqual([
    'Fotos.photoslibrary folder-package',
    'Song.logicx folder-package',
    'caf\uFFFD.wav name-unreadable',
    'device.wav not-a-file',
    'pipe.wav not-a-file',
  ]);
  // Whoever names the package itself means it.
  expect((await look(path.join(top, 'Song.logicx'))).files).toEqual(['x.wav']);
});

test('a tree deeper than any path is read as far as it can be opened, and what is deeper is named', async () => {
  const top = folder({ 'a.wav': '' });
  const name = 'd'.repeat(200);
  const script = `cd "$1"; for i in $(seq 25); do mkdir ${name} && cd ${name} && : > b.wav; done`;
  expect(spawnSync('bash', ['-c', script, 'bash', top]).status).toBe(0);
  const { files, refused } = await look(top);
  expect(files.length).toBeGreaterThan(15);
  expect(refused).toHaveLength(1);
  expect(refused[0]).toMatch(/ (folder|file)-unreadable$/);
});

test('a folder without recordings is said to be empty only when all of it was seen', async () => {
  expect(await look(folder({ 'notes.txt': 'x', 'empty/': '' }))).toEqual({ files: [], refused: [' folder-empty'] });
  const top = folder({ 'notes.txt': 'x', 'Mix.band/x.wav': '' });
  expect((await look(top)).refused).toEqual(['Mix.band folder-package']);
});

test('an ordinary user gets what may be read, and the name of each folder and file that may not', () => {
  const top = folder({ 'interviews/a.wav': wav, 'lost+found/b.wav': wav, mine: wav, 'z.wav': wav });
  copyFileSync(path.join(top, 'z.wav'), path.join(top, 'interviews/c.wav'));
  chmodSync(path.join(top, 'lost+found'), 0);
  chmodSync(path.join(top, 'mine'), 0);
  const script = `import { expandFolders } from ${JSON.stringify(path.resolve('electron/services/media/files/expand-folders.ts'))};
    const { files, refused } = await expandFolders([process.argv[1]]);
    console.log(JSON.stringify([files.map((f) => f.path), refused.map((r) => r.path + ' ' + r.failure.code)]));`;
  const asOther = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script, top], {
    encoding: 'utf8',
    cwd: dir,
    ...asOther,
  });
  expect(stderr).toBe('');
  const at = (name: string) => path.join(top, name);
  expect(JSON.parse(stdout)).toEqual([
    [at('z.wav'), at('interviews/a.wav'), at('interviews/c.wav')],
    [`${at('mine')} file-unreadable`, `${at('lost+found')} folder-unreadable`],
  ]);
});
