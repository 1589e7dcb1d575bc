import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';

export interface TestPostgres {
  readonly url: string;
  readonly port: number;
  /** At once, as at a power cut. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Stops and removes everything. */
  end(): Promise<void>;
}

/**
 * A PostgreSQL of its own in a folder of its own, with the programs of the system; PostgreSQL refuses to run as root.
 * `tls`: files of a certificate, beside which it accepts nothing but TLS with passwords over the network; its owner comes
 * in by the socket of its folder.
 */
export async function testPostgres(
  tls: { readonly certificate: string; readonly key: string } | null = null,
): Promise<TestPostgres> {
  const bin = postgresBin();
  const dir = mkdtempSync(path.join(tmpdir(), 'postgres-'));
  const asUser = userInfo().uid === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (asUser.uid !== undefined) chownSync(dir, asUser.uid, asUser.gid ?? 0);
  const data = path.join(dir, 'data');
  const how = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(path.join(bin, 'initdb'), how, { ...asUser, stdio: 'ignore', cwd: dir });
  const port = await freePort();
  if (tls !== null) {
    for (const [from, to] of [
      [tls.certificate, 'server.crt'],
      [tls.key, 'server.key'],
    ] as const) {
      copyFileSync(from, path.join(data, to));
      chmodSync(path.join(data, to), 0o600);
      if (asUser.uid !== undefined) chownSync(path.join(data, to), asUser.uid, asUser.gid ?? 0);
    }
    writeFileSync(
      path.join(data, 'pg_hba.conf'),
      'local all postgres trust\nhostssl all all 127.0.0.1/32 scram-sha-256\nhostnossl all all all reject\n',
    );
  }
  let server: ChildProcess | null = null;
  const start = async () => {
    const args = [
      '-D',
      data,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-k',
      dir,
      '-c',
      'max_connections=200',
      ...(tls === null ? [] : ['-c', 'ssl=on', '-c', 'password_encryption=scram-sha-256']),
    ];
    server = spawn(path.join(bin, 'postgres'), args, { ...asUser, stdio: 'ignore', cwd: dir });
    await untilUp(url);
  };
  const url =
    tls === null
      ? `postgres://postgres@127.0.0.1:${port}/postgres`
      : `postgres://postgres@localhost:${port}/postgres?host=${encodeURIComponent(dir)}`;
  const stop = async (signal: NodeJS.Signals) => {
    const running = server;
    if (running === null || running.exitCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill(signal);
    await gone;
    server = null;
  };
  await start();
  return {
    url,
    port,
    start,
    kill: () => stop('SIGQUIT'),
    async end() {
      await stop('SIGQUIT');
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function postgresBin(): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).toSorted((a, b) => Number(b) - Number(a)) : [];
  const [newest] = versions.map((version) => path.join(root, version, 'bin'));
  return newest ?? path.dirname(execFileSync('sh', ['-c', 'command -v initdb'], { encoding: 'utf8' }).trim());
}

function idOf(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilUp(url: string): Promise<void> {
  for (let left = 200; ; left -= 1) {
    const client = new Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
