/**
 * The roles of `fleet roles` and TLS against a real PostgreSQL that takes nothing else: giving, working and collecting go
 * through with each role alone; everything beyond its rights is refused, and so is every connection that is not checked.
 * `npm run test:faults fleet-access`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { testPostgres } from '#services/fleet/postgres.fixture.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'fleet-access-'));
const say = (line: string) => process.stdout.write(`${line}\n`);
let injected = 0;
let failed = 0;
const check = (isFine: boolean, what: string) => {
  injected += 1;
  if (!isFine) failed += 1;
  say(`${isFine ? '✓' : '✗'} ${what}`);
};

/** An authority of our own, a certificate of this machine from it, and one for a machine of another name. */
const inDir = (name: string) => path.join(dir, name);
const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { cwd: dir, stdio: 'ignore' });
for (const name of ['ca', 'other-ca'])
  openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.crt`); // prettier-ignore
const certificate = (name: string, names: string) => {
  openssl('req', '-newkey', 'rsa:2048', '-nodes', '-subj', `/CN=${name}`, '-addext', `subjectAltName=${names}`, '-keyout', `${name}.key`, '-out', `${name}.csr`); // prettier-ignore
  openssl('x509', '-req', '-in', `${name}.csr`, '-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-copy_extensions', 'copy', '-out', `${name}.crt`); // prettier-ignore
  return { certificate: inDir(`${name}.crt`), key: inDir(`${name}.key`) };
};

const home = inDir('home');
const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, LANG: 'en' };
const key = inDir('fleet.key');
const cli = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['electron/hosts/cli.ts', ...args], { env, encoding: 'utf8', maxBuffer: 1e9 });
const share = inDir('share');
mkdirSync(share);
for (const nth of [2, 5])
  copyFileSync(path.resolve(`tests/fixtures/speech/short0${nth}.wav`), path.join(share, `${nth}.wav`));

const postgres = await testPostgres(certificate('here', 'IP:127.0.0.1,DNS:localhost'));
const library = ['--library', inDir('library')];
const made = cli('fleet', 'init', '--queue', postgres.url, '--key', key, ...library);
check(made.status === 0, `the owner makes the tables ${made.stderr.trim()}`);
const roles = cli('fleet', 'roles', ...library).stdout;
const passwords = ['submitter secret', 'worker secret'];
const owner = new Client({ connectionString: postgres.url });
await owner.connect();
let nth = 0;
await owner.query(roles.replaceAll('…', () => passwords[nth++] ?? ''));
await owner.end();
check(nth === 2, 'the SQL of “fleet roles” runs as it is printed, with passwords');

const trusted = `sslmode=verify-full&sslrootcert=${encodeURIComponent(inDir('ca.crt'))}`;
const urlOf = (role: 'submitter' | 'worker', how = trusted, host = '127.0.0.1', password?: string) => {
  const secret = encodeURIComponent(password ?? passwords[role === 'submitter' ? 0 : 1] ?? '');
  return `postgres://stenogram_${role}:${secret}@${host}:${postgres.port}/postgres?${how}`;
};
const shared = ['--key', key, '--share', share];
const given = cli('fleet', 'submit', share, '--language', 'en', '--queue', urlOf('submitter'), ...shared, ...library);
check(given.status === 0, `a submitter gives ${given.stdout.trim()} ${given.stderr.trim()}`);
const worked = cli('work', '--once', '--queue', urlOf('worker'), ...shared, '--library', inDir('worker'));
check(worked.status === 0 && worked.stdout.split('done').length === 3, `a worker works ${worked.stderr.trim()}`);
const collected = cli('fleet', 'collect', '--json', '--queue', urlOf('submitter'), '--key', key, ...library);
const { doneCount = 0 } = JSON.parse(collected.stdout || '{}') as { doneCount?: number };
check(doneCount === 2, `a submitter collects ${doneCount} of 2 ${collected.stderr.trim()}`);

/** What no role may do. */
const worker = [
  'DELETE FROM stenogram.result',
  "INSERT INTO stenogram.result (key, state) VALUES ('x', 'done')",
  'DELETE FROM stenogram.result_window',
  'UPDATE stenogram.result_window SET cursor_ms = 0',
  'TRUNCATE stenogram.result CASCADE',
];
const everyone = [
  'DROP TABLE stenogram.result CASCADE',
  'ALTER TABLE stenogram.result ADD COLUMN x int',
  'CREATE TABLE stenogram.x (y int)',
  'CREATE TABLE pgboss.x (y int)',
  'CREATE SCHEMA x',
  'CREATE ROLE x',
  'SELECT * FROM pg_authid',
  "SELECT pg_read_file('/etc/passwd')",
  "COPY (SELECT 1) TO PROGRAM 'true'",
  'ALTER ROLE stenogram_worker SUPERUSER',
  'GRANT ALL ON stenogram.result TO PUBLIC',
];
for (const role of ['worker', 'submitter'] as const) {
  const client = new Client({ connectionString: urlOf(role) });
  await client.connect();
  for (const sql of [...(role === 'worker' ? worker : []), ...everyone]) {
    const code = await client.query(sql).then(
      () => 'done',
      (error: unknown) => (error as { code?: string }).code ?? String(error),
    );
    // `GRANT` of what one does not own is a warning that grants nothing.
    const isRefused = code === '42501' || (sql.startsWith('GRANT') && !(await isPublic()));
    check(isRefused, `${role}: ${sql}: ${code}`);
  }
  await client.end();
}
async function isPublic(): Promise<boolean> {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  const { rows } = await client.query<{ acl: string }>(
    "SELECT relacl::text AS acl FROM pg_class WHERE oid = 'stenogram.result'::regclass",
  );
  await client.end();
  return /[{,]=/.test(rows[0]?.acl ?? '');
}

/** Connections that must not come about. */
const connections: readonly (readonly [string, string])[] = [
  ['without TLS', urlOf('worker', 'sslmode=disable')],
  ['without a root that is trusted', urlOf('worker', 'sslmode=verify-full')],
  ['with the root of another authority', urlOf('worker', `sslmode=verify-full&sslrootcert=${encodeURIComponent(inDir('other-ca.crt'))}`)], // prettier-ignore
  ['with another password', urlOf('worker', trusted, '127.0.0.1', 'worker secret?')],
  ['of a role that is none', urlOf('worker').replace('stenogram_worker', 'stenogram_nobody')],
  ['of the owner over the network', urlOf('worker').replace('stenogram_worker', 'postgres')],
];
for (const [what, url] of connections) {
  const { status, stderr } = cli('fleet', 'status', '--queue', url, '--key', key, ...library);
  check(status === 1 && stderr.includes('127.0.0.1'), `${what}: ${stderr.split('\n')[0] ?? ''}`);
}
await postgres.end();
const elsewhere = await testPostgres(certificate('elsewhere', 'DNS:elsewhere.example'));
const wrong = new URL(urlOf('worker'));
wrong.port = String(elsewhere.port);
const asked = cli('fleet', 'status', '--queue', wrong.href, '--key', key, ...library);
check(asked.status !== 0, `a certificate of another machine: ends with ${asked.status}`);
await elsewhere.end();
rmSync(dir, { recursive: true, force: true });
say(`${injected} injected, ${failed} failed`);
