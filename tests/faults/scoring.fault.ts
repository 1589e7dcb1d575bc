/**
 * Our counts against those of NIST's programs (Debian's sctk): words and letters against sclite, speakers against
 * md-eval, and the test of matched pairs against sc_stats. With `--write` their counts are kept for the suite, which
 * does without them. What is compared: scoring/generated-pairs.fixture.ts, and what whisper-cli wrote of the fixtures.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { speakerErrors, type SpeakerTurn } from '#services/scoring/speakers/speaker-errors.ts';
import { matchedPairs } from '#services/scoring/statistics/matched-pairs.ts';
import { letterErrors, wordErrors } from '#services/scoring/word-errors.ts';
import { normaliseWords } from '#services/scoring/normalise/normalise-words.ts';
import { normalisationSteps } from '#shared/quality/normalisation.ts';
import type { ErrorCounts } from '#shared/quality/scores.ts';
import { ensureTools } from '../../scripts/ensure-tools.ts';
import { textPair, turnPair, type TextPair, type TurnPair } from '#services/scoring/generated-pairs.fixture.ts';
import { root, runFault, type Fault } from './fault.ts';

const pairCount = 200;
/** Pairs of texts that make one comparison of two systems. */
const together = 10;

type Counts = readonly [correct: number, substituted: number, deleted: number, inserted: number];

interface Kept {
  readonly words: readonly Counts[];
  readonly letters: readonly Counts[];
  /** p of each ten pairs. */
  readonly matched: readonly number[];
  /** Scored, missed, falsely alarmed and confused, in milliseconds. */
  readonly speakers: readonly Counts[];
}

ensureTools(['sctk']);
const keptFile = path.join(root, 'tests/fixtures/scoring/sctk.json');
const isWriting = process.argv.includes('--write');

