/**
 * What the sound map says of sound that it did not learn from: `node tests/bench/sounds.ts FOLDER`, in which Debian
 * packages are unpacked by their names (apt-get download, dpkg -x): asterisk-core-sounds-it-wav, -ru-wav, klettres-data,
 * ktuberling-data, fretsonfire-songs-muldjord, xmoto-data, tuxpaint-data, supertux-data. Then of those that the network's shape, the
 * length of its training and the thresholds of the map were chosen on, if they are there too: asterisk-core-sounds-es-wav, -fr-wav,
 * hedgewars-data, extremetuxracer-data.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readClassifier } from '#services/analyses/sounds/sound-classifier.ts';
import { soundMap } from '#services/analyses/sounds/sound-map.ts';
import { networkNumbers, networkShape } from '#services/analyses/sounds/sound-network.ts';
import { makeTune } from '../../scripts/sound-model/music.ts';
import { createRandom, decodeFile, levelOf, levelled, makeNoise, pick } from '../../scripts/sound-model/samples.ts';

const [folder = ''] = process.argv.slice(2);
const random = createRandom(99);
const network = readClassifier(networkNumbers(), networkShape);
const rate = 16_000;

function filesIn(name: string, pattern: RegExp, minBytes: number): readonly string[] {
  const root = path.join(folder, name);
  if (!existsSync(root)) return [];
  const all = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => path.join(root, file));
  return all.filter((file) => pattern.test(file) && statSync(file).size >= minBytes).toSorted(() => random() - 0.5);
}

/** Prompts of Asterisk; its silence of so many seconds and its screaming monkeys are not speech. */
function promptsOf(language: string): readonly string[] {
  const files = filesIn(`asterisk-core-sounds-${language}-wav`, /\.wav$/, 20_000);
  return files.filter((file) => !/[\\/]silence[\\/]|tt-monkeys/.test(file));
}

/** Many short pieces, a fifth of a second between them. */
function joined(files: readonly string[], seconds: number, each: number): Float32Array {
  const out = new Float32Array(seconds * rate);
  let at = 0;
  for (const file of files) {
    if (at >= out.length) break;
    const piece = decodeFile(file, each, each > 10 ? 8 : 0);
    if (piece.length < 4000) continue;
    const part = levelled(piece, -22).subarray(0, out.length - at);
    out.set(part, at);
    at += part.length + rate / 5;
  }
  return out.subarray(0, Math.min(at, out.length));
}

function tunes(seconds: number): Float32Array {
  const [midi, wav] = [path.join(tmpdir(), 'bench.mid'), path.join(tmpdir(), 'bench.wav')];
  const made: Float32Array[] = [];
  const other = createRandom(4321);
  for (let at = 0; at < seconds; at += 20) {
    writeFileSync(midi, makeTune(other));
    execFileSync('fluidsynth', ['-ni', '-q', '-F', wav, '-r', '22050', '/usr/share/sounds/sf2/TimGM6mb.sf2', midi], {
      stdio: 'ignore',
    });
    made.push(levelled(decodeFile(wav, 20), -22));
  }
  for (const file of [midi, wav]) rmSync(file, { force: true });
  return Float32Array.from(made.flatMap((one) => [...one]));
}

interface Said {
  readonly count: number;
  readonly speech: number;
  readonly music: number;
}

function said(samples: Float32Array, isCounted: (startMs: number) => boolean = () => true): Said {
  const windows = soundMap(samples, 0, network).filter((one) => !one.isSilent && isCounted(one.startMs));
  const share = (is: (one: (typeof windows)[number]) => boolean) =>
    (100 * windows.filter(is).length) / Math.max(1, windows.length);
  return {
    count: windows.length,
    speech: share(({ speech }) => speech >= 0.5),
    music: share(({ music }) => music >= 0.5),
  };
}

function tell(name: string, { count, speech, music }: Said): void {
  console.log(
    `${name.padEnd(42)} n=${String(count).padStart(4)}  speech ${speech.toFixed(1)} %  music ${music.toFixed(1)} %`,
  );
}

/** Of each language of KLettres so many: half of its files are Malayalam. */
function ofEachLanguage(files: readonly string[], count: number): readonly string[] {
  return [...Map.groupBy(files, (file) => file.split(path.sep).at(-3)).values()].flatMap((own) => own.slice(0, count));
}

