import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';

let app: TestServices;
let server: Server;
let connections = 0;
beforeEach(async () => {
  connections = 0;
  app = await testServices();
  server = createServer((_, response) => response.writeHead(404).end()).on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const modelBaseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await app.services['settings.set']({ modelBaseUrl });
});
afterEach(async () => {
  await app.end();
  server.close();
});

const catalogue = JSON.parse(readFileSync('resources/models/catalogue.json', 'utf8')) as {
  models: readonly { id: string }[];
};
const modelId = catalogue.models[0]?.id ?? '';
const log = async () => (await app.services['network.log']({ offset: 0, limit: 200 })).rows;

test('while the app stays offline a download is refused and nothing is sent', async () => {
  await app.services['settings.set']({ offline: true });
  await expect(app.services['models.download']({ modelId })).rejects.toMatchObject({ code: 'offline' });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(connections).toBe(0);
  expect((await log()).every(({ outcome }) => outcome === 'refused')).toBe(true);
});

test('a download that a person asks for is in the log, with its host and its reason', async () => {
  expect(await log()).toEqual([]);
  await app.services['models.download']({ modelId });
  await expect.poll(async () => (await log()).length, { timeout: 60_000 }).toBeGreaterThan(0);
  await expect.poll(() => connections, { timeout: 60_000 }).toBeGreaterThan(0);
  const entries = await log();
  expect(entries.every(({ host }) => host.startsWith('127.0.0.1:'))).toBe(true);
  expect(entries[0]!.purpose).toContain(modelId);
});
