import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inShort } from '../support/in-short.ts';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';

/** Comes and goes as a voice does, so many times a second. */
function pulsing(source: string, perSecond: number): string {
  return `${source},volume='pow(max(0,sin(2*PI*${perSecond}*t)),2)':eval=frame`;
}

/** Without an end, as sources of ffmpeg. */
const sounds = {
  silence: 'anullsrc=r=16000:cl=mono',
  'white noise': 'anoisesrc=color=white:amplitude=0.1:r=16000:seed=1',
  'pink noise': 'anoisesrc=color=pink:amplitude=0.2:r=16000:seed=2',
  'a tone': 'sine=440:r=16000',
  chords: "aevalsrc='0.2*sin(2*PI*220*t)+0.2*sin(2*PI*(277+55*floor(mod(t,4)))*t)+0.1*sin(2*PI*330*t)':s=16000",
  'a tune': "aevalsrc='0.4*sin(2*PI*(262*pow(1.0595,2*floor(mod(t*3,8))))*t)*exp(-2*mod(t,0.333))':s=16000",
  'pulsing white noise': pulsing('anoisesrc=color=white:amplitude=0.3:r=16000:seed=3', 1.1),
  'pulsing pink noise': pulsing('anoisesrc=color=pink:amplitude=0.4:r=16000:seed=4', 1.1),
  'pink noise that pulses slowly': pulsing('anoisesrc=color=pink:amplitude=0.4:r=16000:seed=5', 0.4),
  'brown noise that pulses fast': pulsing('anoisesrc=color=brown:amplitude=0.5:r=16000:seed=6', 3),
  'dull noise that pulses': pulsing('anoisesrc=color=white:amplitude=0.4:r=16000:seed=7,lowpass=f=800', 1.3),
  'a narrow band of noise that pulses': pulsing(
    'anoisesrc=color=white:amplitude=0.6:r=16000:seed=8,bandpass=f=400:width_type=h:w=100,bandpass=f=400:width_type=h:w=100,volume=8dB',
    0.7,
  ),
  'a higher narrow band that pulses': pulsing(
    'anoisesrc=color=white:amplitude=0.6:r=16000:seed=9,bandpass=f=700:width_type=h:w=150,bandpass=f=700:width_type=h:w=150,volume=8dB',
    0.7,
  ),
  clicks: "aevalsrc='if(lt(mod(t,0.7),0.004),0.8,0)':s=16000",
} as const;

/** Registers the tests of what is written where no one speaks, on sounds of this length each. */
export function testInventions(seconds: number): void {
  const dir = mkdtempSync(path.join(tmpdir(), 'noise-'));
  let app: TestServices;
  beforeAll(async () => {
    app = await testServices();
  });
  afterAll(async () => {
    await app.end();
    rmSync(dir, { recursive: true, force: true });
  });

  async function segmentsOf(name: keyof typeof sounds, variant: string) {
    const file = path.join(dir, `${name} ${variant}.wav`);
    const to = ['-t', String(seconds), '-ar', '16000', '-ac', '1', '-metadata', `title=${variant}`, file];
    execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', sounds[name], ...to]);
    const [recording] = await app.transcribe(file);
    expect(recording).toMatchObject({ state: 'done' });
    return [...app.library.segments.iterate(recording!.transcriptId!)];
  }

  const names = Object.keys(sounds) as readonly (keyof typeof sounds)[];

  test.each(names.filter((name) => !name.includes('puls')))('%s gives no words', async (name) => {
    await app.services['settings.set']({ recognitionLanguage: 'en', speechDetector: 'auto' });
    expect((await segmentsOf(name, 'looked for')).map(({ text }) => text)).toEqual([]);
  });

  test.each(names.filter((name) => name.includes('puls')))('what the engine invents for %s is marked', async (name) => {
    await app.services['settings.set']({ recognitionLanguage: 'en', speechDetector: 'built-in' });
    const segments = await segmentsOf(name, 'passed on');
    expect(segments.filter(({ marks }) => marks.length === 0).map(({ text }) => text)).toEqual([]);
  });

  test.each(inShort(names))(
    'what the engine invents for %s, where all of it is transcribed, is marked',
    async (name) => {
      await app.services['settings.set']({ recognitionLanguage: 'en', speechDetector: 'off' });
      const segments = await segmentsOf(name, 'all');
      expect(segments.filter(({ marks }) => marks.length === 0).map(({ text }) => text)).toEqual([]);
    },
  );
}
