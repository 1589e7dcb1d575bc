import type { Condition, RuleNode, Subject } from '#shared/rules/rule-tree.ts';
import type { Dictionary } from '#renderer/locales/en/words.ts';
import { choiceOf, joinLabel } from './rule-choices.ts';

/** The rule as one sentence in the language of the interface. */
export function describeRule(node: RuleNode, t: Dictionary): string {
  if (node.type === 'condition') return describeCondition(node, t);
  const within = node.withinMs === null ? '' : ` ${t.rules.within} ${seconds(node.withinMs, t)}`;
  const parts = node.parts.map((part, nth) => {
    const text = part.type === 'group' ? `(${describeRule(part, t)})` : describeRule(part, t);
    return nth === 0 ? text : lowerFirst(text);
  });
  return parts.join(`${node.join === 'or' ? '' : ','} ${joinLabel(node.join, t)}${within} `);
}

function describeCondition(condition: Condition, t: Dictionary): string {
  const { isNot, subject, by, edge, beside, count, minMs, minScore } = condition;
  const { rules } = t;
  const [there, names] = isNot ? [rules.there.no, rules.absent] : [rules.there.yes, rules.subjects];
  return [
    there,
    subject.kind === 'said' ? (subject.match === 'exact' ? rules.exactly : '') : names[choiceOf(subject)],
    describeSubject(subject, t),
    minMs > 0 ? `${rules.lasting} ${seconds(minMs, t)}` : '',
    minScore === null ? '' : `${rules.scoreAbove} ${minScore}`,
    by === null ? '' : `${by.isNot ? rules.by.no : rules.by.yes} ${rules.who[by.kind]} ${by.name}`,
    edge === null ? '' : `${rules.edges[edge.side]} ${edge.amount} ${rules.units[edge.unit]}`,
    beside === null
      ? ''
      : `${beside.withinMs === null ? '' : `${rules.within} ${seconds(beside.withinMs, t)} `}${rules.sides[beside.side]} (${lowerFirst(describeCondition(beside.event, t))})`,
    count === null
      ? ''
      : `${rules.counts[count.kind]} ${count.times} ${rules.times}${count.withinMs === null ? '' : ` ${rules.within} ${seconds(count.withinMs, t)}`}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function describeSubject(subject: Subject, { rules }: Dictionary): string {
  switch (subject.kind) {
    case 'said':
      return subject.match === 'regex' ? `/${subject.text}/` : rules.quote(subject.text);
    case 'mark':
      return [subject.value === '' ? '' : subject.value, subject.text === '' ? '' : rules.quote(subject.text)]
        .join(' ')
        .trim();
    case 'share':
      return `${subject.isAbove ? rules.above.yes : rules.above.no} ${rules.shareOf(subject.percent)}`;
    case 'rate':
      return `${subject.isAbove ? rules.above.yes : rules.above.no} ${subject.wordsPerMinute} ${rules.perMinute}`;
    case 'silence':
    case 'overlap':
    case 'interruption':
      return '';
  }
}

function seconds(ms: number, { rules }: Dictionary): string {
  return `${ms / 1000} ${rules.seconds}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
