import type { InterfaceLanguage } from '../../../electron/shared/text/language.ts';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLibrary } from '../../../electron/services/library/open-library.ts';
import type { Library } from '../../../electron/services/library/library.ts';
import { silentLog } from '../../../electron/services/log.ts';
import { cliPath } from '../../support/cli-path.ts';

const options = { modelId: 'demo', language: 'auto', translate: false, prompt: '', threads: null };

export interface SharedApp {
  /** Carries the token. */
  readonly url: string;
  readonly dir: string;
  end(): Promise<void>;
}

/** A host over a library that was made for it, for all tests of a file. */
export async function startApp(
  fill: (library: Library) => unknown,
  { language = 'en', args = [] }: { language?: InterfaceLanguage; args?: readonly string[] } = {},
): Promise<SharedApp> {
  const dir = mkdtempSync(join(tmpdir(), 'stenogram-shared-'));
  const library = openLibrary({ dir: join(dir, 'library'), log: silentLog });
  await fill(library);
  library.close();
  return { ...(await serve(dir, { language, args })), dir };
}

/** Starts the host over a folder of the user that is there already. */
export async function serve(
  dir: string,
  { language = 'en', args = [] }: { language?: InterfaceLanguage; args?: readonly string[] } = {},
): Promise<Omit<SharedApp, 'dir'>> {
  const child = spawn(process.execPath, [cliPath, 'serve', ...args], {
    env: {
      ...process.env,
      STENOGRAM_USER_DATA: dir,
      LC_ALL: language === 'ru' ? 'ru_RU.UTF-8' : 'en_US.UTF-8',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => resolve(data.toString().trim()));
    child.once('close', (code) => reject(new Error(`the host ended with code ${code}`)));
  });
  return {
    url,
    async end() {
      const closed = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      await closed;
      rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Recordings whose files do not exist, or are all one that does, the newest last; returns their ids. */
export function addMany(
  library: Library,
  count: number,
  nameOf = (nth: number) => `call ${nth + 1}.wav`,
  file: { readonly path: string; readonly sizeBytes: number; readonly quickHash: string } | null = null,
): number[] {
  const added = Array.from({ length: count }, (_, nth) => ({
    path: `/calls/${nameOf(nth)}`,
    name: nameOf(nth),
    sizeBytes: 1000 + nth,
    quickHash: nameOf(nth),
    durationMs: 60_000,
    hasVideo: false,
    ...(file !== null && { path: file.path, sizeBytes: file.sizeBytes, quickHash: file.quickHash }),
  }));
  return library.recordings.add(added, options).map(({ id }) => id);
}

/** A finished transcript of one segment a line, five seconds each. */
export function addText(library: Library, recordingId: number, lines: readonly string[]): number {
  const segments = lines.map((text, nth) => {
    const startMs = nth * 5000;
    const words = text.split(' ').map((word, at) => ({
      startMs: startMs + at * 100,
      endMs: startMs + at * 100 + 90,
      text: word,
      probability: 0.95,
    }));
    return { startMs, endMs: startMs + 4000, text, words };
  });
  const { transcriptId } = library.transcripts.begin(recordingId);
  const durationMs = lines.length * 5000;
  library.transcripts.commitWindow({ transcriptId, resumeMs: durationMs, language: 'en', segments });
  library.transcripts.finish(transcriptId, { durationMs, sha256: String(recordingId), warnings: [] });
  return transcriptId;
}
