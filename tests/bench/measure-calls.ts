interface Row {
  readonly what: string;
  readonly count: number;
  readonly wall: readonly number[];
  readonly cpu: readonly number[];
  readonly bar: string;
  readonly note: string;
}

const at = (list: readonly number[], share: number) =>
  list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0;
const three = (list: readonly number[]) => [0.5, 0.95, 0.99].map((share) => at(list, share).toFixed(2)).join(' / ');

/** Wall and process CPU milliseconds of calls, each by itself, as a table of p50, p95 and p99 beside the bar. */
export function createTable() {
  const rows: Row[] = [];
  return {
    rows,
    measure<T>(
      what: string,
      bar: string,
      inputs: readonly T[],
      work: (input: T) => unknown,
      note: string | (() => string) = '',
    ): void {
      const wall: number[] = [];
      const cpu: number[] = [];
      for (const input of inputs) {
        const before = process.cpuUsage();
        const from = performance.now();
        work(input);
        wall.push(performance.now() - from);
        const { user, system } = process.cpuUsage(before);
        cpu.push((user + system) / 1000);
      }
      rows.push({ what, count: inputs.length, wall, cpu, bar, note: typeof note === 'string' ? note : note() });
    },
    print(title: string): void {
      const lines = rows.map(({ what, count, wall, cpu, bar, note }) =>
        [what, count, wall.length > 0 ? three(wall) : '', cpu.length > 0 ? three(cpu) : '', bar, note].join(' | '),
      );
      process.stdout.write(
        [
          `| ${title} | n | wall ms p50 / p95 / p99 | CPU ms p50 / p95 / p99 | bar | |`,
          '| - | - | - | - | - | - |',
          ...lines.map((line) => `| ${line} |`),
          '',
        ].join('\n'),
      );
    },
  };
}