const letters = filesIn('klettres-data', /\.ogg$/, 4000);
const speechOf: Readonly<Record<string, Float32Array>> = {
  'asterisk-it': joined(promptsOf('it'), 180, 9),
  'asterisk-ru': joined(promptsOf('ru'), 180, 9),
  klettres: joined(letters, 120, 9),
  ktuberling: joined(filesIn('ktuberling-data', /\.(?:wav|ogg)$/, 6000), 180, 9),
};
const musicOf: Readonly<Record<string, Float32Array>> = {
  fretsonfire: joined(filesIn('fretsonfire-songs-muldjord', /\.ogg$/, 300_000), 180, 25),
  xmoto: joined(filesIn('xmoto-data', /\.ogg$/, 300_000), 120, 25),
  supertux: joined(filesIn('supertux-data', /music[\\/].*\.ogg$/, 300_000), 180, 25),
  timgm6mb: tunes(160),
};
/** A second between two single letters is no speech: as in training, those are left out that are much quieter than the whole. */
const isLoud = (samples: Float32Array) => {
  const level = levelOf(samples);
  return (startMs: number) => {
    const from = (startMs - 250) * 16;
    return levelOf(samples.subarray(from, from + rate)) >= level * 0.3;
  };
};
for (const [name, samples] of Object.entries(speechOf)) tell(`speech ${name}`, said(samples, isLoud(samples)));
const even = joined(ofEachLanguage(letters, 15), 600, 9);
tell('speech klettres, 15 of each language', said(even, isLoud(even)));
for (const [name, samples] of Object.entries(musicOf)) tell(`music ${name}`, said(samples));
const noises = (
  ['white', 'coloured', 'band', 'hum', 'pulse', 'swell', 'clicks', 'engine', 'beep', 'wind', 'fan', 'static'] as const
).map((kind) => levelled(makeNoise(kind, 12, random), -24));
tell('noise made', said(Float32Array.from(noises.flatMap((one) => [...one]))));
/** Four of Tux Paint's effects are hummed or laughed by a person, and some of SuperTux are shouts. */
const voiced =
  /(?:areyousure|youcannot|giggle|tuxok|yeti_(?:roar|gna|finish)|grunts|hurt|excellent|welldone|gulp|(?:tree_)?howling)\.\w+$/;
const effectsOf = {
  tuxpaint: filesIn('tuxpaint-data', /\.(?:wav|ogg)$/, 4000),
  supertux: filesIn('supertux-data', /sounds[\\/][^\\/]*\.(?:wav|ogg)$/, 4000),
};
for (const [name, files] of Object.entries(effectsOf)) {
  tell(`noise ${name} effects`, said(joined(files, 120, 6)));
  tell(
    `noise ${name} effects without a voice`,
    said(
      joined(
        files.filter((file) => !voiced.test(file)),
        120,
        6,
      ),
    ),
  );
}

for (const [low, high] of [
  [10, 20],
  [5, 10],
  [0, 5],
] as const) {
  let [sum, count] = [0, 0];
  for (let nth = 0; nth < 24; nth += 1) {
    const voice = pick(random, Object.values(speechOf));
    const song = pick(random, Object.values(musicOf));
    const speech = voice
      .subarray(Math.floor(random() * (voice.length - 20 * rate)), voice.length)
      .subarray(0, 12 * rate);
    const music = song.subarray(Math.floor(random() * (song.length - 14 * rate)), song.length).subarray(0, 12 * rate);
    const gain = levelOf(speech) / levelOf(music) / 10 ** ((low + high) / 40);
    const mixed = speech.map((value, i) => value + gain * (music[i] ?? 0));
    // Counted where this very second is in the range.
    const isCounted = (startMs: number) => {
      const from = (startMs - 250) * 16;
      const [own, other] = [
        levelOf(speech.subarray(from, from + rate)),
        gain * levelOf(music.subarray(from, from + rate)),
      ];
      const db = 20 * Math.log10(own / other);
      return db >= low && db < high && own > levelOf(speech) * 0.4;
    };
    const found = said(mixed, isCounted);
    sum += (found.speech / 100) * found.count;
    count += found.count;
  }
  console.log(
    `speech over music ${low}…${high} dB: n=${count} heard ${((100 * sum) / Math.max(1, count)).toFixed(1)} %`,
  );
}
const chosenOn = {
  'speech asterisk-es': joined(promptsOf('es'), 150, 9),
  'speech asterisk-fr': joined(promptsOf('fr'), 150, 9),
  'speech hedgewars': joined(filesIn('hedgewars-data', /voices[\\/].*\.ogg$/, 4000), 240, 9),
  'music hedgewars': joined(filesIn('hedgewars-data', /Music[\\/].*\.ogg$/, 100_000), 240, 25),
  'music extremetuxracer': joined(filesIn('extremetuxracer-data', /\.ogg$/, 300_000), 120, 25),
  'noise hedgewars effects': joined(filesIn('hedgewars-data', /Sounds[\\/][^\\/]*\.ogg$/, 4000), 150, 6),
};
for (const [name, samples] of Object.entries(chosenOn)) {
  if (samples.length === 0) continue;
  tell(`chosen on: ${name}`, said(samples, name.startsWith('speech') ? isLoud(samples) : undefined));
}
const hour = pick(random, Object.values(speechOf));
const before = process.cpuUsage();
soundMap(hour, 0, network);
const used = process.cpuUsage(before);
console.log(
  `${(((used.user + used.system) / 1e6 / (hour.length / rate)) * 3600).toFixed(1)} s of processor for an hour`,
);
