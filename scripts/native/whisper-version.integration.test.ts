import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'stenogram-version-'));
afterAll(() => rmSync(folder, { recursive: true }));
const module = join(import.meta.dirname, '../../native/cmake/whisper_version.cmake').replaceAll('\\', '/');

function readVersion(lists: string) {
  writeFileSync(join(folder, 'CMakeLists.txt'), lists);
  writeFileSync(
    join(folder, 'run.cmake'),
    `include("${module}")\nread_whisper_version("${folder.replaceAll('\\', '/')}" version)\nmessage(STATUS "[\${version}]")\n`,
  );
  const { status, stdout, stderr } = spawnSync('cmake', ['-P', join(folder, 'run.cmake')], { encoding: 'utf8' });
  return { status, version: /\[(.*)\]/u.exec(stdout)?.[1], stderr: stderr.replaceAll(/\s+/gu, ' ') };
}

test.each([
  [
    'as up to 1.9.1',
    'cmake_minimum_required(VERSION 3.5)\nproject("whisper.cpp" C CXX)\nproject("whisper.cpp" VERSION 1.9.1)\n',
    '1.9.1',
  ],
  ['with its languages named', 'project("whisper.cpp" LANGUAGES C CXX VERSION 1.10.0)\n', '1.10.0'],
  [
    'in three settings',
    'set(WHISPER_VERSION_MAJOR 1)\nset(WHISPER_VERSION_MINOR 9)\nset(WHISPER_VERSION_PATCH 13)\nproject("whisper.cpp" VERSION ${WHISPER_VERSION})\n',
    '1.9.13',
  ],
  [
    'in three settings with spaces and quotes',
    '  set( WHISPER_VERSION_MAJOR  "2" )\nset(WHISPER_VERSION_MINOR "0")\nset(WHISPER_VERSION_PATCH "1")\n',
    '2.0.1',
  ],
])('a version that is given %s is read', (_, lists, version) => {
  expect(readVersion(lists)).toMatchObject({ status: 0, version });
});

test.each([
  ['none', 'project("whisper.cpp" C CXX)\n'],
  ['an empty file', ''],
  ['two of three numbers', 'set(WHISPER_VERSION_MAJOR 1)\nset(WHISPER_VERSION_MINOR 9)\n'],
  ["another project's", 'project("ggml" VERSION 1.2.3)\n'],
  [
    'a name instead of a number',
    'set(WHISPER_VERSION_MAJOR ${X})\nset(WHISPER_VERSION_MINOR 9)\nset(WHISPER_VERSION_PATCH 1)\n',
  ],
])('a version that is not there (%s) stops the build', (_, lists) => {
  const { status, version, stderr } = readVersion(lists);
  expect(status).not.toBe(0);
  expect(version).toBeUndefined();
  expect(stderr).toContain('The version of whisper.cpp is not found in');
});
