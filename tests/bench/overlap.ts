/**
 * Two voices at once: `node tests/bench/overlap.ts PACKAGES DIALOGUES`. Natural voices of packages (asterisk-core-sounds-it-wav,
 * -ru-wav, klettres-data, ktuberling-data; none was learnt from) are laid over each other for known times; of each tenth of a
 * second of speech it is asked whether two speak. Then the dialogues of make-dialogues.ts, with the turns.
 */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { diarize } from '#services/analyses/speakers/diarize.ts';
import { voicesOf } from '#services/analyses/speakers/speech-voices.ts';
import { createBuiltInEmbedder } from '#services/analyses/speakers/voice-embedding.ts';
import { between, createRandom, decodeFile, levelOf, levelled, pick } from '../../scripts/sound-model/samples.ts';

const [packages = '', dialogues = ''] = process.argv.slice(2);
const random = createRandom(5);
const rate = 16_000;
const embedder = createBuiltInEmbedder();
interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

function voiceOf(folder: string): Float32Array {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => /\.(?:wav|ogg)$/.test(file) && statSync(file).size > 6000);
  const whole = new Float32Array(90 * rate);
  for (let at = 0; at < whole.length;) {
    const piece = decodeFile(pick(random, files), 8);
    if (piece.length < 8000) continue;
    const part = levelled(piece, -22).subarray(0, whole.length - at);
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const found = { right: 0, over: 0, missed: 0, clear: 0, events: 0, hit: 0, false: 0, seconds: 0 };
function count(truth: readonly Span[], said: readonly Span[], isSpeech: (ms: number) => boolean, endMs: number): void {
  const isIn = (spans: readonly Span[], ms: number) => spans.some((one) => one.startMs <= ms && ms < one.endMs);
  for (let ms = 50; ms < endMs; ms += 100) {
    if (!isSpeech(ms)) continue;
    const [is, says] = [isIn(truth, ms), isIn(said, ms)];
    if (is && says) found.right += 1;
    else if (is) found.missed += 1;
    else if (says) found.over += 1;
    else found.clear += 1;
  }
  const touches = (one: Span, others: readonly Span[]) =>
    others.some((other) => other.startMs < one.endMs && one.startMs < other.endMs);
  const long = truth.filter((one) => one.endMs - one.startMs >= 500);
  found.events += long.length;
  found.hit += long.filter((one) => touches(one, said)).length;
  found.false += said.filter((one) => !touches(one, truth)).length;
  found.seconds += endMs / 1000;
}

function tell(name: string): void {
  const { right, missed, over, events, hit, seconds } = found;
  const share = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
  console.log(
    `${name}: tenths of a second found ${share(right, right + missed)}, of those named right ${share(right, right + over)}; places of 0.5 s and more found ${hit} of ${events}, false ones ${((3600 * found.false) / seconds).toFixed(0)} an hour`,
  );
  for (const key of Object.keys(found) as (keyof typeof found)[]) found[key] = 0;
}

async function heard(samples: Float32Array) {
  const pcm = Int16Array.from(samples, (value) => Math.max(-32_768, Math.min(32_767, value * 32_768)));
  return await voicesOf(
    { reads: 'sound', startMs: 0, endMs: Math.round(pcm.length / 16), fromMs: 0, samples: pcm },
    embedder,
  );
}

if (packages !== '') {
  const roots = [
    'asterisk-core-sounds-it-wav/usr/share/asterisk/sounds',
    'asterisk-core-sounds-ru-wav/usr/share/asterisk/sounds',
    'klettres-data/usr/share/klettres/de',
    'klettres-data/usr/share/klettres/fr',
    'ktuberling-data/usr/share/ktuberling/sounds/en',
    'ktuberling-data/usr/share/ktuberling/sounds/es',
    'ktuberling-data/usr/share/ktuberling/sounds/ru',
  ].map((one) => path.join(packages, one));
  const voices = roots.filter((one) => existsSync(one)).map(voiceOf);
  for (const [nth, one] of voices.entries()) {
    const other = voices[(nth + 1) % voices.length] ?? one;
    const whole = one.slice(0, 90 * rate);
    const truth: Span[] = [];
    const loud = (samples: Float32Array, at: number) => levelOf(samples.subarray(at, at + 800)) > 0.02;
    for (let at = 3 * rate; at < whole.length - 4 * rate; at += Math.round(between(random, 4, 9) * rate)) {
      const length = Math.round(between(random, 0.6, 2.5) * rate);
      for (let i = at; i < at + length; i += 1) whole[i] = (whole[i] ?? 0) + (other[i] ?? 0);
      let from = -1;
      for (let i = at; i <= at + length; i += 800) {
        const is = i < at + length && loud(one, i) && loud(other, i);
        if (is && from < 0) from = i;
        if (is || from < 0) continue;
        truth.push({ startMs: from / 16, endMs: i / 16 });
        from = -1;
      }
    }
    const { overlaps, spans } = await heard(whole);
    count(truth, overlaps, (ms) => spans.some((span) => span.startMs <= ms && ms < span.endMs), whole.length / 16);
  }
  tell(`${voices.length} natural voices`);
}

if (dialogues !== '') {
  for (const file of readdirSync(dialogues).filter((one) => one.endsWith('.rttm'))) {
    const lines = readFileSync(path.join(dialogues, file), 'utf8').trim().split('\n');
    const turns = lines
      .filter((line) => line.startsWith('SPEAKER'))
      .map((line) => line.split(/\s+/))
      .map(([, , , start, length, , , who]) => {
        return { startMs: 1000 * Number(start), endMs: 1000 * (Number(start) + Number(length)), who };
      });
    const truth = turns.flatMap((one, nth) =>
      turns
        .slice(nth + 1)
        .filter((other) => other.who !== one.who && other.startMs < one.endMs && one.startMs < other.endMs)
        .map((other) => ({
          startMs: Math.max(one.startMs, other.startMs),
          endMs: Math.min(one.endMs, other.endMs),
        })),
    );
    const samples = decodeFile(path.join(dialogues, file.replace('.rttm', '.flac')));
    const kept = await heard(samples);
    const { overlaps } = diarize(kept, { kind: 'exactly', count: new Set(turns.map(({ who }) => who)).size }, []);
    const isSpeech = (ms: number) => turns.some((turn) => turn.startMs <= ms && ms < turn.endMs);
    count(truth, overlaps, isSpeech, samples.length / 16);
  }
  tell('dialogues');
}
