import { openLibrary } from '../../electron/services/library/open-library.ts';
import { silentLog } from '../../electron/services/log.ts';
import { createRandom, makeWords, zipf } from './make-words.ts';

const windows = 300;
const segmentsPerWindow = 8;

/** Commits windows of half a minute into the big library as a running recognition does; milliseconds each. Leaves the library as it was, but for one recording in the bin. */
export function measureCommits(dir: string): { readonly wall: readonly number[]; readonly cpu: readonly number[] } {
  const library = openLibrary({ dir, log: silentLog });
  const draw = zipf(makeWords('ru', 20_000), createRandom(Date.now() % 1_000_000));
  const name = `commit-${Date.now()}.wav`;
  const file = {
    path: `/recordings/Calls/${name}`,
    name,
    sizeBytes: 1,
    quickHash: name,
    durationMs: 9e6,
    hasVideo: false,
  };
  const options = { modelId: 'demo', language: 'ru', translate: false, prompt: '', threads: null };
  const [recording] = library.recordings.add([file], options);
  if (recording === undefined) throw new Error('nothing was added');
  const { transcriptId } = library.transcripts.begin(recording.id);
  const wall: number[] = [];
  const cpu: number[] = [];
  for (let window = 0; window < windows; window += 1) {
    const segments = Array.from({ length: segmentsPerWindow }, (_, index) => {
      const startMs = window * 30_000 + index * 3700;
      const words = Array.from({ length: 9 }, (__, at) => ({
        startMs: startMs + at * 380,
        endMs: startMs + at * 380 + 300,
        text: draw(),
        probability: 0.8,
      }));
      return { startMs, endMs: startMs + 3600, text: words.map(({ text }) => text).join(' '), words };
    });
    const before = process.cpuUsage();
    const from = performance.now();
    library.transcripts.commitWindow({ transcriptId, resumeMs: (window + 1) * 30_000, language: 'ru', segments });
    wall.push(performance.now() - from);
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1000);
  }
  library.recordings.remove([recording.id]);
  library.close();
  return { wall, cpu };
}
