import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'private-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const hook = pathToFileURL(path.resolve('tests/support/refuse-network.mjs')).href;
const works = (command: string, ...args: string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
/** A network namespace without even loopback, where the system allows it. */
const isolation = works('unshare', '-n', 'true') ? ['unshare', '-n'] : [];
/** Sees what ffmpeg and native code do as well. */
const canTrace = works('strace', '-f', '-o', '/dev/null', 'true');

interface Ran {
  readonly code: number | null;
  readonly out: string;
  /** Calls that open a way to the network, of all processes. */
  readonly attempts: readonly string[];
}

function run(...command: readonly string[]): Ran {
  const attempts = path.join(dir, 'attempts');
  const trace = path.join(dir, 'trace');
  for (const file of [attempts, trace]) rmSync(file, { force: true });
  const tracing = canTrace
    ? ['strace', '-f', '-qq', '--seccomp-bpf', '-e', 'trace=connect,sendto,sendmsg', '-o', trace]
    : [];
  const [program = 'node', ...args] = [...isolation, ...tracing, process.execPath, '--import', hook, ...command];
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, STENOGRAM_USER_DATA: path.join(dir, 'user'), STENOGRAM_TEST_NETWORK: attempts, LC_ALL: 'C' },
  });
  const hooked = readFileSync(attempts, 'utf8').split('\n');
  expect(
    hooked.some((line) => line.endsWith('started')),
    stderr,
  ).toBe(true);
  const traced = existsSync(trace) ? readFileSync(trace, 'utf8').split('\n') : [];
  const found = [
    ...hooked.filter((line) => line !== '' && !line.endsWith('started')),
    ...traced.filter((line) => /AF_INET/.test(line)),
  ];
  return { code: status, out: stdout + stderr, attempts: found };
}
const stenogram = (...args: readonly string[]) => run(path.resolve('out/hosts/cli.js'), ...args);

test('the whole way from a file to an export makes no attempt to connect to anything', () => {
  const audio = path.resolve('tests/fixtures/speech/short04.ogg');
  const srt = path.join(dir, 'text.srt');
  const steps: readonly (readonly string[])[] = [
    ['transcribe', audio, '--format', 'srt', '--output', srt],
    ['list', '--json'],
    ['show', '1'],
    ['search', 'the'],
    ['export', '1', '--format', 'json', '--output', path.join(dir, 'text.json')],
    ['models', 'list'],
    ['backup'],
    ['verify'],
    ['doctor'],
  ];
  for (const step of steps) {
    const { code, out, attempts } = stenogram(...step);
    expect([step[0], attempts]).toEqual([step[0], []]);
    expect([step[0], code, code === 0 ? '' : out]).toEqual([step[0], 0, '']);
  }
  expect(readFileSync(srt, 'utf8')).toContain('-->');
});

test('what tries to connect is seen', () => {
  const file = path.join(dir, 'tries.mjs');
  writeFileSync(file, `import net from 'node:net'; net.connect(9, '203.0.113.1').on('error', () => {});`);
  expect(run(file).attempts.join('\n')).toContain('203.0.113.1');
  writeFileSync(file, `await fetch('http://203.0.113.1/').catch(() => {});`);
  expect(run(file).attempts.join('\n')).toContain('203.0.113.1');
  if (!canTrace) return;
  writeFileSync(
    file,
    `import { spawnSync } from 'node:child_process'; spawnSync('ffmpeg', ['-i', 'tcp://203.0.113.1:9']);`,
  );
  expect(run(file).attempts.join('\n')).toContain('AF_INET');
});

/** The only files that may speak to the network. */
const speakers = new Set([
  // The one way out.
  'electron/services/network/connect.ts',
  // On loopback: the host of the page, the API for other programs, and the terminal that asks the running app.
  'electron/hosts/web/web.ts',
  'electron/services/local-api/local-api.ts',
  'electron/hosts/cli/commands/automation/transcribe-by-app.ts',
  // The database of a fleet, which a command line names; no part of the desktop app speaks to it.
  'electron/services/fleet/postgres-pool.ts',
  'electron/services/fleet/postgres-port.ts',
]);
/** What hands on the answer of the one way out names its types only; that is not checked. */
const opening =
  /from '(?:node:)?(?:http|https|http2|net|tls|dgram|dns|dns\/promises|undici|ws|pg|pg-boss)'|(?<![#.\w])fetch\((?!\))|\bnew (?:WebSocket|EventSource|XMLHttpRequest)\b|\bnet\.(?:request|fetch)\b|require\('(?:node:)?(?:http|https|net|tls|dgram)'\)/;

test('one file alone opens connections', () => {
  const files = execFileSync('git', ['ls-files', 'electron', 'native'], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => file.endsWith('.ts') && !/\.(?:test|fixture)\.ts$/.test(file) && existsSync(file));
  const code = (file: string) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => !/^import (?:type |\{ type [^,}]+ \})/.test(line) && !/^\s*(?:\/\/|\/?\*)/.test(line))
      .join('\n');
  expect(files.length).toBeGreaterThan(150);
  expect(files.filter((file) => opening.test(code(file)) && !speakers.has(file))).toEqual([]);
  for (const file of speakers) expect(opening.test(code(file)), file).toBe(true);
});

test('the page names no address but its own', () => {
  const sources = readdirSync('renderer', { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !file.includes('.test.'),
  );
  const strangers = sources.filter((file) =>
    /\bfetch\(\s*['"`]https?:|new (?:WebSocket|EventSource)\(/.test(readFileSync(path.join('renderer', file), 'utf8')),
  );
  expect(strangers).toEqual([]);
});
