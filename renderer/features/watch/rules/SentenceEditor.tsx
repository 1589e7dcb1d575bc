import { joins, type Group, type RuleNode } from '#shared/rules/rule-tree.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { ConditionRow } from './ConditionRow.tsx';
import { NumberField } from './NumberField.tsx';
import { emptyCondition, joinLabel } from './rule-choices.ts';
import styles from './RuleEditor.module.css';

interface Props {
  readonly node: RuleNode;
  readonly onChange: (node: RuleNode) => void;
  /** Null for the whole rule, which cannot be removed. */
  readonly onRemove?: (() => void) | null;
  readonly depth?: number;
}

const maxShownDepth = 2;

/** A rule as a sentence whose parts are chosen and typed in place. */
export function SentenceEditor({ node, onChange, onRemove = null, depth = 0 }: Props) {
  const { t } = useWords();
  const group: Group = node.type === 'group' ? node : { type: 'group', join: 'and', withinMs: null, parts: [node] };
  const settle = (parts: readonly RuleNode[], more: Partial<Group> = {}) => {
    const [first] = parts;
    if (first === undefined) onRemove?.();
    else onChange(parts.length === 1 ? first : { ...group, ...more, parts });
  };
  const replace = (at: number, part: RuleNode) => settle(group.parts.map((one, nth) => (nth === at ? part : one)));
  const isOnly = group.parts.length === 1 && onRemove === null;
  return (
    <div className={depth === 0 ? styles.sentence : styles.group} role="group" aria-label={t.rules.sentence}>
      {group.parts.map((part, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- parts have no other identity and keep no state
        <div key={at} className={styles.part}>
          {at > 0 ? <Joint group={group} isFirst={at === 1} onChange={(more) => settle(group.parts, more)} /> : null}
          {part.type === 'group' ? (
            <SentenceEditor
              node={part}
              depth={depth + 1}
              onChange={(next) => replace(at, next)}
              onRemove={() => settle(group.parts.filter((_, nth) => nth !== at))}
            />
          ) : (
            <ConditionRow
              condition={part}
              onChange={(next) => replace(at, next)}
              onRemove={isOnly ? null : () => settle(group.parts.filter((_, nth) => nth !== at))}
            />
          )}
        </div>
      ))}
      <div className={styles.adding}>
        <Button size="s" kind="quiet" icon="plus" onClick={() => settle([...group.parts, emptyCondition()])}>
          {t.rules.addCondition}
        </Button>
        {depth < maxShownDepth && group.parts.length > 1 ? (
          <Button
            size="s"
            kind="quiet"
            icon="plus"
            onClick={() =>
              settle([
                ...group.parts,
                { type: 'group', join: 'or', withinMs: null, parts: [emptyCondition(), emptyCondition()] },
              ])
            }
          >
            {t.rules.addGroup}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

interface JointProps {
  readonly group: Group;
  readonly isFirst: boolean;
  readonly onChange: (more: Partial<Group>) => void;
}

/** The word between two parts: the same between all of a group, so that it is chosen once. */
function Joint({ group: { join, withinMs }, isFirst, onChange }: JointProps) {
  const { t } = useWords();
  const isTimed = join === 'then' || join === 'near';
  if (!isFirst) {
    const within = withinMs === null ? '' : ` ${t.rules.within} ${withinMs / 1000} ${t.rules.seconds}`;
    return <p className={styles.joint}>{`${joinLabel(join, t)}${within}`}</p>;
  }
  return (
    <div className={styles.joint}>
      <SelectField
        label={t.rules.joinLabel}
        value={join}
        choices={joins.map((value) => ({ value, label: joinLabel(value, t) }))}
        onChange={(value) =>
          onChange({ join: value, withinMs: value === 'then' || value === 'near' ? (withinMs ?? 10_000) : null })
        }
      />
      {isTimed ? (
        <>
          <span>{t.rules.within}</span>
          <NumberField
            label={t.rules.within}
            placeholder={t.rules.anyTime}
            value={withinMs === null ? null : withinMs / 1000}
            onChange={(value) => onChange({ withinMs: value === null ? null : Math.round(value * 1000) })}
          />
          <span>{t.rules.seconds}</span>
        </>
      ) : null}
    </div>
  );
}
