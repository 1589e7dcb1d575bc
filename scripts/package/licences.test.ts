import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { checkLicences, isAccepted, licenceText } from './licences.ts';
import { shippedPackages } from './shipped-packages.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packages = shippedPackages(root);
const one = (licence: string) => [{ name: 'thing', version: '1.0.0', licence, dir: '/' }];

it.each(['MIT', '(MIT OR GPL-3.0)', 'Apache-2.0 AND BSD-3-Clause'])('accepts %s', (licence) => {
  expect(isAccepted(licence)).toBe(true);
});

it.each(['GPL-3.0', 'AGPL-3.0-only', 'MIT AND GPL-2.0', 'SEE LICENSE IN FILE', 'UNLICENSED', ''])(
  'fails on %j and names the package',
  (licence) => {
    expect(() => checkLicences(one(licence))).toThrow(
      /^Look at the licence of thing 1\.0\.0 \(.+\) before it ships\.$/,
    );
  },
);

it('finds what the app is made of, in the page and behind it, and nothing that only builds it', () => {
  const names = packages.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['better-sqlite3', 'zod', 'conf', 'react', 'react-dom', 'scheduler']));
  for (const tool of ['vite', 'typescript', 'electron-builder', 'vitest', '@types/react'])
    expect(names).not.toContain(tool);
});

it('accepts every licence of what ships today', () => {
  expect(() => checkLicences(packages)).not.toThrow();
});

it('lists the parts that are no npm packages too', () => {
  const text = licenceText(packages);
  for (const part of ['whisper.cpp', 'Electron', 'Chromium', 'FFmpeg', 'LGPL-2.1-or-later', 'SQLite', 'Demo model'])
    expect(text).toContain(part);
  expect(text).not.toContain('no licence file');
});
