import type { RuleMistake } from './rule-mistake.ts';
import { tokenizeRule, type RuleToken } from './rule-tokens.ts';

export class RuleTextError extends Error {
  readonly mistake: RuleMistake;

  constructor(mistake: RuleMistake) {
    super(mistake.code);
    this.mistake = mistake;
  }
}

const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, sec: 1000, min: 60_000, h: 3_600_000 };
/** A day: no recording is longer than that by much. */
const maxLengthMs = 86_400_000;

/** Goes through the tokens of a rule and remembers what might have stood at each place. */
export class RuleReader {
  readonly #tokens: readonly RuleToken[];
  #at = 0;
  #expected = new Set<string>();

  constructor(text: string) {
    this.#tokens = tokenizeRule(text);
  }

  get token(): RuleToken {
    const token = this.#tokens[this.#at] ?? this.#tokens.at(-1);
    if (token === undefined) throw new RangeError('a text without an end');
    return token;
  }

  isAtEnd(): boolean {
    return this.token.kind === 'end';
  }

  fail(code: RuleMistake['code'], { start, end, kind }: RuleToken = this.token): never {
    const isUnclosed = kind === 'unclosed' && code === 'expected';
    throw new RuleTextError({ code: isUnclosed ? 'unclosed' : code, start, end, expected: [...this.#expected] });
  }

  /** Continues if this word stands here. */
  take(word: string): boolean {
    this.#expected.add(word);
    return this.#isNext('word', word);
  }

  need(word: string): void {
    if (!this.take(word)) this.fail('expected');
  }

  oneOf<T extends string>(words: readonly T[]): T | null {
    return words.find((word) => this.take(word)) ?? null;
  }

  sign(sign: string): boolean {
    this.#expected.add(sign);
    return this.#isNext('sign', sign);
  }

  /** Null if none stands here. */
  string(): string | null {
    this.#expected.add('"…"');
    return this.#take('string');
  }

  regex(): string | null {
    this.#expected.add('/…/');
    return this.#take('regex');
  }

  /** A word that the language does not know beforehand. */
  name(): string | null {
    this.#expected.add('name');
    return this.#take('word');
  }

  number({ max, isWhole = false }: { readonly max: number; readonly isWhole?: boolean }): number {
    const { token } = this;
    this.#expected.add('10');
    const text = this.#take('number');
    if (text === null) this.fail('expected');
    const value = Number(text);
    if (value > max || (isWhole && !Number.isInteger(value))) this.fail('bad-number', token);
    return value;
  }

  /** A number with its unit, in whole milliseconds. */
  length(): number {
    this.#expected.add('30 s');
    const { token } = this;
    const value = this.number({ max: maxLengthMs });
    const unit = this.oneOf(['s', 'min', 'h', 'ms', 'sec']);
    if (unit === null) this.fail('expected');
    const ms = Math.round(value * (unitsMs[unit] ?? 1));
    if (ms > maxLengthMs) this.fail('bad-number', token);
    return ms;
  }

  #isNext(kind: RuleToken['kind'], text: string): boolean {
    const { token } = this;
    if (token.kind !== kind || token.text !== text) return false;
    this.#next();
    return true;
  }

  #take(kind: RuleToken['kind']): string | null {
    const { token } = this;
    if (token.kind !== kind) return null;
    this.#next();
    return token.text;
  }

  #next(): void {
    this.#at += 1;
    this.#expected = new Set();
  }
}
