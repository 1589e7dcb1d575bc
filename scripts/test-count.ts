export interface TestCount {
  readonly passed: number;
  readonly failed: number;
}

// oxlint-disable-next-line no-control-regex -- colours of a terminal
const colours = /\u001B\[[0-9;]*m/g;

/** Reads the closing lines of vitest (`Tests  3 failed | 40 passed (43)`), Playwright (`12 passed (8s)`) and our own `N passed, N failed`. */
export function countTests(output: string): TestCount {
  const text = output.replaceAll(colours, '');
  const own = lastMatch(text, /^(\d+) passed, (\d+) failed$/gm);
  if (own !== null) return { passed: Number(own[1]), failed: Number(own[2]) };
  const vitest = lastMatch(text, /^\s*Tests\s+(.*)$/gm)?.[1];
  const closing = vitest ?? text.split('\n').slice(-30).join('\n');
  const number = (word: string) => Number(lastMatch(closing, new RegExp(String.raw`(\d+) ${word}\b`, 'g'))?.[1] ?? 0);
  return { passed: number('passed'), failed: number('failed') };
}

/** Titles of the tests that failed, and of those that Playwright calls flaky; each once, in the order of the output. */
export function failedTitles(output: string): readonly string[] {
  const text = output.replaceAll(colours, '');
  const vitest = [...text.matchAll(/^ *FAIL +(.+)$/gm)].map(([, title = '']) => title);
  const playwright = [...text.matchAll(/^ {4}(\[\w+\] › .+?) *$/gm)].map(([, title = '']) => title.replace(/ ─+$/, ''));
  return [...new Set([...vitest, ...playwright])];
}

function lastMatch(text: string, pattern: RegExp): RegExpMatchArray | null {
  return [...text.matchAll(pattern)].at(-1) ?? null;
}
