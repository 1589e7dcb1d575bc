import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { callWeb } from './call-web.ts';
import { hostedTest, madeOptions, type Maker } from './hosted-library.ts';

const dir = mkdtempSync(join(tmpdir(), 'stenogram-tracks-'));
const ff = (...args: readonly string[]) => execFileSync('ffmpeg', ['-nostdin', '-y', '-v', 'error', ...args]);
const tone = (hz: number) => ['-f', 'lavfi', '-i', `sine=frequency=${hz}:duration=20`];
const [low, high] = [400, 2500];

/** A file whose first track is a low tone and whose second is a high one. */
function twoTracks(name: string, coding: readonly string[]): string {
  const file = join(dir, name);
  ff(...tone(low), ...tone(high), '-map', '0', '-map', '1', ...coding, file);
  return file;
}

/** As a field recorder writes it. */
function fourChannels(): string {
  const file = join(dir, 'field.wav');
  ff(...tone(low), '-af', 'pan=4c|c2=c0', file);
  return file;
}

/** Two finished versions: of the default track, and of the second, which is on screen. */
function withVersions({ library, recording }: Maker, name: string, file: string) {
  const made = recording({ name, file, texts: ['The harbour is closed.', 'Nobody saw the freighter.', 'Not a soul.'] });
  const { recordingId } = made;
  library.jobs.setOptions(recordingId, { ...madeOptions, sound: { track: 1, eachChannel: false } });
  const { transcriptId } = library.transcripts.begin(recordingId);
  const words = [{ startMs: 400, endMs: 900, text: 'Lighthouse', probability: 0.9 }];
  const segments = [{ startMs: 400, endMs: 4000, text: `Lighthouse keepers of ${name.split('.')[0]} know.`, words }];
  library.transcripts.commitWindow({ transcriptId, resumeMs: 20_000, language: 'en', segments });
  library.transcripts.finish(transcriptId, { durationMs: 20_000, sha256: name, warnings: [] });
  return { recordingId, first: made.transcriptId, second: transcriptId };
}

/** Its first channel alone was transcribed; what is said on the third is in no text. */
function silentChannel({ library, recording }: Maker) {
  const made = recording({ name: 'silent.wav', file: fourChannels(), texts: ['Nothing.'] });
  const { recordingId } = made;
  library.jobs.setOptions(recordingId, { ...madeOptions, sound: { track: 0, eachChannel: false, channels: [0] } });
  const { transcriptId } = library.transcripts.begin(recordingId);
  const segments = [{ startMs: 400, endMs: 900, text: 'Hello?', words: [] }];
  library.transcripts.commitWindow({ transcriptId, resumeMs: 20_000, language: 'en', segments });
  const warnings = [{ kind: 'other-channels', numbers: [3] }] as const;
  library.transcripts.finish(transcriptId, { durationMs: 20_000, sha256: 'silent', warnings });
  return made;
}

const test = hostedTest((maker) => {
  ff('-i', join(import.meta.dirname, '../../fixtures/speech/short01.wav'), '-ac', '2', join(dir, 'side.wav'));
  ff('-stream_loop', '40', '-i', join(dir, 'side.wav'), join(dir, 'call.wav'));
  return {
    webm: withVersions(maker, 'webm.webm', twoTracks('webm.webm', ['-c:a', 'libopus'])),
    mkv: withVersions(maker, 'mkv.mkv', twoTracks('mkv.mkv', ['-c:a', 'ac3'])),
    mp4: withVersions(maker, 'mp4.mp4', twoTracks('mp4.mp4', ['-c:a', 'aac'])),
    field: maker.recording({ name: 'field.wav', file: fourChannels(), texts: ['Good morning.', 'Good evening.'] }),
    silent: silentChannel(maker),
    call: maker.recording({ name: 'call.wav', file: join(dir, 'call.wav'), texts: ['Good morning.', 'Good evening.'] }),
  };
});
const { expect } = test;

/** Analyses what the page plays: the loudest frequency in the sound of the element, in Hz. */
async function recognitionHz(page: Page): Promise<number> {
  return await page.evaluate(async () => {
    const { playing } = window as unknown as { playing: HTMLMediaElement & { captureStream(): MediaStream } };
    const sound = playing.captureStream();
    if (playing.paused || sound.getAudioTracks().length === 0) return 0;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 4096;
    context.createMediaStreamSource(sound).connect(analyser);
    const levels = new Float32Array(analyser.frequencyBinCount);
    for (let nth = 0; nth < 30; nth += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      analyser.getFloatFrequencyData(levels);
      const loudest = levels.indexOf(Math.max(...levels));
      if (levels[loudest]! > -60) {
        await context.close();
        return (loudest * context.sampleRate) / analyser.fftSize;
      }
    }
    await context.close();
    return 0;
  });
}

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    // The element that plays need not be in the document.
    const make = document.createElement.bind(document);
    const watched = (name: string, options?: ElementCreationOptions) => {
      const element = make(name, options);
      if (element instanceof HTMLMediaElement) Object.assign(window, { playing: element });
      return element;
    };
    Object.assign(document, { createElement: watched });
  });
});

