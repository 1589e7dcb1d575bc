import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { QualityRun } from '#shared/quality/lab.ts';
import { createConnect } from '#services/network/connect.ts';
import { createNetworkLog } from '#services/network/network-log.ts';
import { sendToMlflow } from './mlflow.ts';
import { sampleRun } from './sample-run.fixture.ts';

/** The requests of MLflow's REST API 2.0 that are used, as its documentation has them. */
const key = z.string().regex(/^[\w./ -]{1,250}$/);
const schemas: Readonly<Record<string, z.ZodType>> = {
  'experiments/create': z.strictObject({ name: z.string().min(1) }),
  'runs/create': z.strictObject({
    experiment_id: z.string(),
    run_name: z.string(),
    start_time: z.int(),
    tags: z.array(z.strictObject({ key, value: z.string().max(5000) })),
  }),
  'runs/log-batch': z.strictObject({
    run_id: z.string(),
    metrics: z.array(z.strictObject({ key, value: z.number(), timestamp: z.int(), step: z.int() })).max(1000),
    params: z.array(z.strictObject({ key, value: z.string().max(500) })).max(100),
    tags: z.array(z.strictObject({ key, value: z.string() })).max(100),
  }),
  'runs/update': z.strictObject({
    run_id: z.string(),
    status: z.enum(['RUNNING', 'FINISHED', 'FAILED']),
    end_time: z.int(),
  }),
};

const dir = mkdtempSync(path.join(tmpdir(), 'mlflow-'));
const experiments = new Map<string, string>();
let seen: { readonly method: string; readonly path: string; readonly body: unknown }[] = [];
let isBroken = false;
let server: Server;
let url = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    const at = new URL(request.url ?? '', 'http://localhost');
    let said = '';
    request.on('data', (piece: Buffer) => (said += piece.toString()));
    request.on('end', () => {
      const body: unknown = said === '' ? null : JSON.parse(said);
      seen.push({ method: request.method ?? '', path: at.pathname.replace('/lab/api/2.0/mlflow/', ''), body });
      const answer = (status: number, value: unknown) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(value));
      };
      if (isBroken) return answer(400, { error_code: 'INVALID_PARAMETER_VALUE', message: 'no such thing' });
      return answer(...reply(at, body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}/lab/`;
});
afterAll(() => {
  server.close();
  rmSync(dir, { recursive: true, force: true });
});
beforeEach(() => {
  seen = [];
  isBroken = false;
});

function reply(at: URL, body: unknown): [number, unknown] {
  const name = at.pathname.replace('/lab/api/2.0/mlflow/', '');
  if (name === 'experiments/get-by-name') {
    const known = experiments.get(at.searchParams.get('experiment_name') ?? '');
    return known === undefined
      ? [404, { error_code: 'RESOURCE_DOES_NOT_EXIST' }]
      : [200, { experiment: { experiment_id: known } }];
  }
  const checked = schemas[name]?.safeParse(body);
  if (checked?.success !== true)
    return [400, { error_code: 'INVALID_PARAMETER_VALUE', message: checked?.error.message ?? name }];
  if (name === 'experiments/create') {
    experiments.set((body as { name: string }).name, '7');
    return [200, { experiment_id: '7' }];
  }
  return [200, name === 'runs/create' ? { run: { info: { run_id: 'r1' } } } : {}];
}

const send = (runs: readonly QualityRun[], isOffline = false) => {
  const connect = createConnect({ log: createNetworkLog(path.join(dir, 'log.jsonl')), isOffline: () => isOffline });
  return sendToMlflow(runs, { connect, url, signal: new AbortController().signal });
};

test('runs go to the server as its API has them, and an experiment is made once', async () => {
  expect(await send([sampleRun(1), sampleRun(2), { ...sampleRun(3), scores: null }])).toBe(2);
  expect(seen.map(({ method, path: at }) => `${method} ${at}`)).toEqual([
    'GET experiments/get-by-name',
    'POST experiments/create',
    ...[1, 2].flatMap(() => ['POST runs/create', 'POST runs/log-batch', 'POST runs/update']),
  ]);
  const batch = seen.find(({ path: at }) => at === 'runs/log-batch')?.body as {
    metrics: { key: string; value: number }[];
  };
  expect(batch.metrics).toContainEqual({ key: 'wer', value: 0.25, timestamp: 2000, step: 0 });
  expect(await send([sampleRun(4)])).toBe(1);
  expect(seen.filter(({ path: at }) => at === 'experiments/create')).toHaveLength(1);
});

test('while the app is offline nothing is sent', async () => {
  await expect(send([sampleRun(1)], true)).rejects.toMatchObject({ code: 'offline' });
  expect(seen).toEqual([]);
});

test('what the server refuses is said in its words', async () => {
  isBroken = true;
  await expect(send([sampleRun(1)])).rejects.toMatchObject({
    code: 'mlflow-refused',
    params: { detail: 'no such thing' },
  });
  server.closeAllConnections();
});

test('a server that is not there is said', async () => {
  const connect = createConnect({ log: createNetworkLog(path.join(dir, 'log.jsonl')), isOffline: () => false });
  const given = { connect, url: 'http://127.0.0.1:9', signal: new AbortController().signal };
  await expect(sendToMlflow([sampleRun(1)], given)).rejects.toMatchObject({ code: 'mlflow-refused' });
});
