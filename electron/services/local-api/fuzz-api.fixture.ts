import { request } from 'node:http';
import { exportFormats } from '#shared/export.ts';
import { routes } from './routes.ts';
import { transcriptionFields } from './transcription-request.ts';

export interface FuzzOptions {
  readonly url: string;
  readonly token: string;
  readonly seed: number;
  readonly calls: number;
}

/** Every path with its schemas turned over: missing, doubled, huge, of another type, cut, hostile. */
export async function fuzzApi({ url, token, seed, calls }: FuzzOptions) {
  const random = mulberry(seed);
  const statuses: number[] = [];
  const odd: string[] = [];
  for (let nth = 0; nth < calls; nth += 1) {
    const call = makeCall(random);
    const status = await send(url, token, call);
    statuses.push(status);
    if (status === 0 || (status >= 500 && status !== 503)) odd.push(`${status} ${call.method} ${call.target}`);
  }
  return { statuses, odd };
}

interface Call {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

type Random = () => number;

const nasty = [
  '',
  ' ',
  '0',
  '-1',
  '1e309',
  'NaN',
  'true',
  'null',
  '[]',
  '{}',
  '../../../../etc/passwd',
  String.raw`..\..\windows\win.ini`,
  '/etc/passwd',
  'file:///etc/passwd',
  'http://127.0.0.1:1/',
  '%00',
  '\u202Eabc',
  '"><script>alert(1)</script>',
  "' OR 1=1 --",
  '{{7*7}}',
  '$(id)',
  'я'.repeat(300),
  'x'.repeat(5000),
  '\u{1F600}',
  '__proto__',
  'constructor',
  '999999999999999999999',
  '1.5',
];

function makeCall(random: Random): Call {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const route = pick(routes);
  const method = random() < 0.85 ? route.method : pick(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']);
  const odd = () => encodeURIComponent(pick(nasty));
  const target = route.path.replace(':id', () => (random() < 0.5 ? odd() || 'x' : pick(['1', '2', '999'])));
  const names = [...Object.keys(route.query?.shape ?? {}), 'offset', 'limit', 'q', 'format', '__proto__'];
  const query = Array.from({ length: Math.floor(random() * 4) }, () => {
    const value = random() < 0.3 ? pick([...exportFormats, '5', 'new']) : pick(nasty).slice(0, 1200);
    return `${encodeURIComponent(pick(names))}=${encodeURIComponent(value)}`;
  });
  const body = method === 'GET' || method === 'HEAD' ? null : makeBody(random, pick);
  // A job's events stay open while it waits: they are asked of what is not there.
  const asked = target.endsWith('/events') ? '/v1/jobs/424242/events' : target;
  return {
    method,
    target: `${asked}${query.length > 0 ? `?${query.join('&')}` : ''}`,
    headers: body?.headers ?? {},
    body: body?.content ?? null,
  };
}

function makeBody(random: Random, pick: <T>(from: readonly T[]) => T) {
  const fields = [...Object.keys(transcriptionFields.shape), 'file', 'path', '', 'file[]', 'languages[]', '__proto__'];
  if (random() < 0.35) {
    const given = Object.fromEntries(Array.from({ length: 4 }, () => [pick(fields), jsonValue(random, pick)]));
    const text = JSON.stringify(random() < 0.8 ? given : jsonValue(random, pick));
    const content = Buffer.from(random() < 0.2 ? text.slice(0, Math.floor(random() * text.length)) : text);
    return {
      headers: { 'content-type': pick(['application/json', 'text/plain', 'application/json; charset=x']) },
      content,
    };
  }
  const boundary = pick(['b', 'x'.repeat(70), '----WebKit']);
  const parts = Array.from({ length: Math.floor(random() * 6) }, () => {
    const isFile = random() < 0.4;
    const name = isFile && random() < 0.7 ? 'file' : pick(fields);
    const file = isFile ? `; filename="${pick(nasty).replaceAll(/["\r\n]/g, '')}"` : '';
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${pick(nasty)}\r\n`;
  });
  let content = Buffer.from(`${parts.join('')}--${boundary}--\r\n`);
  if (random() < 0.2) content = content.subarray(0, Math.floor(random() * content.length));
  if (random() < 0.1) content = Buffer.from(Array.from({ length: 500 }, () => Math.floor(random() * 256)));
  const type =
    random() < 0.9 ? `multipart/form-data; boundary=${boundary}` : pick(['multipart/form-data', '', 'text/html']);
  return { headers: { 'content-type': type }, content };
}

function jsonValue(random: Random, pick: <T>(from: readonly T[]) => T): unknown {
  return pick([null, 0, -1, 1e308, true, [], {}, [pick(nasty)], { a: { b: [] } }, pick(nasty), random()]);
}

/** 0 where the connection broke without an answer. */
function send(url: string, token: string, { method, target, headers, body }: Call): Promise<number> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const asked = request(
      {
        hostname,
        port,
        method,
        path: target,
        headers: { ...headers, authorization: `Bearer ${token}` },
        timeout: 20_000,
      },
      (answer) => {
        answer.resume();
        answer.once('close', () => resolve(answer.statusCode ?? 0));
      },
    );
    asked.once('error', () => resolve(0));
    asked.once('timeout', () => asked.destroy());
    asked.end(body ?? undefined);
  });
}

function mulberry(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
