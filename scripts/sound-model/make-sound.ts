/**
 * Makes the sound that the sound map's network learns from, in a folder: `node scripts/sound-model/make-sound.ts FOLDER
 * [SAMPLES [WADS]]`. Needs espeak-ng, flite, festival, fluidsynth with the MuseScore sound font, ffmpeg. See README.md.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { effectKinds, makeEffects } from './effects.ts';
import { makeDrone, makeTune } from './music.ts';
import { between, createRandom, levelled, makeNoise, noiseKinds, pick, rate } from './samples.ts';
import { spelled } from './syllables.ts';
import { readEffect, readLumps, readMidi } from './wad.ts';

const [folder = '', cc0 = '', wads = ''] = process.argv.slice(2);
const root = path.resolve(import.meta.dirname, '../..');
const random = createRandom(17);
for (const kind of ['speech', 'music', 'noise']) mkdirSync(path.join(folder, kind), { recursive: true });

const sentencesOf = (file: string) =>
  readFileSync(path.join(root, 'docs', file), 'utf8')
    .replaceAll(/[`*_|#[\]()<>]/g, ' ')
    .split(/[.\n]/)
    .map((line) => line.trim())
    .filter((line) => line.length > 20 && line.length < 160);
const english = [...sentencesOf('guide.md'), ...sentencesOf('reliability.md')];
const russian = sentencesOf('guide.ru.md');
const variants = readdirSync('/usr/lib/x86_64-linux-gnu/espeak-ng-data/voices/!v').filter(
  (name) => !name.includes(' '),
);
const languages = [
  'en-us',
  'en-gb',
  'ru',
  'de',
  'fr-fr',
  'es',
  'it',
  'pl',
  'pt-br',
  'cs',
  'nl',
  'sv',
  'tr',
  'fi',
  'hu',
  'ru',
];

function write(kind: string, name: string, samples: Float32Array): void {
  const pcm = Int16Array.from(levelled(samples, -20), (value) => Math.max(-32_768, Math.min(32_767, value * 32_767)));
  writeFileSync(path.join(folder, kind, `${name}.s16`), new Uint8Array(pcm.buffer));
}

function convert(from: string, kind: string, name: string, seconds: number): void {
  const target = path.join(folder, kind, `${name}.s16`);
  spawnSync('ffmpeg', [
    '-v',
    'error',
    '-y',
    '-i',
    from,
    '-t',
    String(seconds),
    '-ac',
    '1',
    '-ar',
    String(rate),
    '-f',
    's16le',
    target,
  ]);
}

/** 8-bit samples as 16 kHz. */
function resampled(pcm: Buffer, rateHz: number): Float32Array {
  const from = ['-f', 'u8', '-ar', String(rateHz), '-ac', '1', '-i', '-'];
  const { stdout } = spawnSync('ffmpeg', ['-v', 'error', ...from, '-ar', String(rate), '-f', 's16le', '-'], {
    input: pcm,
  });
  return Float32Array.from({ length: stdout.length >> 1 }, (_, i) => stdout.readInt16LE(2 * i) / 32_768);
}

function text(language: string, count: number): string {
  return Array.from({ length: count }, () =>
    pick(random, language === 'ru' || language === 'uk' ? russian : english),
  ).join('. ');
}

const wav = path.join(folder, 'made.wav');
for (let nth = 0; nth < 420; nth += 1) {
  const language = pick(random, languages);
  const voice = random() < 0.85 ? `${language}+${pick(random, variants)}` : language;
  const [speed, pitch] = [between(random, 110, 220), between(random, 15, 85)];
  spawnSync('espeak-ng', [
    '-v',
    voice,
    '-s',
    speed.toFixed(0),
    '-p',
    pitch.toFixed(0),
    '-g',
    between(random, 0, 12).toFixed(0),
    '-w',
    wav,
    text(language, 3),
  ]);
  convert(wav, 'speech', `espeak-${nth}`, 12);
}
for (const voice of ['kal16', 'awb', 'rms', 'slt'])
  for (let nth = 0; nth < 22; nth += 1) {
    spawnSync('flite', [
      '-voice',
      voice,
      '--setf',
      `duration_stretch=${between(random, 0.8, 1.3).toFixed(2)}`,
      '-t',
      text('en', 3),
      '-o',
      wav,
    ]);
    convert(wav, 'speech', `flite-${voice}-${nth}`, 12);
  }
