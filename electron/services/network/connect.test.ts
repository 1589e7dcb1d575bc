import { createServer, type Server } from 'node:http';
import { connect as connectSocket, type AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { failureOf } from '#shared/failure.ts';
import { createConnect, type ConnectParts } from './connect.ts';
import { createNetworkLog } from './network-log.ts';

let dir = '';
let proxied: string[] = [];
const servers: Server[] = [];
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'connect-'));
  proxied = [];
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(dir, { recursive: true, force: true });
});

async function listen(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const startOrigin = () => listen(createServer((_, reply) => void reply.end('the model')));

/** A forward proxy: plain requests with a whole address, and tunnels. */
function startProxy(): Promise<string> {
  const server = createServer((asked, reply) => {
    proxied.push(`${asked.method} ${asked.url}`);
    reply.end('the model, by the proxy');
  });
  server.on('connect', (asked, socket) => {
    proxied.push(`CONNECT ${asked.url}`);
    const [host = '', port = ''] = (asked.url ?? '').split(':');
    const onward = connectSocket(Number(port), host, () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
    socket.pipe(onward).pipe(socket);
    for (const end of [socket, onward]) end.on('error', () => socket.destroy());
  });
  return listen(server);
}

async function fetchText(address: string, more: Partial<ConnectParts> = {}): Promise<string> {
  const log = createNetworkLog(path.join(dir, 'log.jsonl'));
  const connect = createConnect({ log, isOffline: () => false, ...more });
  const signal = new AbortController().signal;
  return await text(await connect({ url: new URL(address), headers: {}, purpose: 'test', signal, stallMs: 5000 }));
}

it('goes straight where neither the system nor the environment names a proxy', async () => {
  expect(await fetchText(`http://${await startOrigin()}/a`)).toBe('the model');
  expect(await fetchText(`http://${await startOrigin()}/a`, { systemProxy: async () => 'DIRECT' })).toBe('the model');
});

it('goes through the proxy of the system, for a host that only the proxy can reach', async () => {
  const rule = `PROXY ${await startProxy()}; DIRECT`;
  const asked: string[] = [];
  const systemProxy = async (url: string) => {
    asked.push(url);
    return rule;
  };
  expect(await fetchText('http://models.invalid/a.bin', { systemProxy })).toMatch(/by the proxy|the model/);
  expect(asked).toEqual(['http://models.invalid/a.bin']);
  expect(proxied).toHaveLength(1);
  expect(proxied[0]).toContain('models.invalid');
});

it('asks for a tunnel to a protected host', async () => {
  const rule = `PROXY ${await startProxy()}`;
  await expect(fetchText('https://127.0.0.1:1/a.bin', { systemProxy: async () => rule })).rejects.toThrow();
  expect(proxied).toEqual(['CONNECT 127.0.0.1:1']);
});

it('goes through the proxy of the environment, and straight to hosts it leaves out', async () => {
  vi.stubEnv('HTTP_PROXY', `http://${await startProxy()}`);
  await fetchText('http://models.invalid/a.bin');
  expect(proxied).toHaveLength(1);
  vi.stubEnv('NO_PROXY', '127.0.0.1');
  expect(await fetchText(`http://${await startOrigin()}/a`)).toBe('the model');
  expect(proxied).toHaveLength(1);
});

it('says so where the system knows a SOCKS proxy only, and connects to nothing', async () => {
  const origin = await startOrigin();
  const code = await fetchText(`http://${origin}/a`, { systemProxy: async () => 'SOCKS5 127.0.0.1:1080' }).catch(
    (error: unknown) => failureOf(error).code,
  );
  expect(code).toBe('proxy-unsupported');
});

it('connects to nothing while the app is set to stay offline', async () => {
  const rule = `PROXY ${await startProxy()}`;
  const code = await fetchText('http://models.invalid/', {
    isOffline: () => true,
    systemProxy: async () => rule,
  }).catch((error: unknown) => failureOf(error).code);
  expect([code, proxied]).toEqual(['offline', []]);
});
