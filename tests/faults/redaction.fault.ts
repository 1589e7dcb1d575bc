/**
 * Seeded phrases are removed from three tracks of speech; then everything that came out is recognised and searched:
 * every track, the sound to play that is made of it, texts, names, tags and bytes. The first argument is the number of
 * places, the second the seed.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { RedactionOptions } from '#shared/sharing/redaction.ts';
import { redactionOptionsSchema } from '#shared/sharing/redaction.ts';
import { probe } from '#services/media/probe.ts';
import { peaksPerSecond } from '#services/media/peaks.ts';
import { recogniseTrack } from '#services/redaction/proof/recognise-track.ts';
import { readMetadata } from '#services/redaction/proof/read-metadata.ts';
import { readableText, textsInBytes } from '#services/redaction/proof/search-files.ts';
import { searchRemoved, type RemovedItem } from '#services/redaction/proof/search-removed.ts';
import { lookAtSound } from '#services/redaction/sound/look-at-sound.ts';
import { nodeEngineWorker } from '#services/recognition/node-engine-worker.ts';
import { createEngine } from '#native/lib/engine.ts';
import type { LoadedModel } from '#native/lib/types.ts';
import type { JobOptions, NewSegment } from '#services/store/records.ts';
import { testServices } from '#services/wiring/services.fixture.ts';
import { createRandom, root, runFault, type Fault } from './fault.ts';

interface Said {
  readonly track: number;
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

const speech = path.join(root, 'tests/fixtures/speech');
const options: JobOptions = {
  modelId: 'demo',
  language: 'en',
  translate: false,
  prompt: '',
  threads: 1,
  preset: 'fast',
};
const codecs = ['pcm_s16le', 'flac', 'libopus'];

await runFault(200, async (fault) => {
  const seed = Number(process.argv[3] ?? 1);
  const random = createRandom(seed);
  const source = makeTracks(fault, random, fault.count > 60);
  const engine = createEngine({ spawn: nodeEngineWorker });
  const model = await engine.loadModel(path.join(root, 'resources/models/ggml-demo-q8_0.bin'), { lanes: 2 });
  try {
    const words = await wordsOf(source, model, 3);
    const { items, spans } = chooseItems(words, fault.count, random);
    for (const item of items) fault.injected(`${item.text} (track ${item.track + 1}, ${item.startMs} ms)`);
    for (const sound of ['silence', 'tone'] as const) {
      const out = path.join(fault.dir, sound);
      const named = await redact(
        fault,
        source,
        spans,
        out,
        redactionOptionsSchema.parse({ sound, formats: ['txt', 'srt', 'json', 'docx', 'vtt'] }),
      );
      await search(fault, source, out, { items, named }, model);
      if (fault.count <= 60) break;
    }
  } finally {
    await engine.close();
  }
});

/**
 * The project's own recordings, joined in three different orders, with tags, chapters and subtitles that mention them.
 */
function makeTracks({ dir }: Fault, random: (low: number, high: number) => number, isLong: boolean): string {
  const names = readdirSync(speech).filter((name) => /^(?:short\d+|words)\.wav$/.test(name));
  const chosen = (isLong ? names : names.slice(0, 3)).map((name) => path.join(speech, name));
  if (isLong) chosen.push(path.join(root, 'resources/samples/interview.wav'));
  const tracks = [0, 1, 2].map((nth) => {
    const order = chosen.toSorted(() => random(0, 3) - 1);
    const file = path.join(dir, `track-${nth}.wav`);
    const inputs = order.flatMap((one) => ['-i', one]);
    const joined = `concat=n=${order.length}:v=0:a=1`;
    execFileSync('ffmpeg', ['-nostdin', '-v', 'error', ...inputs, '-filter_complex', joined, file]);
    return file;
  });
  const subtitles = readFileSync(path.join(speech, 'short01.txt'), 'utf8').split('\n').slice(0, 2).join(' ');
  const srt = path.join(dir, 'said.srt');
  execFileSync(process.execPath, [
    '-e',
    `require('fs').writeFileSync(process.argv[1], process.argv[2])`,
    srt,
    `1\n00:00:01,000 --> 00:00:05,000\n${subtitles}\n`,
  ]);
  const file = path.join(dir, 'three tracks.mkv');
  const inputs = [...tracks, srt].flatMap((one) => ['-i', one]);
  const maps = [0, 1, 2, 3].flatMap((nth) => ['-map', String(nth)]);
  const audio = codecs.flatMap((codec, nth) => [`-c:a:${nth}`, codec]);
  const tags = [
    '-metadata',
    `title=${subtitles}`,
    '-metadata',
    `comment=${subtitles}`,
    '-metadata:s:a:1',
    `title=${subtitles}`,
  ];
  execFileSync('ffmpeg', ['-nostdin', '-v', 'error', ...inputs, ...maps, ...audio, '-c:s', 'srt', ...tags, file]);
  return file;
}

