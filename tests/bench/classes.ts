/** How long a classifier takes to learn from 5,000 passages, and to score 1,000 hours of speech. */
import { classifierWords } from '#services/classifiers/text-features.ts';
import { labelledPassages } from '#services/classifiers/labelled-passages.fixture.ts';
import { trainClassifier } from '#services/classifiers/logistic.ts';
import { PassageScorer } from '#services/classifiers/passage-scorer.ts';
import { seededRandom } from '#services/scoring/statistics/random.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const random = seededRandom(5);
const syllables = ['ка', 'ло', 'ми', 'ну', 'ре', 'со', 'ту', 'вы', 'дя', 'же', 'the', 'ing', 'er'];
const wordOf = (rank: number) => `${rank}`.replaceAll(/\d/g, (digit) => syllables[Number(digit)] ?? 'о');
/** Frequencies fall as those of words do. */
const pick = () => wordOf(Math.floor(Math.exp(random() * Math.log(60_000))));

const passages = labelledPassages(5000, 1).map((passage) => ({
  ...passage,
  text: `${passage.text} ${Array.from({ length: 8 }, pick).join(' ')}`,
}));
let startedMs = performance.now();
const classifier = trainClassifier(passages);
say(`5,000 passages learned in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);

/** 150 words a minute in passages of 20. */
const count = (1000 * 60 * 150) / 20;
const some = Array.from({ length: 20_000 }, () => Array.from({ length: 20 }, pick).join(' '));
const scorer = new PassageScorer(classifier);
startedMs = performance.now();
let found = 0;
for (let nth = 0; nth < count; nth += 1) {
  if (scorer.score(classifierWords(some[nth % some.length] ?? '')) > 0.9) found += 1;
}
const memoryMb = Math.round(process.resourceUsage().maxRSS / 1024);
say(
  `1,000 hours (${count} passages) scored in ${((performance.now() - startedMs) / 1000).toFixed(1)} s, ${found} above 0.9, at most ${memoryMb} MB`,
);