function sctk(program: string, args: readonly string[], dir: string, input?: string): string {
  return execFileSync('sctk', [program, ...args], {
    cwd: dir,
    encoding: 'utf8',
    input,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

function writeTexts(dir: string, name: string, texts: readonly (readonly string[])[]): void {
  writeFileSync(path.join(dir, name), texts.map((words, nth) => `${words.join(' ')} (p_${nth})\n`).join(''));
}

function sclite(dir: string, how: readonly string[]): readonly Counts[] {
  const args = [
    '-r',
    'ref',
    'trn',
    '-h',
    'hyp',
    'trn',
    '-i',
    'rm',
    '-s',
    '-e',
    'utf-8',
    ...how,
    '-o',
    'pralign',
    'stdout',
  ];
  const found = sctk('sclite', args, dir).matchAll(
    /id: \(p_(\d+)\)\s+Scores: \(#C #S #D #I\) (\d+) (\d+) (\d+) (\d+)/g,
  );
  const counts: Counts[] = [];
  for (const [, nth, ...numbers] of found) counts[Number(nth)] = numbers.map(Number) as unknown as Counts;
  return counts;
}

function scStats(dir: string): number {
  const alignments = ['hyp', 'other'].map((hyp) =>
    sctk(
      'sclite',
      ['-r', 'ref', 'trn', '-h', hyp, 'trn', hyp, '-i', 'rm', '-s', '-e', 'utf-8', '-o', 'sgml', 'stdout'],
      dir,
    ),
  );
  const report = sctk('sc_stats', ['-p', '-t', 'mapsswe', '-u', '-n', '-'], dir, alignments.join(''));
  const [, p = 'nothing'] = /\|\s+MP\s+\|\|\s+hyp\s+\|\s+\|[^|]*?(<?\d?\.\d+)/.exec(report) ?? [];
  return p.startsWith('<') ? 0 : Number(p);
}

function rttm(turns: readonly SpeakerTurn[]): string {
  const line = ({ startMs, endMs, speaker }: SpeakerTurn) =>
    `SPEAKER a 1 ${(startMs / 1000).toFixed(2)} ${((endMs - startMs) / 1000).toFixed(2)} <NA> <NA> ${speaker} <NA>\n`;
  return turns.map(line).join('');
}

function mdEval(dir: string, { reference, hypothesis, collarMs }: TurnPair): Counts {
  writeFileSync(path.join(dir, 'ref.rttm'), rttm(reference));
  writeFileSync(path.join(dir, 'hyp.rttm'), rttm(hypothesis));
  const report = sctk('md-eval', ['-c', String(collarMs / 1000), '-r', 'ref.rttm', '-s', 'hyp.rttm'], dir);
  const ms = (name: string) =>
    Math.round(Number(new RegExp(`${name} TIME = *([\\d.]+) secs`).exec(report)?.[1]) * 1000);
  return [ms('SCORED SPEAKER'), ms('MISSED SPEAKER'), ms('FALARM SPEAKER'), ms('SPEAKER ERROR')];
}

const inOrder = ({ correct, substituted, deleted, inserted }: ErrorCounts): Counts => [
  correct,
  substituted,
  deleted,
  inserted,
];

function compare(fault: Fault, what: string, ours: Counts, theirs: Counts | undefined): void {
  if (String(ours) !== String(theirs)) fault.failed(`${what}: ${String(ours)} against ${String(theirs)} of sctk`);
}

function texts(fault: Fault, name: string, pairs: readonly TextPair[]): Pick<Kept, 'words' | 'letters'> {
  const { dir } = fault;
  writeTexts(
    dir,
    'ref',
    pairs.map(({ reference }) => reference),
  );
  writeTexts(
    dir,
    'hyp',
    pairs.map(({ hypothesis }) => hypothesis),
  );
  const [words, letters] = [sclite(dir, []), sclite(dir, ['-c'])];
  for (const [nth, { reference, hypothesis }] of pairs.entries()) {
    compare(fault, `words of ${name} ${nth}`, inOrder(wordErrors(reference, hypothesis, []).counts), words[nth]);
    compare(fault, `letters of ${name} ${nth}`, inOrder(letterErrors(reference, hypothesis, [])), letters[nth]);
    fault.injected(`${name} ${nth}: ${reference.length} words`);
  }
  return { words, letters };
}

/** What whisper-cli wrote of the recordings in tests/fixtures, in words that need no further steps. */
function recognised(): readonly TextPair[] {
  const read = (file: string) => readFileSync(path.join(root, 'tests/fixtures', file), 'utf8');
  const plain = (text: string) => normaliseWords([text], normalisationSteps).map((word) => word.text);
  return readdirSync(path.join(root, 'tests/fixtures/golden'))
    .filter((file) => file.startsWith('short') || file.startsWith('words'))
    .map((file) => {
      const { text } = JSON.parse(read(`golden/${file}`)) as { text: string };
      return { reference: plain(read(`speech/${file.replace('.json', '.txt')}`)), hypothesis: plain(text), other: [] };
    });
}

await runFault(pairCount, (fault) => {
  const { dir } = fault;
  const count = isWriting ? pairCount : fault.count;
  const pairs = Array.from({ length: count }, (_, nth) => textPair(nth));
  const kept = texts(fault, 'pair', pairs);
  texts(fault, 'recording', recognised());
  const matched: number[] = [];
  for (let from = 0; from < count; from += together) {
    const some = pairs.slice(from, from + together);
    // Letters beyond ASCII break sc_stats.
    const plain = (words: readonly string[]) => words.map((word) => `w${Buffer.from(word).toString('hex')}`);
    writeTexts(
      dir,
      'ref',
      some.map(({ reference }) => plain(reference)),
    );
    writeTexts(
      dir,
      'hyp',
      some.map(({ hypothesis }) => plain(hypothesis)),
    );
    writeTexts(
      dir,
      'other',
      some.map(({ other }) => plain(other)),
    );
    const theirs = scStats(dir);
    const { p } = matchedPairs(
      some.map(({ reference, hypothesis, other }) => [
        wordErrors(reference, hypothesis, []).aligned,
        wordErrors(reference, other, []).aligned,
      ]),
    );
    matched.push(theirs);
    if (!(Math.abs(p - theirs) <= 1e-3)) fault.failed(`matched pairs from ${from}: p ${p} against ${theirs}`);
    fault.injected(`matched pairs from ${from}: p ${p.toFixed(4)}`);
  }
  const speakers = Array.from({ length: count }, (_, nth) => {
    const pair = turnPair(nth);
    const theirs = mdEval(dir, pair);
    const { scoredMs, missedMs, falseAlarmMs, confusedMs } = speakerErrors(pair.reference, pair.hypothesis, pair);
    compare(fault, `turns ${nth}`, [scoredMs, missedMs, falseAlarmMs, confusedMs], theirs);
    fault.injected(`turns ${nth}`);
    return theirs;
  });
  if (isWriting) writeFileSync(keptFile, `${JSON.stringify({ ...kept, matched, speakers } satisfies Kept)}\n`);
});
