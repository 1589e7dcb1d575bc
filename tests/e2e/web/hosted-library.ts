import type { InterfaceLanguage } from '../../../electron/shared/text/language.ts';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base, type Page } from '@playwright/test';
import { openLibrary } from '../../../electron/services/library/open-library.ts';
import type { Library } from '../../../electron/services/library/library.ts';
import type { JobOptions, NewSegment } from '../../../electron/services/store/records.ts';
import { silentLog } from '../../../electron/services/log.ts';
import type { Segment } from '../../../electron/shared/segment.ts';
import { callWeb } from './call-web.ts';
import { knowSources } from './know-sources.ts';
import { segmentOf, sourceOf, writePeaks, writeSound } from './made-library.ts';
import { cliPath } from '../../support/cli-path.ts';

export const madeOptions: JobOptions = {
  modelId: 'demo',
  language: 'auto',
  translate: false,
  prompt: '',
  threads: null,
  preset: 'balanced',
};

export interface Maker {
  readonly library: Library;
  /** Adds a finished recording with these texts, five seconds each; with its sound, unless a file is named. */
  readonly recording: (what: MadeRecording) => { readonly recordingId: number; readonly transcriptId: number };
}

interface MadeRecording {
  readonly name: string;
  readonly texts: readonly string[];
  readonly speakers?: readonly string[];
  readonly unsure?: readonly string[];
  readonly file?: string;
  readonly hasVideo?: boolean;
  readonly language?: string;
}

export interface Hosted<T> {
  readonly url: string;
  readonly dir: string;
  readonly made: T;
}

/** Tests that share one host, whose library is made by `make` and not by recognising anything. */
export function hostedTest<T>(make: (maker: Maker) => T, language: InterfaceLanguage = 'en') {
  return base.extend<{ readonly open: (recordingId: number) => Promise<void> }, { readonly hosted: Hosted<T> }>({
    hosted: [
      // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
      async ({}, use) => {
        const dir = mkdtempSync(join(tmpdir(), 'stenogram-hosted-'));
        const library = openLibrary({ dir: join(dir, 'library'), log: silentLog });
        const made = make({ library, recording: (what) => addRecording(library, dir, what) });
        await knowSources(library);
        library.settings.set({ interfaceLanguage: language, isDemoEnough: true });
        library.close();
        const child = spawn(process.execPath, [cliPath, 'serve'], {
          env: { ...process.env, STENOGRAM_USER_DATA: dir, LC_ALL: language === 'ru' ? 'ru_RU.UTF-8' : 'en_US.UTF-8' },
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        const url = await new Promise<string>((resolve, reject) => {
          child.stdout.on('data', (data: Buffer) => resolve(data.toString().trim()));
          child.once('close', (code) => reject(new Error(`the host ended with code ${code}`)));
        });
        await use({ url, dir, made });
        const closed = new Promise((resolve) => child.once('close', resolve));
        child.kill('SIGTERM');
        await closed;
        rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
      },
      { scope: 'worker' },
    ],
    open: async ({ page, hosted }, use) => {
      await use(async (recordingId) => await openRecording(page, hosted.url, recordingId));
    },
  });
}

/** The text is on the page and has the keys. */
async function openRecording(page: Page, url: string, recordingId: number): Promise<void> {
  // A page that is open already would reload while it is sent to another address.
  await page.goto('about:blank');
  await page.goto(url);
  await page.evaluate((hash) => (location.hash = hash), `#/recording/${recordingId}`);
  const list = page.locator('[data-segments]');
  await list.locator('[data-segment-text]').first().waitFor();
  await list.focus();
}

function addRecording(library: Library, dir: string, what: MadeRecording) {
  const { name, texts, speakers = [], unsure = [], hasVideo = false, language = 'en' } = what;
  const segments: NewSegment[] = texts.map((text, nth) =>
    segmentOf({ speaker: speakers[nth] ?? '', text, unsure }, nth),
  );
  const durationMs = texts.length * 5000;
  const file = what.file ?? join(dir, name);
  mkdirSync(dir, { recursive: true });
  const peaks = what.file === undefined ? writeSound(file, segments, durationMs) : null;
  const added = { ...sourceOf(file), name, durationMs, hasVideo };
  const [recording] = library.recordings.add([added], madeOptions);
  if (!recording) throw new Error('nothing was added');
  if (peaks) writePeaks(library, recording.mediaKey, peaks);
  const { transcriptId } = library.transcripts.begin(recording.id);
  library.transcripts.commitWindow({ transcriptId, resumeMs: durationMs, language, segments });
  library.transcripts.finish(transcriptId, { durationMs, sha256: name, warnings: [] });
  return { recordingId: recording.id, transcriptId };
}

/** Turns the wheel over the text, as a reader does, and waits until the text has moved and stands still. */
export async function wheelText(page: Page, px: number): Promise<void> {
  const text = page.locator('[data-segments]');
  await text.hover({ position: { x: 5, y: 100 } });
  const beforePx = await text.evaluate((list) => list.scrollTop);
  await page.mouse.wheel(0, px);
  await expect.poll(async () => await text.evaluate((list) => list.scrollTop)).not.toBe(beforePx);
  await text.evaluate(async (list) => {
    let lastPx = -1;
    for (let still = 0; still < 3;) {
      still = list.scrollTop === lastPx ? still + 1 : 0;
      lastPx = list.scrollTop;
      await new Promise(requestAnimationFrame);
    }
  });
}

/** Of the segment that keys act on; it has to be in the document. */
export async function cursorIndex(page: Page): Promise<number> {
  return Number(await page.locator('[data-cursor]').first().locator('xpath=..').getAttribute('data-index'));
}

/** Two hundred of them. */
export async function segmentsOf(url: string, transcriptId: number, offset = 0): Promise<readonly Segment[]> {
  return (await callWeb(url, 'segments.list', { transcriptId, offset, limit: 200 })).rows;
}
