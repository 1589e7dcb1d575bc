/**
 * Hostile and damaged media through the real ffmpeg, and what is speechless through the real engine. As root it becomes
 * an ordinary user first. `--quick` makes fewer mutants; `--seed N` others.
 */
import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { failureCodes } from '#shared/failure.ts';
import { findFfmpeg } from '#services/media/find-ffmpeg.ts';
import { testServices } from '#services/wiring/services.fixture.ts';
import { hostileOutcomes, speechless } from './hostile-outcomes.ts';
import { mediaOutcome } from './media-outcome.ts';
import { createDice, mutateMedia } from './mutate-media.ts';

const isQuick = process.argv.includes('--quick');
const seed = Number(process.argv[process.argv.indexOf('--seed') + 1]) || 1;
const mutants = isQuick ? 24 : 300;
const originals = ['ok.wav', 'long.mp3', 'good.m4a', 'fs.m4a', 'long.flac', 'long.opus', 'f58_chained.ogg'];
const moreOriginals = ['f21_video_audio.mp4', 'f22_two_audio_tracks.mkv', 'f60_adpcm.wav', 'f64_transport_stream.ts'];
const known: ReadonlySet<string> = new Set(['text', 'incomplete', 'open-end', ...failureCodes]);

let injected = 0;
let failed = 0;
const say = (line: string) => process.stdout.write(`${line}\n`);
function judge(isRight: boolean, what: string): void {
  injected += 1;
  if (isRight) return;
  failed += 1;
  say(`✗ ${what}`);
}

becomeOrdinary();
const dir = mkdtempSync(path.join(tmpdir(), 'hostile-media-'));
const corpus = path.join(dir, 'corpus');
try {
  const script = path.resolve('scripts/make-hostile-media.sh');
  execFileSync('bash', [script, corpus], { stdio: ['ignore', 'ignore', 'inherit'] });
  const ffmpeg = (await findFfmpeg({ setting: null, resourcesDir: dir })).path;
  const before = fingerprints(corpus);
  let calls = 0;
  const leak = createServer(() => (calls += 1)).listen(48_999, '127.0.0.1');
  await everyFile(ffmpeg);
  await everyMutant(ffmpeg);
  await withoutSpeech();
  leak.close();
  judge(calls === 0, `playlists made ${calls} connections`);
  judge(fingerprints(corpus) === before, 'a source file changed');
  judge(processesOn(dir).length === 0, `processes left: ${processesOn(dir).join(', ')}`);
} finally {
  rmSync(dir, { recursive: true, force: true });
}
say(`${injected} injected, ${failed} failed`);
process.exit(failed === 0 && injected > 0 ? 0 : 1);

/** Root may read what nobody may: the refusals would not be seen. */
function becomeOrdinary(): void {
  if (process.getuid?.() !== 0) return;
  process.setgroups?.([]);
  process.setgid?.(65_534);
  process.setuid?.(65_534);
  say('running as user 65534');
}

async function everyFile(ffmpeg: string): Promise<void> {
  const names = readdirSync(path.join(corpus, 'names')).map((name) => `names/${name}`);
  const files = [...readdirSync(corpus).filter((name) => name !== 'names'), ...names];
  for (const name of files) {
    const isCopy = name.startsWith('names/') && hostileOutcomes[name] === undefined;
    const expected = isCopy ? 'text' : hostileOutcomes[name];
    const startedAt = Date.now();
    const outcome = await mediaOutcome(path.join(corpus, name), ffmpeg);
    judge(outcome === expected, `${JSON.stringify(name)} ended in ${outcome}, not in ${expected ?? 'anything known'}`);
    judge(Date.now() - startedAt < 60_000, `${JSON.stringify(name)} took ${Date.now() - startedAt} ms`);
  }
  for (const name of Object.keys(hostileOutcomes)) judge(files.includes(name), `${name} was not made`);
  say(`${files.length} hostile files, names and file kinds`);
}

async function everyMutant(ffmpeg: string): Promise<void> {
  const dice = createDice(seed);
  const sources = [...originals, ...moreOriginals];
  const counts = new Map<string, number>();
  let slowestMs = 0;
  for (let number = 0; number < mutants; number += 1) {
    const name = sources[number % sources.length] ?? 'ok.wav';
    const { what, bytes } = mutateMedia(readFileSync(path.join(corpus, name)), dice);
    const file = path.join(dir, `mutant${path.extname(name)}`);
    writeFileSync(file, bytes);
    const startedAt = Date.now();
    const outcome = await mediaOutcome(file, ffmpeg);
    slowestMs = Math.max(slowestMs, Date.now() - startedAt);
    const isKnown = known.has(outcome) && outcome !== 'internal' && outcome !== 'aborted';
    judge(isKnown && Date.now() - startedAt < 60_000, `mutant ${number} (${name}, ${what}) ended in ${outcome}`);
    const left = processesOn(dir);
    judge(left.length === 0, `mutant ${number} left processes ${left.join(', ')}`);
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  const table = [...counts].toSorted((a, b) => b[1] - a[1]).map(([outcome, count]) => `${outcome} ${count}`);
  say(`${mutants} mutants (seed ${seed}): ${table.join(', ')}; the slowest took ${slowestMs} ms`);
}

/** Silence, noise and a constant offset among files that fail: the queue continues, and no word is invented. */
async function withoutSpeech(): Promise<void> {
  const app = await testServices(path.join(dir, 'library'));
  const bad = ['f02_header_only.wav', 'f20_video_no_audio.mp4', 'f44_html_named.wav', 'f52_ffconcat_named.mp3'];
  const cut = ['f28_truncated_faststart.m4a', 'f31_truncated.opus'];
  const names = [...bad, ...speechless, ...cut];
  const recordings = await app.transcribe(...names.map((name) => path.join(corpus, name)));
  for (const recording of recordings) {
    const { name, state, warnings, failure } = recording;
    const kinds = warnings.map((warning) => warning.kind);
    if (bad.includes(name)) judge(state === 'failed' && failure?.code === hostileOutcomes[name], `${name}: ${state}`);
    else if (cut.includes(name)) judge(state === 'done' && kinds.includes('incomplete'), name);
    else
      judge(
        state === 'done' && kinds.includes('no-speech') && app.text(recording.id) === '',
        `${name}: ${state} ${kinds.join()}`,
      );
  }
  judge(recordings.length === names.length, `${recordings.length} of ${names.length} files went through the queue`);
  await app.end();
}

/** SHA-256, size, time and inode of every regular file. */
function fingerprints(folder: string): string {
  const lines = readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const file = path.join(entry.parentPath, entry.name);
    if (!entry.isFile() || entry.name === 'unreadable.wav' || entry.name.includes('\uFFFD')) return [];
    const { mtimeMs, ino, size } = statSync(file);
    return [`${file} ${ino} ${mtimeMs} ${size} ${hash('sha256', readFileSync(file), 'hex')}`];
  });
  return lines.toSorted().join('\n');
}

/** Ids of processes that have a file of ours on their command line. */
function processesOn(folder: string): readonly number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(Number)
    .filter((pid) => {
      try {
        const isGone = readlinkSync(`/proc/${pid}/exe`) === '';
        return !isGone && readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(path.basename(folder));
      } catch {
        return false;
      }
    });
}
