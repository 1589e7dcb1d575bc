/**
 * Lists the licence of everything that ships with the app in build/licences.txt; fails on one that has not been
 * reviewed.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { shippedPackages, type ShippedPackage } from './shipped-packages.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const licencesFile = path.join(root, 'build', 'licences.txt');

/** Read and found compatible with shipping an MIT app; MPL-2.0 and OFL-1.1 hold for the files of their packages only. */
const accepted: ReadonlySet<string> = new Set(
  'MIT ISC BSD-2-Clause BSD-3-Clause 0BSD Apache-2.0 CC0-1.0 Unlicense BlueOak-1.0.0 MPL-2.0 OFL-1.1'.split(' '),
);

interface Part {
  readonly title: string;
  readonly licence: string;
  readonly text: string;
}

/** `A OR B` is fine with one accepted, `A AND B` with all of them; anything else must be a known name. */
export function isAccepted(licence: string): boolean {
  const plain = licence.replaceAll(/[()]/g, '').trim();
  if (plain.includes(' OR ')) return plain.split(' OR ').some(isAccepted);
  if (plain.includes(' AND ')) return plain.split(' AND ').every(isAccepted);
  return accepted.has(plain);
}

/** Throws one sentence naming the packages whose licence is not accepted, or that bring no text of it. */
export function checkLicences(packages: readonly ShippedPackage[]): void {
  const unknown = packages.filter(({ licence }) => !isAccepted(licence));
  if (unknown.length === 0) return;
  const list = unknown.map(({ name, version, licence }) => `${name} ${version} (${licence || 'states none'})`);
  throw new Error(`Look at the licence of ${list.join(', ')} before it ships.`);
}

/** Of a package that was published without its text, it stands in resources/licences. */
function textOf(name: string, dir: string): string {
  const file = readdirSync(dir).find((one) => /^(licen[cs]e|copying)/i.test(one));
  const own = path.join(root, 'resources/licences', `${name}.txt`);
  const found = file !== undefined ? path.join(dir, file) : existsSync(own) ? own : null;
  return found === null ? '(The package has no licence file.)' : readFileSync(found, 'utf8').trim();
}

/** Parts that are no npm packages, or that bring more than their package says. */
function otherParts(): Part[] {
  const from = (...parts: string[]) => readFileSync(path.join(root, ...parts), 'utf8').trim();
  const whisper = from('node_modules', 'nodejs-whisper', 'cpp', 'whisper.cpp', 'LICENSE');
  return [
    { title: 'Stenogram', licence: 'MIT', text: from('LICENSE') },
    { title: 'whisper.cpp and ggml (speech engine)', licence: 'MIT', text: whisper },
    { title: 'Electron', licence: 'MIT', text: from('node_modules', 'electron', 'LICENSE') },
    {
      title: 'Chromium and what Electron brings with it',
      licence: 'BSD-3-Clause and others',
      text: 'See LICENSES.chromium.html beside the program.',
    },
    { title: 'SQLite (inside better-sqlite3)', licence: 'public domain', text: 'https://sqlite.org/copyright.html' },
    {
      title: 'FFmpeg (a separate program, called as such)',
      licence: 'LGPL-2.1-or-later',
      text: 'Built without GPL and non-free parts. Its source: https://ffmpeg.org/download.html. You may replace the\nprogram in the folder resources/ffmpeg, or name another one in the settings.',
    },
    {
      title: 'Demo model ggml-demo-q8_0.bin and the sample recording',
      licence: 'MIT',
      text: 'Made by this project from synthetic speech; see models/README.md beside this file.',
    },
    {
      title: 'Pronunciations of English words (CMU dictionary)',
      licence: 'MIT-Festival',
      text: from('electron/services/recognition/spoken-terms/phones', 'COPYING.txt'),
    },
    {
      title: 'IBM Plex Sans and IBM Plex Mono (letters of exported PDF files)',
      licence: 'OFL-1.1',
      text: from('electron/services/formats/text/fonts', 'OFL.txt'),
    },
  ];
}

export function licenceText(packages: readonly ShippedPackage[]): string {
  const fromNpm = packages.map(({ name, version, licence, dir }) => {
    return { title: `${name} ${version}`, licence, text: textOf(name, dir) };
  });
  const rule = '-'.repeat(80);
  const parts = [...otherParts(), ...fromNpm];
  return parts.map(({ title, licence, text }) => `${title}\n${licence}\n${rule}\n${text}\n`).join('\n\n');
}

/** Returns the number of packages listed. */
export function writeLicences(): number {
  const packages = shippedPackages(root);
  checkLicences(packages);
  mkdirSync(path.dirname(licencesFile), { recursive: true });
  writeFileSync(licencesFile, licenceText(packages));
  return packages.length;
}

if (import.meta.main) console.log(`${writeLicences()} packages in ${path.relative(process.cwd(), licencesFile)}`);
