import type { Edit } from './rewriting.ts';

/** What stands around a match. */
export interface Around {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** The word before, in lower case; empty where a mark or nothing is before. */
  readonly before: string;
  /** The word after, in lower case with е for ё; empty where a mark or nothing follows. */
  readonly after: string;
}

/** A pattern of what is written, and what is said for it; null where it is something else after all. */
export interface WrittenRule {
  /** Without flags; it is tried at each place where a word or a number may begin. */
  readonly pattern: RegExp;
  readonly say: (match: RegExpExecArray, around: Around) => string | null;
}

/** Tries the rules at each place in their order, from left to right. */
export function editsByRules(text: string, rules: readonly WrittenRule[]): readonly Edit[] {
  const sticky = rules.map(({ pattern, say }) => ({ pattern: new RegExp(pattern.source, 'uy'), say }));
  const edits: Edit[] = [];
  let at = 0;
  while (at < text.length) {
    const found = canBegin(text, at) ? firstOf(text, at, sticky) : null;
    if (found === null) at += 1;
    else {
      edits.push(found);
      at = found.to;
    }
  }
  return edits;
}

function canBegin(text: string, at: number): boolean {
  const own = text[at] ?? '';
  return /[\p{L}\d+$€£№§−-]/u.test(own) && !/[\p{L}\d]/u.test(text[at - 1] ?? '');
}

function firstOf(text: string, at: number, rules: readonly WrittenRule[]): Edit | null {
  for (const { pattern, say } of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) continue;
    const to = at + match[0].length;
    const before = /(\p{L}+)[\s\u00A0]*$/u.exec(text.slice(Math.max(0, at - 40), at))?.[1] ?? '';
    const after = /^[\s\u00A0]*(\p{L}+)/u.exec(text.slice(to, to + 40))?.[1] ?? '';
    const around = {
      text,
      from: at,
      to,
      before: before.toLowerCase(),
      after: after.toLowerCase().replaceAll('ё', 'е'),
    };
    const said = say(match, around);
    if (said === null) continue;
    const isCapital = beginsSentence(text, at) && !/^\p{Ll}/u.test(match[0]);
    return { from: at, to, text: isCapital ? capitalised(said) : said };
  }
  return null;
}

function beginsSentence(text: string, at: number): boolean {
  const before = text.slice(0, at).trimEnd();
  if (before === '') return true;
  return /[.!?…]["»”]?$/.test(before) && !endsInAbbreviation.test(before);
}

/** What mostly stands before a number in the middle of a sentence. */
const endsInAbbreviation =
  /(?:^|[\s\u00A0(«"])(?:ул|стр|кв|корп|д|п|пп|гл|рис|табл|ст|ч|см|им|тел|пер|пл|просп|куб|No|Nos|Mr|Mrs|Dr|Prof|St|vs|p|pp|vol|fig|approx|e\.g|i\.e)\.$/iu;

/** A sign before a number, where it is no dash between two and nothing is added up. */
export function signRules(minus: string, plus: string): readonly WrittenRule[] {
  const rule = (pattern: RegExp, said: string): WrittenRule => ({
    pattern,
    say: (_match, { text, from }) =>
      /(?:^|[\s\u00A0(«"])$/.test(text.slice(0, from)) && !/\d\s*$/.test(text.slice(0, from)) ? `${said} ` : null,
  });
  return [rule(/[-−](?=\d)/, minus), rule(/\+(?=\d)/, plus)];
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** The stop of an abbreviation ends the sentence too where a capital or nothing follows. */
export function sentenceStop({ text, to }: Around, written: string): string {
  if (!written.endsWith('.')) return '';
  const rest = text.slice(to).trimStart();
  return rest === '' || /^["«“]?\p{Lu}/u.test(rest) ? '.' : '';
}

/** «12 500» or «12,500» as a number. */
export function wholeOf(text: string): number {
  return Number(text.replaceAll(/[^\d]/g, ''));
}
