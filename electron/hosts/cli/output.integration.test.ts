import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** Bundled before the tests: see tests/support/hosts.ts. */
const cliPath = path.resolve('out/hosts/cli.js');

const speech = path.resolve('tests/fixtures/speech');
const nasty = 'evil\u001B[2J\u001B]0;t\u0007\n\u202Ex.wav';
let base = '';
let first = '';
let second = '';

const at = (name: string) => path.join(base, name);
const environment = () => ({
  ...process.env,
  STENOGRAM_USER_DATA: at('data'),
  LC_ALL: 'C.UTF-8',
  TZ: 'Pacific/Auckland',
});

function stenogram(...args: string[]) {
  const run = spawnSync(process.execPath, [cliPath, ...args], { encoding: 'utf8', env: environment(), cwd: base });
  return { code: run.status, out: run.stdout, said: run.stderr };
}
/** The command line as a shell runs it, with its pipes and redirections. */
function shell(command: string) {
  const script = `stenogram() { "${process.execPath}" "${cliPath}" "$@"; }\n${command}`;
  const run = spawnSync('bash', ['-c', script], { encoding: 'utf8', env: environment(), cwd: base });
  return { code: run.status, out: run.stdout, said: run.stderr };
}

// One library for all: three recordings, two of them of one name, one of a hostile one.
beforeAll(() => {
  base = mkdtempSync(path.join(tmpdir(), 'cli output-'));
  for (const dir of ['d1', 'd2', 'out']) mkdirSync(at(dir));
  first = at('d1/Recording.wav');
  second = at('d2/Recording.wav');
  cpSync(path.join(speech, 'short01.wav'), first);
  cpSync(path.join(speech, 'short02.wav'), second);
  cpSync(path.join(speech, 'short06.wav'), at(nasty));
  const { code, said } = stenogram('transcribe', first, second, at(nasty), '--output', at('out'), '--format', 'srt');
  if (code !== 0) throw new Error(said);
  writeFileSync(at('first.log'), said);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

test('names that collide in a folder are numbered, which is announced before, and every text is there', () => {
  const srt = readdirSync(at('out')).toSorted();
  expect(srt.slice(0, 2)).toEqual(['Recording (2).srt', 'Recording.srt']);
  expect(readFileSync(at('out/Recording.srt'), 'utf8')).not.toBe(readFileSync(at('out/Recording (2).srt'), 'utf8'));
  const lines = readFileSync(at('first.log'), 'utf8').trim().split('\n');
  expect(lines[0]).toBe(`${second} → ${at('out/Recording (2).srt')}`);
  expect(lines.filter((line) => line.includes('demo model'))).toHaveLength(1);
});

test('several recordings on stdout are one document in each format', () => {
  const txt = stenogram('transcribe', first, second).out;
  expect(txt).toContain(`==> ${first} <==\n`);
  expect(txt).toContain(`\n\n==> ${second} <==\n`);
  const json = JSON.parse(stenogram('transcribe', first, second, '--format', 'json').out) as unknown[];
  expect(json).toHaveLength(2);
  const file = at('all.srt');
  expect(stenogram('transcribe', first, second, '--format', 'srt', '--output', file).code).toBe(0);
  const numbers = [...readFileSync(file, 'utf8').matchAll(/^(\d+)\r$/gm)].map(([, number]) => Number(number));
  expect(numbers).toEqual(numbers.map((_, nth) => nth + 1));
});

test.each([
  ['a folder that is not there', ['--output', 'nowhere/x.txt'], /nowhere” does not exist/],
  ['a folder to be, by its slash', ['--output', 'nowhere/'], /does not exist/],
  ['a file that is there', ['--output', 'taken.txt'], /already exists/],
  ['a file in a folder', ['--output', 'taken'], /“new.txt” already exists/],
  ['the recording itself', ['--output', 'new.wav', '--overwrite'], /recording itself/],
])('%s is refused before the transcription', (_, args, sentence) => {
  cpSync(path.join(speech, 'short07.wav'), at('new.wav'));
  mkdirSync(at('taken'), { recursive: true });
  for (const name of ['taken.txt', 'taken/new.txt']) writeFileSync(at(name), 'mine');
  const result = stenogram('transcribe', 'new.wav', ...args);
  expect(result.said.trim().split('\n')).toEqual([expect.stringMatching(sentence)]);
  expect(result.code).toBe(args.includes('new.wav') ? 2 : 5);
  expect(result.out).toBe('');
  expect(stenogram('list', '--json').out).not.toContain('new.wav');
});

test('targets are written, not replaced', () => {
  writeFileSync(at('real.txt'), 'old');
  chmodSync(at('real.txt'), 0o600);
  symlinkSync('real.txt', at('link.txt'));
  expect(stenogram('export', '1', '--output', 'link.txt', '--overwrite').code).toBe(0);
  expect(readFileSync(at('link.txt'), 'utf8')).toBe(readFileSync(at('real.txt'), 'utf8'));
  expect(statSync(at('real.txt')).mode & 0o777).toBe(0o600);
  execFileSync('mkfifo', [at('pipe')]);
  const piped = shell('cat pipe > piped.txt & stenogram export 1 --output pipe; code=$?; wait; exit $code');
  expect(piped.code).toBe(0);
  const text = readFileSync(at('real.txt'), 'utf8');
  expect(text).not.toBe('old');
  expect(readFileSync(at('piped.txt'), 'utf8')).toBe(text);
  expect(shell('stenogram export 1 --output /dev/stdout').out).toBe(text);
  expect(shell('stenogram export 1 --output >(cat > substituted.txt); sleep 0.3; cat substituted.txt').out).toBe(text);
  expect(shell('echo before > kept.txt; stenogram export 1 --output /dev/stdout >> kept.txt; cat kept.txt').out).toBe(
    `before\n${text}`,
  );
});

test.each(['list', 'list --json', 'search the', 'export 1', 'export 1 --format json', 'models list', 'help'])(
  '%s ends quietly when its reader goes away',
  (command) => {
    const { out, said } = shell(`stenogram ${command} | true; echo \${PIPESTATUS[0]}`);
    expect(['0', '141']).toContain(out.trim());
    expect(said.split('\n').filter((line) => /error|at |EPIPE|\{/i.test(line))).toEqual([]);
  },
);

test.each(['list', 'export 1 --format json', 'help'])(
  '%s says in one sentence that the disk under stdout is full',
  (command) => {
    const { code, said } = shell(`stenogram ${command} > /dev/full`);
    expect(code).toBe(5);
    expect(said.trim().split('\n')).toEqual([expect.stringContaining('disk is full')]);
  },
);

test('hostile names are one harmless line each, and exact in JSON', () => {
  const plain = stenogram('list').out + stenogram('search', 'the').out + stenogram('show', '3').out;
  expect(plain.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202E]/u);
  expect(stenogram('list').out.trim().split('\n')).toHaveLength(3);
  const rows = JSON.parse(stenogram('list', '--json').out) as { readonly name: string }[];
  expect(rows.map(({ name }) => name)).toContain(nasty);
  const refused = stenogram('transcribe', `missing-${nasty}`).said;
  expect(refused.trim().split('\n')).toHaveLength(1);
  expect(refused.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202E]/u);
});

test('reading works while another copy holds the library', async () => {
  const holder = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { openLibrary } from '${path.resolve('electron/services/library/open-library.ts')}';
     openLibrary({ dir: ${JSON.stringify(at('data/library'))}, log: { info() {}, warn() {}, error() {} } });
     console.log('open'); setInterval(() => {}, 1000);`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], cwd: path.resolve('.') },
  );
  try {
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    for (const command of [
      ['list'],
      ['search', 'the'],
      ['show', '1'],
      ['export', '1'],
      ['findings'],
      ['versions', '1'],
      ['watch'],
    ]) {
      expect(stenogram(...command), command.join(' ')).toMatchObject({ code: 0 });
    }
    expect(stenogram('tag', '1', '+x').code).toBe(75);
  } finally {
    holder.kill('SIGKILL');
  }
});

test('a reading command never makes a library', () => {
  const data = { ...environment(), STENOGRAM_USER_DATA: at('fresh') };
  for (const args of [['list'], ['search', 'x'], ['findings'], ['doctor']]) {
    spawnSync(process.execPath, [cliPath, ...args], { env: data });
    expect(existsSync(at('fresh/library')), args.join(' ')).toBe(false);
  }
  expect(stenogram('list', '--library', at('typo'))).toMatchObject({ code: 5, out: '' });
  expect(existsSync(at('typo'))).toBe(false);
});

test('a port in use, stdin and a leading hyphen are said in one sentence', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { readonly port: number };
  if (existsSync('out/renderer/index.html')) {
    expect(stenogram('serve', '--port', String(port))).toMatchObject({
      code: 5,
      said: expect.stringMatching(/^Port \d+ is in use by another program[^\n]*\n$/),
    });
  }
  server.close();
  for (const name of ['-', '/dev/stdin'])
    expect(stenogram('transcribe', name).said).toContain('cannot be read from standard input');
  expect(stenogram('transcribe', '-x.wav').said).toContain('write -- before');
});

test('a watch list of a Russian Excel is read, and what it was is said; a faulty one is wrong usage', () => {
  // “term;match” and “договор;any” as Windows-1251 has them.
  const bytes = [
    ...Buffer.from('term;match\r\n'),
    0xe4,
    0xee,
    0xe3,
    0xee,
    0xe2,
    0xee,
    0xf0,
    ...Buffer.from(';any\r\n'),
  ];
  writeFileSync(at('слова.csv'), Uint8Array.from(bytes));
  const result = stenogram('watch', 'import', 'слова.csv');
  expect(result).toMatchObject({ code: 0, said: expect.stringContaining('(windows-1251, “;”)') });
  writeFileSync(at('wrong.csv'), 'word;match\nx;any\n');
  expect(stenogram('watch', 'import', 'wrong.csv').code).toBe(2);
});

test('dates are those of the place', () => {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Pacific/Auckland' }).format(Date.now());
  expect(stenogram('list').out).toContain(day);
});