for (const voice of ['kal_diphone', 'ked_diphone', 'cmu_us_slt_arctic_hts', 'msu_ru_nsh_clunits'])
  for (let nth = 0; nth < 14; nth += 1) {
    const spoken = text(voice.startsWith('msu') ? 'ru' : 'en', 2);
    spawnSync('text2wave', ['-eval', `(voice_${voice})`, '-o', wav], { input: spoken });
    if (existsSync(wav)) convert(wav, 'speech', `festival-${voice}-${nth}`, 12);
  }
for (let nth = 0; nth < 400; nth += 1) {
  const { language, markup } = spelled(random, 9);
  const voice = random() < 0.85 ? `${language}+${pick(random, variants)}` : language;
  const speed = between(random, 80, 200).toFixed(0);
  spawnSync('espeak-ng', ['-m', '-v', voice, '-s', speed, '-p', between(random, 15, 99).toFixed(0), '-w', wav, markup]);
  convert(wav, 'speech', `spelled-${nth}`, 12);
}
const midi = path.join(folder, 'made.mid');
const font =
  readdirSync('/usr/share/sounds', { recursive: true, encoding: 'utf8' }).find((file) =>
    /MuseScore.*\.sf[23]$/.test(file),
  ) ?? '';
function play(tune: Uint8Array, name: string): void {
  writeFileSync(midi, tune);
  const options = ['-ni', '-q', '-o', 'synth.dynamic-sample-loading=1', '-F', wav, '-r', '32000'];
  execFileSync('fluidsynth', [...options, path.join('/usr/share/sounds', font), midi], { stdio: 'ignore' });
  convert(wav, 'music', name, 20);
}
for (let nth = 0; nth < 170; nth += 1) play(makeTune(random), `tune-${nth}`);
for (let nth = 0; nth < 30; nth += 1) write('music', `drone-${nth}`, makeDrone(15, random));
for (const kind of noiseKinds)
  for (let nth = 0; nth < 16; nth += 1) write('noise', `${kind}-${nth}`, makeNoise(kind, 12, random));
for (const kind of effectKinds)
  for (let nth = 0; nth < 16; nth += 1) write('noise', `${kind}-${nth}`, makeEffects(kind, 12, random));
const musical = /^(?:ambi_(?:choir|drone|glass|haunted|lunar|piano)|bass_|guit_|loop_(?!3d)|drum_roll|tabla_tas)/;
const noisy = /^(?:loop_3d|vinyl_|ambi_(?:swoosh|dark)|misc_|perc_(?:door|sw|till|impact)|mehackit_phone|elec_)/;
const samples = cc0 === '' ? [] : readdirSync(cc0).filter((file) => file.endsWith('.flac'));
for (const file of samples) {
  const kind = musical.test(file) ? 'music' : noisy.test(file) ? 'noise' : null;
  if (kind !== null) convert(path.join(cc0, file), kind, `cc0-${path.parse(file).name}`, 20);
}
const lumps = (wads === '' ? [] : readdirSync(wads).filter((file) => file.endsWith('.wad'))).flatMap((file) =>
  readLumps(path.join(wads, file)),
);
const tunes = new Map(lumps.flatMap((lump) => readMidi(lump) ?? []).map((tune) => [hash('sha256', tune), tune]));
for (const [nth, tune] of [...tunes.values()].entries()) play(tune, `freedoom-${nth}`);
/** Of doors, weapons, machines and things picked up; what groans or growls is left out: it has a voice. */
const mechanical =
  /^DS(?:PISTOL|SHOTGN|SGCOCK|SAW\w+|RLAUNC|RXPLOD|FIRSHT|FIRXPL|PST\w+|DOR\w+|STNMOV|SWTCH\w|ITEMUP|WPNUP|TELEPT|CLAW|BAREXP|PUNCH|TINK|BD\w+|ITMBK|GETPOW|PLASMA|BFG|HOOF|METAL|DBOPN|DBCLS|DBLOAD|DSHTGN|FLAME\w*|MANATK|SKESWG)$/;
const effects = lumps.filter(({ name }) => mechanical.test(name)).flatMap((lump) => readEffect(lump) ?? []);
for (let nth = 0; nth < 60 && effects.length > 0; nth += 1) {
  const piece = new Float32Array(12 * rate);
  const longestPause = between(random, 0.1, 1.5);
  for (let at = 0; at < piece.length; at += Math.round(between(random, 0.02, longestPause) * rate)) {
    const { rateHz, pcm } = pick(random, effects);
    const one = levelled(resampled(pcm, rateHz), between(random, -26, -14)).subarray(0, piece.length - at);
    piece.set(one, at);
    at += one.length;
  }
  write('noise', `doom-${nth}`, piece);
}
for (const file of [wav, midi]) rmSync(file, { force: true });
