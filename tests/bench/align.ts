/** How long 24 hours of speech take to be compared with their reference, in words and in letters, and in how much memory. */
import { letterErrors, wordErrors } from '#services/scoring/word-errors.ts';
import { errorCount } from '#shared/quality/scores.ts';
import { seededRandom } from '#services/scoring/statistics/random.ts';

/** Words of 24 hours at 150 a minute. */
const count = 24 * 60 * 150;
const random = seededRandom(24);
/** Frequencies fall as those of words do. */
const pick = () => wordOf(Math.floor(Math.exp(random() * Math.log(30_000))));
const wordOf = (rank: number): string => {
  const syllables = ['ка', 'ло', 'ми', 'ну', 'ре', 'со', 'ту', 'вы', 'дя', 'же'];
  return `${rank}`.replaceAll(/\d/g, (digit) => syllables[Number(digit)] ?? 'о');
};
const reference = Array.from({ length: count }, pick);
const hypothesis = reference.flatMap((word) => {
  const dice = random() / 0.2;
  return dice < 0.5 ? [pick()] : dice < 0.75 ? [] : dice < 1 ? [word, pick()] : [word];
});
for (const [name, run] of [
  ['words', () => errorCount(wordErrors(reference, hypothesis, ['case', 'punctuation', 'numbers']).counts)],
  ['letters', () => errorCount(letterErrors(reference, hypothesis, ['case', 'punctuation']))],
] as const) {
  const startedMs = performance.now();
  const errors = run();
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  const memoryMb = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(
    `${count} ${name === 'words' ? 'words' : 'words by letters'}: ${errors} errors, ${seconds} s, at most ${memoryMb} MB\n`,
  );
}
