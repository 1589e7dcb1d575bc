import { formatClock } from '#shared/text/timecode.ts';
import { parseRule } from '#shared/rules/parse-rule.ts';
import type { FindingBasis } from '#shared/rules/finding-basis.ts';
import { conditionsOf } from '#shared/rules/rule-tree.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { describeRule } from './describe-rule.ts';
import styles from './WhyFound.module.css';

/** Which conditions of the rule hold here, and by which words. */
export function WhyFound({ basis }: { readonly basis: FindingBasis }) {
  const { t } = useWords();
  const { rule } = parseRule(basis.ruleText);
  const conditions = rule === null ? [] : conditionsOf(rule);
  return (
    <section className={styles.why} aria-label={t.rules.why}>
      <p className={styles.title}>
        {t.rules.why} · {t.rules.holdsSince(basis.version)}
        {basis.isCertain ? null : <span className={styles.open}>{t.rules.unclear}</span>}
      </p>
      <p className={styles.rule} dir="auto">
        {rule === null ? basis.ruleText : describeRule(rule, t)}
      </p>
      <ul className={styles.parts}>
        {basis.parts.map((part) => {
          const condition = conditions[part.clause];
          return (
            <li key={`${part.clause} ${part.startMs} ${part.text}`}>
              <span className={styles.when}>
                {formatClock(part.startMs)}
                {part.text === '' && part.endMs > part.startMs ? ` – ${formatClock(part.endMs)}` : ''}
              </span>
              <span dir="auto">
                {part.text === '' ? (condition ? describeRule(condition, t) : '') : `“${part.text}”`}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