async function wordsOf(file: string, model: LoadedModel, tracks: number): Promise<readonly Said[]> {
  const all: Said[] = [];
  for (let track = 0; track < tracks; track += 1) {
    const segments = await recognise(file, track, model);
    for (const { words } of segments)
      all.push(...words.map(({ text, startMs, endMs }) => ({ track, text: text.trim(), startMs, endMs })));
  }
  return all;
}

async function recognise(file: string, track: number, model: LoadedModel): Promise<readonly NewSegment[]> {
  const signal = new AbortController().signal;
  return await recogniseTrack({ file, track, ffmpeg: 'ffmpeg', model, options, signal, onProgress: () => {} });
}

function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Phrases of two words, wherever they are said on any track, until there are enough places. */
function chooseItems(words: readonly Said[], count: number, random: (low: number, high: number) => number) {
  const phrases = new Map<string, Said[]>();
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    if (next === undefined || next.track !== word.track || next.startMs - word.endMs > 700) continue;
    if (/[.?!]$/.test(word.text) || bare(word.text).length < 4 || bare(next.text).length < 3) continue;
    const key = `${bare(word.text)} ${bare(next.text)}`;
    const said = { track: word.track, text: `${word.text} ${next.text}`, startMs: word.startMs, endMs: next.endMs };
    phrases.set(key, [...(phrases.get(key) ?? []), said]);
  }
  const keys = [...phrases.keys()];
  const items: Said[] = [];
  while (items.length < count && keys.length > 0) {
    const [key = ''] = keys.splice(random(0, keys.length), 1);
    items.push(...(phrases.get(key) ?? []));
  }
  return { items, spans: items.map(({ startMs, endMs }) => ({ startMs, endMs })) };
}

async function redact(
  fault: Fault,
  source: string,
  spans: readonly { startMs: number; endMs: number }[],
  out: string,
  how: RedactionOptions,
): Promise<ReadonlySet<string>> {
  const app = await testServices(path.join(fault.dir, `app-${how.sound}`));
  try {
    const [recording] = await app.transcribe(source);
    const recordingId = recording?.id ?? 0;
    await app.services['redaction.add']({ recordingId, spans: [...spans], kind: 'other' });
    mkdirSync(out);
    await app.services['redaction.start']({ recordingId, folder: out, options: how, isForced: true });
    const ended = await app.redactions.wait(recordingId);
    // Words of the first track that stand at the times of other tracks' items are said elsewhere too: those it names rightly.
    const leaks = ended?.result?.leaks.filter(({ where }) => /^(?:band|metadata|name)$/.test(where));
    if (leaks === undefined || leaks.length > 0) fault.failed(`the app's own proof: ${JSON.stringify(ended)}`);
    for (const { track, samples, sourceSamples } of ended?.result?.tracks ?? []) {
      if (samples !== sourceSamples) fault.failed(`track ${track + 1}: ${samples} samples of ${sourceSamples}`);
    }
    await searchInApp(fault, app, path.join(out, ended?.result?.files[0] ?? ''), spans, out);
    return new Set((ended?.result?.leaks ?? []).map(({ found }) => found));
  } finally {
    await app.end();
  }
}

