import { cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { extractAll, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { nativeFiles } from '../native/build-native.ts';
import { run } from '../run.ts';

export interface Finding {
  readonly claim: string;
  /** What is wrong; null when the claim holds. */
  readonly problem: string | null;
}

const expectedFuses: readonly (readonly [FuseV1Options, boolean])[] = [
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableCookieEncryption, true],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, false],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
];

const neededFiles = [
  'index.js',
  'backend.js',
  'engine-worker.js',
  'library-care.js',
  'cli.js',
  'migrations/0001-library.sql',
  'phones/network.f16',
  'phones/words.gz',
].map((file) => `out/main/${file}`);
const neededResources = [
  'models/ggml-demo-q8_0.bin',
  'models/README.md',
  'models/ggml-demo-bilingual-q8_0.bin',
  'samples/interview.wav',
  'samples/interview-ru.wav',
  'ffmpeg/ffmpeg',
  'licences.txt',
];
/** The app without Electron and ffmpeg; far above what it is today, far below what a forgotten folder adds. */
const largestMb = 60;

/** Checks an unpacked Linux app whose program is a dummy of Electron; `root` is the checkout, for its stand-in. */
export async function checkPackedApp(appDir: string, root: string): Promise<Finding[]> {
  const resources = path.join(appDir, 'resources');
  const archive = path.join(resources, 'app.asar');
  const files = listPackage(archive, { isPack: false }).map((file) => file.slice(1).replaceAll('\\', '/'));
  const unpacked = listFiles(path.join(resources, 'app.asar.unpacked'));
  return [
    claim('the bundles, the page and the migrations are in the archive', missing(neededFiles, files)),
    claim('the page is in the archive', missing(['out/renderer/index.html', 'out/preload/index.cjs'], files)),
    claim('of node_modules only better-sqlite3 is there', strangers(files)),
    claim('nothing of the sources, tests or maps is there', sources(files)),
    claim('the native parts lie outside the archive, one build of each', nativeParts(unpacked)),
    claim('demo model, sample, ffmpeg and licences are beside it', missing(neededResources, listFiles(resources))),
    claim('bundled code asks for nothing that was left out', unresolved(archive, files)),
    claim(`the app itself is smaller than ${largestMb} MB`, tooLarge(resources)),
    ...(await fuses(path.join(appDir, 'stenogram'))),
    await runs(resources, archive, root),
  ];
}

function claim(text: string, problems: readonly string[]): Finding {
  return { claim: text, problem: problems.length === 0 ? null : problems.join('\n') };
}

function listFiles(dir: string): string[] {
  const all = readdirSync(dir, { recursive: true, encoding: 'utf8' });
  return all.filter((file) => statSync(path.join(dir, file)).isFile()).map((file) => file.replaceAll('\\', '/'));
}

function missing(wanted: readonly string[], there: readonly string[]): string[] {
  return wanted.filter((file) => !there.includes(file)).map((file) => `missing: ${file}`);
}

function strangers(files: readonly string[]): string[] {
  const packages = files.filter((file) => file.startsWith('node_modules/')).map((file) => file.split('/')[1] ?? '');
  return [...new Set(packages)].filter((name) => name !== '' && name !== 'better-sqlite3');
}

function sources(files: readonly string[]): string[] {
  return files.filter((file) => /\.(ts|tsx|map|cpp|h|md)$|^(tests|scripts|renderer|electron|resources)\//.test(file));
}

function nativeParts(unpacked: readonly string[]): string[] {
  const wanted = [
    ...nativeFiles().map((file) => `native/build/Release/${file}`),
    `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`,
  ];
  const more = unpacked.filter((file) => file.endsWith('.node') && !wanted.includes(file));
  return [...missing(wanted, unpacked), ...more.map((file) => `too much: ${file}`)];
}

/** Bare imports of the bundles that neither Node nor Electron nor the archive answers. */
function unresolved(archive: string, files: readonly string[]): string[] {
  const dir = path.join(path.dirname(archive), '..', 'extracted');
  extractAll(archive, dir);
  const bundles = files.filter((file) => /^out\/(main|preload)\/.*\.c?js$/.test(file));
  const names = bundles.flatMap((file) =>
    [...readFileSync(path.join(dir, file), 'utf8').matchAll(/^(?:import|export)[^'"\n]*['"]([^'"./][^'"]*)['"]/gm)].map(
      ([, name = '']) => name,
    ),
  );
  return [...new Set(names)].filter((name) => !isBuiltin(name) && name !== 'electron' && name !== 'better-sqlite3');
}

function tooLarge(resources: string): string[] {
  const files = listFiles(resources).filter((file) => !file.startsWith('ffmpeg/'));
  const sizeMb = files.reduce((sum, file) => sum + statSync(path.join(resources, file)).size, 0) / 1e6;
  return sizeMb < largestMb ? [] : [`${sizeMb.toFixed(1)} MB`];
}

async function fuses(program: string): Promise<Finding[]> {
  const wire = await getCurrentFuseWire(program);
  return expectedFuses.map(([fuse, isOn]) => {
    // The wire holds the characters 0 and 1; the package does not export its names for them.
    const state = wire[fuse] === undefined ? 'absent' : String.fromCharCode(wire[fuse]);
    const problems = state === (isOn ? '1' : '0') ? [] : [`it is ${state}`];
    return claim(`fuse ${FuseV1Options[fuse]} is ${isOn ? 'on' : 'off'}`, problems);
  });
}

/** The packed files alone, run by the stand-in: main, command line, engine worker, library and both native parts. */
async function runs(resources: string, archive: string, root: string): Promise<Finding> {
  const text = 'the packed app finds its engine, model and library by itself';
  const place = path.join(resources, '..', 'run', 'resources');
  cpSync(resources, place, { recursive: true, filter: (file) => file !== archive });
  extractAll(archive, path.join(place, 'app.asar'));
  process.env['STANDIN_PACKAGED'] = place;
  process.env['STENOGRAM_USER_DATA'] = path.join(place, '..', 'user-data');
  const standin = path.join(root, 'tests', 'standin', 'electron');
  const { output } = await run(standin, [path.join(place, 'app.asar'), '--cli', 'doctor', '--json'], 'quiet');
  const report = /^\{[\s\S]*^\}/m.exec(output)?.[0];
  if (report === undefined) return claim(text, [output]);
  const { checks } = JSON.parse(report) as { checks: { subject: string; state: string; found: string }[] };
  const wanted = checks.filter(({ subject }) => ['engine', 'models', 'library'].includes(subject));
  const bad = wanted.filter(({ state }) => state === 'missing').map(({ subject, found }) => `${subject}: ${found}`);
  const isOwn = existsSync(path.join(place, '..', 'user-data'));
  return claim(text, [...bad, ...(wanted.length === 3 ? [] : [report]), ...(isOwn ? [] : ['it used another folder'])]);
}
