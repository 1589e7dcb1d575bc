import type { TranscribeOptions } from '../lib/types.ts';

/** For tests: as whisper-cli decodes by default, at one thread. */
export const testOptions: TranscribeOptions = {
  language: 'en',
  translate: false,
  prompt: '',
  threads: 1,
  beamSize: 5,
  bestOf: 5,
  audioContext: null,
  temperatures: [0, 0.2, 0.4, 0.6, 0.8, 1],
  wordTimes: 'energy',
};

/** For tests: the fastest way. */
export const greedyTestOptions: TranscribeOptions = { ...testOptions, beamSize: 1 };
