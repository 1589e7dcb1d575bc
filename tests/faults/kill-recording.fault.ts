/** kill -9 of the recorder at random moments: at most a second of sound is lost, and the text is that of the file. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createRandom, loopedInterview, runFault } from './fault.ts';
import { killRecording } from './kill-recording.ts';

const random = createRandom(Number(process.argv[3] ?? 1));

await runFault(20, async (fault) => {
  const file = path.join(fault.dir, 'said.wav');
  const looped = loopedInterview(path.join(fault.dir, 'sound'), 120);
  execFileSync('ffmpeg', ['-v', 'error', '-i', looped, '-fflags', '+bitexact', '-ac', '1', '-ar', '16000', file]);
  let max = 0;
  while (fault.injectedCount < fault.count) {
    const dir = path.join(fault.dir, `run-${fault.injectedCount}`);
    mkdirSync(dir);
    const killAtMs = random(1500, 75_000);
    const { lostMs, savedMs, faults } = await killRecording(dir, file, killAtMs, 6);
    max = Math.max(max, lostMs);
    fault.injected(`after ${killAtMs} ms of sound: ${Math.round(savedMs)} ms are there, ${Math.round(lostMs)} ms lost`);
    for (const one of faults) fault.failed(one);
    if (lostMs > 1000) fault.failed(`${lostMs} ms of sound are lost`);
  }
  process.stdout.write(`at most ${Math.round(max)} ms lost\n`);
});
