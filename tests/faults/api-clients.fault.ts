/**
 * The local API as other programs call it, by `curl` itself: 60 s of speech streamed while it is recognised, the calls of
 * whisper-server's clients as its README has them, uploads of unknown length, answers to what is wrong, and HOURS hours (2)
 * of speech as a job. `npm run test:faults api-clients`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync, closeSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { nodeEngineWorker } from '#services/recognition/node-engine-worker.ts';
import { testServices } from '#services/wiring/services.fixture.ts';

const hours = Number(process.env['HOURS'] ?? 2);
const say = (line: string) => process.stdout.write(`${line}\n`);
let injected = 0;
let failed = 0;
const check = (isFine: boolean, what: string) => {
  injected += 1;
  if (!isFine) failed += 1;
  say(`${isFine ? '✓' : '✗'} ${what}`);
};

const dir = mkdtempSync(path.join(tmpdir(), 'api-clients-'));
const app = await testServices(path.join(dir, 'app'), nodeEngineWorker, 'browser');
await app.services['settings.set']({
  localApi: { isOn: true, port: 0, folders: [] },
  isDemoEnough: true,
  recognitionLanguage: 'en',
  preset: 'fast',
});
app.start();
const status = await app.services['localApi.status']({});
const [url, token] = [status.url ?? '', status.token ?? ''];
const bearer = ['-H', `Authorization: Bearer ${token}`];

/** Speech of so many seconds from the short recordings, over and over, as 16 kHz mono WAV. */
function speechOf(seconds: number): string {
  const pieces = [1, 3, 4, 5, 9, 10, 11].map((nth) => {
    const wav = readFileSync(path.resolve(`tests/fixtures/speech/short${String(nth).padStart(2, '0')}.wav`));
    return wav.subarray(wav.indexOf('data') + 8);
  });
  const bytes = seconds * 32_000;
  const file = path.join(dir, `${seconds}.wav`);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + bytes, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(16_000, 24);
  head.writeUInt32LE(32_000, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(bytes, 40);
  const to = openSync(file, 'w');
  writeSync(to, head);
  for (let written = 0, nth = 0; written < bytes; nth += 1) {
    const piece = pieces[nth % pieces.length] ?? Buffer.alloc(0);
    written += writeSync(to, piece.subarray(0, bytes - written));
  }
  closeSync(to);
  return file;
}

interface Answer {
  readonly body: string;
  readonly status: number;
  /** When each piece came, from the start. */
  readonly atMs: readonly number[];
}
function curl(args: readonly string[], stdin?: Buffer): Promise<Answer> {
  const startedMs = performance.now();
  const child = spawn('curl', ['-sN', '-w', '\n%{http_code}', ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  let body = '';
  const atMs: number[] = [];
  child.stdout.on('data', (piece: Buffer) => {
    body += piece.toString();
    atMs.push(performance.now() - startedMs);
  });
  child.stdin.end(stdin);
  return new Promise((resolve) =>
    child.once('close', () => {
      const cut = body.lastIndexOf('\n');
      resolve({ body: body.slice(0, cut), status: Number(body.slice(cut + 1)), atMs });
    }),
  );
}

const minute = speechOf(60);
const transcriptions = `${url}/v1/audio/transcriptions`;

// Streamed while it is recognised.
const streamed = await curl([...bearer, transcriptions, '-F', `file=@${minute}`, '-F', 'model=whisper-1', '-F', 'stream=true']); // prettier-ignore
const events = streamed.body
  .split('\n')
  .filter((line) => line.startsWith('data: {'))
  .map((line) => JSON.parse(line.slice(6)) as { type: string; delta?: string; text?: string });
const deltas = events.filter(({ type }) => type === 'transcript.text.delta');
const text = deltas.map(({ delta }) => delta ?? '').join('');
const done = events.find(({ type }) => type === 'transcript.text.done')?.text ?? '';
const [first = 0, last = 0] = [streamed.atMs[0], streamed.atMs.at(-1)];
check(
  streamed.status === 200 && deltas.length >= 2 && text === done && text.split(' ').length > 100,
  `60 s streamed: ${deltas.length} pieces, ${text.split(' ').length} words, the first after ${Math.round(first)} ms, all after ${Math.round(last)} ms`,
);
// A quick machine has read a minute before anybody could have read the first piece.
check(last - first > 200 || last <= 1500, 'the first piece comes well before the last, or all of it at once');
check(first <= 1500, `the first words within 1.5 s: ${Math.round(first)} ms`);

// Every format, by the address and the header of OpenAI.
const formats: Readonly<Record<string, RegExp>> = {
  json: /^\{"text":"/,
  text: /^\w/,
  srt: /^1\r?\n00:00:0/,
  vtt: /^WEBVTT/,
  verbose_json: /"segments":\[/,
  diarized_json: /"segments":\[/,
};
for (const [format, shape] of Object.entries(formats)) {
  const { body, status: code } = await curl([...bearer, transcriptions, '-F', `file=@${minute}`, '-F', 'model=whisper-1', '-F', `response_format=${format}`]); // prettier-ignore
  check(code === 200 && shape.test(body), `${format}: ${code}, ${body.length} letters`);
}

// What the clients of whisper-server send; they know neither headers nor models.
const inference = `${url}/key/${token}/inference`;
const server: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['as its README', ['-H', 'Content-Type: multipart/form-data', '-F', 'temperature=0.0', '-F', 'temperature_inc=0.2', '-F', 'response_format=json'], /"text":/], // prettier-ignore
  ['without a format', [], /"text":/],
  ['text', ['-F', 'response_format=text'], /\w/],
  ['srt', ['-F', 'response_format=srt'], /-->/],
  ['vtt', ['-F', 'response_format=vtt'], /^WEBVTT/],
  ['verbose_json', ['-F', 'response_format=verbose_json'], /"segments":/],
  ['with fields that mean nothing here', ['-F', 'no_timestamps=true', '-F', 'best_of=2', '-F', 'beam_size=5', '-F', 'token_timestamps=true', '-F', 'language=en', '-F', 'translate=false'], /"text":/], // prettier-ignore
];
for (const [what, fields, shape] of server) {
  const { body, status: code } = await curl([inference, '-F', `file=@${minute}`, ...fields]);
  check(code === 200 && shape.test(body), `whisper-server's client, ${what}: ${code}`);
}

// Uploads of unknown length, with a name that is none, and in other containers.
const short = path.resolve('tests/fixtures/speech/short02.wav');
const bytes = readFileSync(short);
const piped = await curl(
  [...bearer, transcriptions, '-F', 'file=@-;filename=из трубы.wav', '-F', 'model=whisper-1'],
  bytes,
);
check(piped.status === 200 && piped.body.includes('"text"'), `from a pipe: ${piped.status}`);
const chunked = await curl([...bearer, '-H', 'Transfer-Encoding: chunked', transcriptions, '-F', `file=@${short}`, '-F', 'model=whisper-1']); // prettier-ignore
check(chunked.status === 200, `in chunks: ${chunked.status}`);
const expecting = await curl([...bearer, '-H', 'Expect: 100-continue', transcriptions, '-F', `file=@${short}`, '-F', 'model=whisper-1']); // prettier-ignore
check(expecting.status === 200, `after 100-continue: ${expecting.status}`);
for (const other of ['short02.mp3', 'short03.m4a', 'short04.ogg']) {
  const file = path.resolve('tests/fixtures/speech', other);
  const { status: code } = await curl([...bearer, transcriptions, '-F', `file=@${file}`, '-F', 'model=whisper-1']);
  check(code === 200, `${other}: ${code}`);
}

// What is wrong, and how it is said.
const note = path.join(dir, 'note.txt');
writeFileSync(note, 'no sound');
const wrong: readonly (readonly [string, readonly string[], number])[] = [
  ['no token', [transcriptions, '-F', `file=@${short}`], 401],
  ['another token', ['-H', 'Authorization: Bearer stg_none', transcriptions, '-F', `file=@${short}`], 401],
  ['a token in the address that is none', [`${url}/key/stg_none/inference`, '-F', `file=@${short}`], 401],
  ['a page of the web', [...bearer, '-H', 'Origin: https://example.com', transcriptions, '-F', `file=@${short}`], 403],
  ['a model that is not there', [...bearer, transcriptions, '-F', `file=@${short}`, '-F', 'model=whisper-9'], 404],
  ['no file', [...bearer, transcriptions, '-F', 'model=whisper-1'], 400],
  ['a text', [...bearer, transcriptions, '-F', `file=@${note}`, '-F', 'model=whisper-1'], 400],
  ['another host', [...bearer, '-H', 'Host: example.com', `${url}/v1/models`], 421],
];
for (const [what, args, code] of wrong) {
  const { status: got, body } = await curl(args);
  check(got === code && /"error"/.test(body), `${what}: ${got}`);
}

// A long file as a job.
const long = speechOf(hours * 3600);
const beforeMb = process.memoryUsage.rss() / 1e6;
const startedMs = Date.now();
const given = await curl([...bearer, `${url}/v1/jobs`, '-F', `file=@${long}`, '-F', 'model=whisper-1']);
const job = JSON.parse(given.body) as { id: string };
check(given.status === 202, `${hours} h (${Math.round(statSync(long).size / 1e6)} MB) given as a job: ${given.status} after ${Date.now() - startedMs} ms`); // prettier-ignore
let peakMb = beforeMb;
let row = { state: '', duration_ms: 0 };
for (let left = 3600; left > 0 && !['done', 'failed'].includes(row.state); left -= 1) {
  await sleep(1000);
  peakMb = Math.max(peakMb, process.memoryUsage.rss() / 1e6);
  row = JSON.parse((await curl([...bearer, `${url}/v1/jobs/${job.id}`])).body) as typeof row;
}
const seconds = Math.round((Date.now() - startedMs) / 1000);
check(
  row.state === 'done' && Math.abs(row.duration_ms - hours * 3_600_000) < 1000,
  `${row.state} after ${seconds} s (${Math.round((hours * 3600) / seconds)} × real time with the demo model), memory ${Math.round(beforeMb)} → ${Math.round(peakMb)} MB`,
);
const { body: srt } = await curl([...bearer, `${url}/v1/recordings/${job.id}/transcript?format=srt`]);
const lastCue = [...srt.matchAll(/--> (\d\d):(\d\d):/g)].at(-1);
const lastMinute = Number(lastCue?.[1] ?? 0) * 60 + Number(lastCue?.[2] ?? 0);
const cueCount = srt.split('-->').length - 1;
check(
  cueCount > hours * 300 && lastMinute >= hours * 60 - 2,
  `its SRT: ${cueCount} cues, the last in minute ${lastMinute}`,
);
await app.end();
rmSync(dir, { recursive: true, force: true });
say(`${injected} injected, ${failed} failed`);