for (const name of ['webm', 'mkv', 'mp4'] as const) {
  test(`of a ${name} file with two tracks the one of the version on screen is played`, async ({
    page,
    hosted,
    open,
  }) => {
    const { recordingId, first, second } = hosted.made[name];
    await open(recordingId);
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: en.player.pause })).toBeVisible();
    await expect.poll(async () => Math.abs((await recognitionHz(page)) - high), { timeout: 90_000 }).toBeLessThan(100);
    await callWeb(hosted.url, 'versions.use', { transcriptId: first });
    await expect.poll(async () => Math.abs((await recognitionHz(page)) - low), { timeout: 90_000 }).toBeLessThan(100);
    await callWeb(hosted.url, 'versions.use', { transcriptId: second });
  });

  test(`a hit in a ${name} file is played in its own track`, async ({ page, hosted }) => {
    await page.goto(hosted.url);
    await expect(page.getByRole('grid')).toBeVisible();
    await page.keyboard.press('Slash');
    await page.keyboard.type(`Lighthouse ${name}`);
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await expect.poll(async () => Math.abs((await recognitionHz(page)) - high), { timeout: 90_000 }).toBeLessThan(100);
  });
}

test('which sound is chosen where it is transcribed again, starts nothing by itself, and stopping it leaves the text done', async ({
  page,
  hosted,
  open,
}) => {
  const { recordingId } = hosted.made.call;
  await open(recordingId);
  await expect(page.getByRole('combobox', { name: en.audioTrack.channels })).toHaveCount(0);
  const version = page.getByRole('button', { name: /^Version/ });
  await version.click();
  await page.getByRole('button', { name: en.versions.again }).click();
  const dialog = page.getByRole('dialog', { name: en.versions.againTitle });
  await dialog.getByRole('combobox', { name: en.audioTrack.channels }).click();
  await page.getByRole('option', { name: en.audioTrack.apart }).click();
  expect((await callWeb(hosted.url, 'recordings.get', { recordingId })).state).toBe('done');
  await dialog.getByRole('button', { name: en.versions.start }).click();
  const state = async () => (await callWeb(hosted.url, 'recordings.get', { recordingId })).state;
  await expect.poll(state, { timeout: 90_000 }).toBe('running');
  await callWeb(hosted.url, 'jobs.cancel', { recordingId });
  await expect.poll(state, { timeout: 90_000 }).toBe('done');
  await page.keyboard.press('KeyD');
  const panel = page.getByRole('complementary', { name: en.panels.names.review });
  await expect(panel).toBeVisible();
  await expect(panel.getByText(en.review.notFinished)).toHaveCount(0);
});

test('one channel of several can be chosen, and is what is asked for', async ({ page, hosted, open }) => {
  const { recordingId } = hosted.made.field;
  await open(recordingId);
  await page.getByRole('button', { name: /^Version/ }).click();
  await page.getByRole('button', { name: en.versions.again }).click();
  const dialog = page.getByRole('dialog', { name: en.versions.againTitle });
  await dialog.getByRole('combobox', { name: en.audioTrack.channels }).click();
  await expect(page.getByRole('option')).toHaveText([
    en.audioTrack.mixed,
    ...[1, 2, 3, 4].map((channel) => en.audioTrack.onlyChannels([channel])),
  ]);
  await page.getByRole('option', { name: en.audioTrack.onlyChannels([3]) }).click();
  const asked = page.waitForRequest('**/api/versions.make');
  await dialog.getByRole('button', { name: en.versions.start }).click();
  expect((await asked).postDataJSON()).toMatchObject({ sound: { eachChannel: false, channels: [2] } });
  await callWeb(hosted.url, 'jobs.cancel', { recordingId }).catch(() => {});
});

test('speech on another channel is named in a chip, and one press away from its text', async ({
  page,
  hosted,
  open,
}) => {
  await open(hosted.made.silent.recordingId);
  await page.getByRole('button', { name: en.chips.warnings['other-channels'] }).click();
  const panel = page.getByRole('complementary', { name: en.panels.names.sound });
  await expect(panel.getByText(en.audioTrack.onlyChannels([1]))).toBeVisible();
  await expect(panel.getByText(en.warning.otherChannels([3]))).toBeVisible();
  await panel.getByRole('button', { name: en.soundPanel.transcribeChannels([3]) }).click();
  const dialog = page.getByRole('dialog', { name: en.versions.againTitle });
  await expect(dialog.getByRole('combobox', { name: en.audioTrack.channels })).toHaveText(
    en.audioTrack.onlyChannels([3]),
  );
});

test('versions of one recording have names that differ', async ({ page, hosted, open }) => {
  await open(hosted.made.webm.recordingId);
  await page.getByRole('button', { name: /^Version/ }).click();
  const plain = `${en.models.demoName} · ${en.recognition.presets.balanced}`;
  const versions = page.getByRole('dialog', { name: en.versions.title });
  await expect(versions.getByText(plain, { exact: true })).toBeVisible();
  await expect(versions.getByText(`${plain} · ${en.audioTrack.trackName(2, null)}`, { exact: true })).toBeVisible();
  await page.getByRole('button', { name: en.versions.again }).click();
  const dialog = page.getByRole('dialog', { name: en.versions.againTitle });
  await expect(dialog.getByRole('combobox', { name: en.audioTrack.track })).toContainText(
    en.audioTrack.trackName(2, null),
  );
});
