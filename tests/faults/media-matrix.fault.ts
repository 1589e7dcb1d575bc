/**
 * Speech whose words are known, in containers × codecs × channels × tracks × clocks × lengths × tags × levels: every
 * file gives its words (error within 10 points of the plain WAV) or a true sentence why not; none loses text in silence.
 * `node tests/faults/media-matrix.fault.ts [count] [seed] [which]`; `which` are numbers of the run, `159,200` or `1-200`. At least 98 of a hundred must give their words.
 */
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { RecordingWarning } from '#shared/recording.ts';
import { testServices } from '#services/wiring/services.fixture.ts';
import { wordErrorRate } from '../accuracy/word-error-rate.ts';
import { createRandom, root, runFault } from './fault.ts';
import { kinds } from './media-kinds.ts';
import {
  clocks,
  isPossible,
  layouts,
  lengths,
  levels,
  makeFile,
  nameOf,
  tagChoices,
  trackChoices,
  type Combination,
} from './media-matrix.ts';

const sources = ['short01', 'short03', 'short05', 'short09', 'short10'];
const allowedPoints = 0.1;
const wantedShare = 0.98;
/** Warnings that say that speech may be missing. */
const names = new Set(['incomplete', 'open-end', 'no-speech', 'gaps', 'tracks', 'other-tracks', 'other-channels']);
/** What is said of the sound, where the sentence says that there may be more errors. */
const isDoubtful = (warning: RecordingWarning) =>
  warning.kind === 'level' && (warning.hasHum || warning.hasOffset || warning.isClipped);

/** Of a run's combinations; all of them where none are named. */
function isWanted(nth: number): boolean {
  const named = process.argv[4];
  return (
    named === undefined ||
    named.split(',').some((range) => {
      const [from = 0, to = from] = range.split('-').map(Number);
      return nth >= from && nth <= to;
    })
  );
}

const speechOf = (source: number) => path.join(root, 'tests/fixtures/speech', `${sources[source]}.wav`);
const wordsOf = (source: number) =>
  readFileSync(path.join(root, 'tests/fixtures/speech', `${sources[source]}.txt`), 'utf8');

await runFault(400, async (fault) => {
  const random = createRandom(Number(process.argv[3] ?? 1));
  const pick = <T>(list: readonly T[]): T => list[random(0, list.length)]!;
  const app = await testServices();
  let right = 0;
  const seen = new Set<string>();
  try {
    const plain = new Map<number, number>();
    for (const source of sources.keys()) {
      const [recording] = await app.transcribe(speechOf(source));
      plain.set(source, wordErrorRate(wordsOf(source), app.text(recording!.id)).rate);
    }
    for (let nth = 0; nth < fault.count;) {
      const combination: Combination = {
        kind: kinds[nth % kinds.length]!,
        layout: pick(layouts),
        tracks: random(0, 3) === 0 ? pick(trackChoices) : trackChoices[0],
        clock: random(0, 3) === 0 ? pick(clocks) : clocks[0],
        tags: random(0, 3) === 0 ? pick(tagChoices) : tagChoices[0],
        level: random(0, 2) === 0 ? pick(levels) : levels[0],
        length: random(0, 3) === 0 ? pick(lengths) : lengths[0],
        source: random(0, sources.length),
      };
      const name = nameOf(combination);
      // The same content is the same recording.
      if (!isPossible(combination) || seen.has(name)) continue;
      seen.add(name);
      nth += 1;
      if (!isWanted(nth)) continue;
      const file = makeFile(fault.dir, speechOf(combination.source), combination, nth);
      const [recording] = await app.transcribe(file);
      rmSync(file);
      if (recording === undefined) {
        fault.injected(`WRONG  ${name}`);
        fault.failed(`not added: ${name}`);
        continue;
      }
      const isTwice = combination.clock.startsWith('joined');
      const words = wordsOf(combination.source);
      const { rate } = wordErrorRate(isTwice ? `${words} ${words}` : words, app.text(recording.id));
      const isRight = rate <= (plain.get(combination.source) ?? 0) + allowedPoints;
      fault.injected(`${isRight ? 'right' : 'WRONG'}  ${name}  ${(rate * 100).toFixed(0)} %`);
      if (isRight) right += 1;
      else {
        const { state, failure, warnings } = recording;
        const said = state === 'failed' || warnings.some((one) => names.has(one.kind) || isDoubtful(one));
        const sentence = failure === null ? warnings.map(({ kind }) => kind).join(' ') : failure.code;
        process.stdout.write(`      ${state}: ${sentence}; “${app.text(recording.id).slice(0, 200)}”\n`);
        if (!said) fault.failed(`in silence: ${name}`);
      }
    }
  } finally {
    await app.end();
  }
  process.stdout.write(`${right} of ${fault.injectedCount} gave their words\n`);
  if (right < fault.injectedCount * wantedShare) fault.failed('fewer than 98 of a hundred gave their words');
});
