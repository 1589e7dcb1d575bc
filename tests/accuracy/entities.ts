/**
 * How many names that may be several things are decided, left open, and decided wrongly. The lines that no rule was made by are
 * read with `--held-out`. Usage: `node tests/accuracy/entities.ts [--held-out] [--wrong]`.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findEntities } from '#services/text-analysis/entities/find-entities.ts';

export interface AtomScore {
  readonly count: number;
  readonly right: number;
  readonly open: number;
  readonly wrong: number;
  readonly lines: readonly string[];
}

/** Each line says what the name between stars is. */
export function scoreAtoms(names: readonly string[]): AtomScore {
  let [count, right, open] = [0, 0, 0];
  const lines: string[] = [];
  for (const name of names) {
    const file = path.resolve(import.meta.dirname, `../fixtures/entities/${name}.txt`);
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line === '' || line.startsWith('#')) continue;
      const [wanted = '', marked = ''] = line.split('|');
      const [from, to] = [marked.indexOf('*'), marked.lastIndexOf('*') - 1];
      const found = findEntities(marked.replaceAll('*', '')).find(
        ({ value, start, end }) => value !== 'unknown' && start < to && end > from,
      );
      const got = found?.value ?? 'none';
      count += 1;
      if (got === wanted) right += 1;
      else if (got === 'open') open += 1;
      if (got !== wanted) lines.push(`${got}: ${line}`);
    }
  }
  return { count, right, open, wrong: count - right - open, lines };
}

if (import.meta.main) {
  const isHeldOut = process.argv.includes('--held-out');
  const names = isHeldOut ? ['atoms-held-out', 'atoms-held-out-2'] : ['atoms'];
  for (const name of names) {
    const { count, right, open, wrong, lines } = scoreAtoms([name]);
    console.log(`${name}: ${count} names: ${right} right, ${open} left open, ${wrong} wrong`);
    if (process.argv.includes('--wrong')) console.log(lines.join('\n'));
  }
}
