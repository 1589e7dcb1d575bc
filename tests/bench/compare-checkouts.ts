/**
 * A benchmark that prints a table of calls (see measure-calls.ts), in two checkouts in turn: `node
 * tests/bench/compare-checkouts.ts BEFORE AFTER PAIRS SCRIPT [OPTIONS…]`, the script below tests/bench. Prints the medians
 * of each row's processor milliseconds and how they compare, and the median of all rows; fails on nothing.
 */
import { execFileSync } from 'node:child_process';
import path from 'node:path';

const [before = '', after = '', pairs = '3', script = 'search.ts', ...options] = process.argv.slice(2);

interface Figures {
  readonly p50: number;
  readonly p95: number;
}
type Runs = Map<string, Figures[]>;

function run(checkout: string, runs: Runs): void {
  const file = path.join(checkout, 'tests/bench', script);
  const flags = ['--max-semi-space-size=8', file, ...options];
  const table = execFileSync(process.execPath, flags, { cwd: checkout, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }); // prettier-ignore
  for (const line of table.split('\n')) {
    const [, what = '', , , cpu = ''] = line.split('|').map((cell) => cell.trim());
    const [p50, p95] = cpu.split('/').map(Number);
    if (p50 === undefined || p95 === undefined || Number.isNaN(p50 + p95)) continue;
    runs.set(what, [...(runs.get(what) ?? []), { p50, p95 }]);
  }
}

const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
const [old, now]: [Runs, Runs] = [new Map(), new Map()];
for (let pair = 0; pair < Number(pairs); pair += 1) {
  // Each is first as often as the other: the first finds the processor cooler.
  for (const [checkout, runs] of pair % 2 === 0 ? ([[before, old], [after, now]] as const) : ([[after, now], [before, old]] as const)) run(checkout, runs); // prettier-ignore
}

process.stdout.write(
  `| CPU ms, median of ${pairs} | p50 before | after | × | p95 before | after | × |\n| - | - | - | - | - | - | - |\n`,
);
const ratios: { p50: number; p95: number }[] = [];
const sums = { before: 0, after: 0 };
for (const [what, before] of old) {
  const after = now.get(what);
  if (after === undefined) continue;
  const of = (all: readonly Figures[], which: keyof Figures) => median(all.map((one) => one[which]));
  const cells = (['p50', 'p95'] as const).map((which) => [of(before, which), of(after, which)] as const);
  const [half, most] = cells.map(([one, other]) => other / Math.max(one, 0.001)) as [number, number];
  ratios.push({ p50: half, p95: most });
  sums.before += cells[0]?.[0] ?? 0;
  sums.after += cells[0]?.[1] ?? 0;
  const shown = cells.flatMap(([one, other]) => [one.toFixed(2), other.toFixed(2), (other / Math.max(one, 0.001)).toFixed(2)]); // prettier-ignore
  process.stdout.write(`| ${[what, ...shown].join(' | ')} |\n`);
}
const [half, most] = [median(ratios.map(({ p50 }) => p50)), median(ratios.map(({ p95 }) => p95))];
process.stdout.write(
  `median of the rows: p50 × ${half.toFixed(2)}, p95 × ${most.toFixed(2)}; sum of p50 ${sums.before.toFixed(1)} → ${sums.after.toFixed(1)} ms\n`,
);
