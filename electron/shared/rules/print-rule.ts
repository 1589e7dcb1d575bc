import type { Beside, Condition, Count, Edge, RuleNode, Subject, Who } from './rule-tree.ts';

/** The text form of a rule: `parseRule` gives the same tree again. */
export function printRule(node: RuleNode): string {
  if (node.type === 'condition') return printCondition(node);
  const within = node.withinMs === null ? '' : ` within ${printLength(node.withinMs)}`;
  return node.parts.map((part) => printPart(part)).join(` ${node.join}${within} `);
}

function printPart(part: RuleNode): string {
  return part.type === 'group' ? `(${printRule(part)})` : printRule(part);
}

export function printCondition(condition: Condition): string {
  const { isNot, subject, by, edge, beside, count, minMs, minScore } = condition;
  return [
    isNot ? 'not' : '',
    printSubject(subject),
    minMs > 0 ? `lasting ${printLength(minMs)}` : '',
    minScore === null ? '' : `score above ${minScore}`,
    by === null ? '' : printWho(by),
    edge === null ? '' : printEdge(edge),
    beside === null ? '' : printBeside(beside),
    count === null ? '' : printCount(count),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function printSubject(subject: Subject): string {
  switch (subject.kind) {
    case 'said':
      if (subject.match === 'regex') return `said /${subject.text.replaceAll('/', String.raw`\/`)}/`;
      return `said ${subject.match === 'exact' ? 'exactly ' : ''}${quote(subject.text)}`;
    case 'mark': {
      const value = subject.value === '' ? 'any' : isPlain(subject.value) ? subject.value : quote(subject.value);
      return `${subject.of} ${value}${subject.text === '' ? '' : ` named ${quote(subject.text)}`}`;
    }
    case 'silence':
    case 'overlap':
    case 'interruption':
      return subject.kind;
    case 'share':
      return `share ${subject.isAbove ? 'above' : 'below'} ${subject.percent} %`;
    case 'rate':
      return `rate ${subject.isAbove ? 'above' : 'below'} ${subject.wordsPerMinute}`;
  }
}

function printWho({ kind, name, isNot }: Who): string {
  const what = kind === 'channel' ? `channel ${name}` : `${kind === 'role' ? 'role ' : ''}${quote(name)}`;
  return `by ${isNot ? 'other than ' : ''}${what}`;
}

function printEdge({ side, amount, unit }: Edge): string {
  return `in ${side} ${amount} ${unit}`;
}

function printBeside({ side, withinMs, event }: Beside): string {
  return `${withinMs === null ? '' : `within ${printLength(withinMs)} `}${side} (${printCondition(event)})`;
}

function printCount({ kind, times, withinMs }: Count): string {
  return `${kind} ${times} times${withinMs === null ? '' : ` within ${printLength(withinMs)}`}`;
}

/** In seconds, and in minutes or hours where they are whole. */
export function printLength(ms: number): string {
  if (ms >= 3_600_000 && ms % 3_600_000 === 0) return `${ms / 3_600_000} h`;
  if (ms >= 60_000 && ms % 60_000 === 0) return `${ms / 60_000} min`;
  return `${ms / 1000} s`;
}

function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', String.raw`\"`)}"`;
}

/** Small letters only: words are read so. `any` would be every value. */
function isPlain(value: string): boolean {
  return /^[a-z_][a-z0-9_-]*$/.test(value) && value !== 'any';
}