/** The result as a recording of its own: its waveform is flat where something was, and its sound to play is kept for the search. */
async function searchInApp(
  fault: Fault,
  app: Awaited<ReturnType<typeof testServices>>,
  file: string,
  spans: readonly { startMs: number; endMs: number }[],
  out: string,
) {
  const [again] = await app.transcribe(file);
  const proxy = await app.locateMedia(again?.mediaKey ?? '', 'proxy');
  const peaks = await app.locateMedia(again?.mediaKey ?? '', 'peaks');
  if (proxy === null || peaks === null) return fault.failed('no sound to play, or no waveform, was made of the result');
  const levels = readFileSync(peaks);
  for (const { startMs, endMs } of spans) {
    const inside = levels.subarray(
      Math.ceil((startMs / 1000) * peaksPerSecond),
      Math.floor((endMs / 1000) * peaksPerSecond),
    );
    if (new Set([...inside].map((level) => level >> 2)).size > 1)
      fault.failed(`the waveform shows something at ${startMs} ms`);
  }
  execFileSync('cp', [proxy, path.join(out, 'proxy.webm')]);
}

/** `named`: what the app's own proof found at other moments than those that were marked, and refuses for. */
interface Sought {
  readonly items: readonly Said[];
  readonly named: ReadonlySet<string>;
}

async function search(fault: Fault, source: string, out: string, { items, named }: Sought, model: LoadedModel) {
  const removed = items.map(({ text, startMs, endMs }): RemovedItem => ({ kind: 'other', text, startMs, endMs }));
  const looked = searchRemoved(removed);
  for (const name of readdirSync(out)) {
    const file = path.join(out, name);
    if (looked.in({ text: name.replaceAll(/[._-]/g, ' ') }).length > 0) fault.failed(`${name} names it`);
    for (const text of await textsInBytes(
      file,
      removed.map((item) => item.text),
    ))
      if (!named.has(text)) fault.failed(`${name} holds “${text}”`);
    if (!/\.(?:mkv|webm)$/.test(name)) {
      for (const { found } of looked.in({
        text: readableText(readFileSync(file)).replaceAll(
          /"\w+": |\d+(?=\r?\n[\d:.,]+ -->)|[\d:.,]*\d[\d:.,]*(?= -->|\r?\n)/g,
          ' , ',
        ),
      }))
        if (![...named].some((one) => bare(one) === bare(found))) fault.failed(`${name} says “${found}”`);
      continue;
    }
    const { tracks } = await probe(file, 'ffmpeg');
    if (name.endsWith('.mkv')) {
      for (const line of readMetadata((await lookAtSound(file, 'ffmpeg')).said)) fault.failed(`${name} has ${line}`);
      await compareLength(fault, source, file);
    }
    for (const { index } of tracks) {
      const words = (await recognise(file, index, model)).flatMap((segment) => segment.words);
      for (const { item, found, atMs } of looked.in(timedText(words))) {
        const isRemoved = items.some(
          ({ text, startMs, endMs }) =>
            bare(text) === bare(item.text) && atMs !== null && atMs > startMs - 500 && atMs < endMs + 500,
        );
        if (isRemoved) fault.failed(`${name}, track ${index + 1} still says “${found}” at ${atMs} ms`);
        else
          process.stdout.write(
            `      ${name}, track ${index + 1}: “${found}” at ${atMs} ms, recognised otherwise before\n`,
          );
      }
    }
  }
}

function timedText(words: NewSegment['words']): { text: string; timeAt: (offset: number) => number } {
  const starts: { at: number; ms: number }[] = [];
  let text = '';
  for (const word of words) {
    starts.push({ at: text.length, ms: word.startMs });
    text += `${word.text.trim()} `;
  }
  return { text, timeAt: (offset) => starts.findLast(({ at }) => at <= offset)?.ms ?? 0 };
}

/** By ffmpeg's own count, apart from ours. */
async function compareLength(fault: Fault, source: string, result: string): Promise<void> {
  for (const track of [0, 1, 2]) {
    const [before, after] = [source, result].map((file) => {
      const filters = ['-af', 'aresample=async=1:first_pts=0', '-f', 's16le', '-ac', '1', '-'];
      return execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-i', file, '-map', `0:a:${track}`, ...filters], {
        maxBuffer: 1e9,
      }).length;
    });
    if (before !== after) fault.failed(`track ${track + 1} is ${after} bytes long instead of ${before}`);
  }
  await Promise.resolve();
}
