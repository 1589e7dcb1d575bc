import type { Token } from './tokens.ts';

/** What a rule found at a token: how many tokens the text takes the place of. */
export interface Match {
  readonly count: number;
  readonly text: string;
}

/** One rule of writing: null where it does not begin at this token. */
export type Rule = (tokens: readonly Token[], at: number) => Match | null;

export const noBreak = '\u00A0';

/** Grouped by threes from five digits on, as both languages print it. */
export function grouped(value: number, separator: string): string {
  const [whole = '', fraction] = String(value).split('.');
  const own = whole.length < 5 ? whole : whole.replaceAll(/\B(?=(?:\d{3})+$)/g, separator);
  return fraction === undefined ? own : `${own}${separator === ',' ? '.' : ','}${fraction}`;
}

export function keyAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.key ?? '';
}
