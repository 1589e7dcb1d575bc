import { join } from 'node:path';
import { openLibrary } from '../../../electron/services/library/open-library.ts';
import { silentLog } from '../../../electron/services/log.ts';
import { nameOf, payloads } from './xss-payloads.ts';

const options = { modelId: 'demo', language: 'en', translate: false, prompt: '', threads: null };

/** A library in which every text that a page shows is a payload; made before the host opens it. */
export function makeXssLibrary(userData: string): void {
  const library = openLibrary({ dir: join(userData, 'library'), log: silentLog });
  const file = { sizeBytes: 1, durationMs: 600_000, hasVideo: false };
  const rows = payloads.map((payload, nth) => ({
    ...file,
    path: `/nowhere/${nth}/${nameOf(payload)}`,
    name: nameOf(payload),
    quickHash: String(nth),
  }));
  const recordings = library.recordings.add(rows, { ...options, modelId: payloads[0] ?? '' });
  for (const [nth, { id, name }] of recordings.entries()) {
    if (nth > 0) {
      library.jobs.setState(id, 'failed', { code: 'internal', params: { name, detail: payloads[nth] ?? '' } });
      continue;
    }
    const { transcriptId } = library.transcripts.begin(id);
    const segments = payloads.map((text, at) => ({
      startMs: at * 3000,
      endMs: at * 3000 + 2500,
      text,
      words: text.split(' ').map((word, place) => ({
        startMs: at * 3000 + place * 100,
        endMs: at * 3000 + place * 100 + 90,
        text: word,
        probability: 0.3,
      })),
      speaker: text,
    }));
    library.transcripts.commitWindow({ transcriptId, resumeMs: 600_000, language: 'en', segments });
    const gaps = [{ startMs: 500_000, endMs: 510_000, place: 'tail', isRedone: true } as const];
    library.transcripts.finish(transcriptId, { durationMs: 600_000, sha256: 'x', warnings: [], gaps });
  }
  library.settings.set({
    prompt: payloads.slice(0, 20).join(' ').slice(0, 2000),
    ffmpegPath: `/nowhere/${payloads[4] ?? ''}`,
  });
  library.close();
}
