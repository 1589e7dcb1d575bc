import { Menu } from '@base-ui/react/menu';
import type { Condition } from '#shared/rules/rule-tree.ts';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { MenuItems } from '#renderer/ui/controls/MenuItems.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { ClauseChip } from './ClauseChip.tsx';
import {
  choiceOf,
  clausesFor,
  hasClause,
  subjectChoices,
  withClause,
  withoutClause,
  withSubject,
} from './rule-choices.ts';
import { SubjectFields } from './SubjectFields.tsx';
import styles from './RuleEditor.module.css';

interface Props {
  readonly condition: Condition;
  /** Of `after` and `before`: it has fewer clauses and is always there. */
  readonly isEvent?: boolean;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove?: (() => void) | null;
}

const clauseIcons = {
  by: 'speakers',
  edge: 'toTop',
  beside: 'compare',
  count: 'loop',
  minMs: 'clock',
  minScore: 'check',
} as const;

/** One condition: is it there, what, and what narrows it down. */
export function ConditionRow({ condition, isEvent = false, onChange, onRemove = null }: Props) {
  const { t } = useWords();
  const names = condition.isNot ? t.rules.absent : t.rules.subjects;
  const clauses = clausesFor(condition, isEvent);
  const missing = clauses.filter((clause) => !hasClause(condition, clause));
  return (
    <div className={styles.condition}>
      {isEvent ? null : (
        <SelectField
          label={t.rules.thereLabel}
          value={condition.isNot ? 'no' : 'yes'}
          choices={(['yes', 'no'] as const).map((value) => ({ value, label: t.rules.there[value] }))}
          onChange={(value) => onChange({ ...condition, isNot: value === 'no' })}
        />
      )}
      <SelectField
        label={t.rules.subjectLabel}
        value={choiceOf(condition.subject)}
        choices={subjectChoices.map((value) => ({
          value,
          label: names[value],
          isAfterGap: value === 'entity' || value === 'silence' || value === 'share',
        }))}
        onChange={(value) => onChange(withSubject(condition, value, isEvent))}
      />
      <SubjectFields subject={condition.subject} onChange={(subject) => onChange({ ...condition, subject })} />
      {clauses
        .filter((clause) => hasClause(condition, clause))
        .map((clause) => (
          <span key={clause} className={styles.chip}>
            <ClauseChip clause={clause} condition={condition} onChange={onChange} EventRow={ConditionRow} />
            <IconButton
              icon="close"
              size="s"
              label={t.rules.removeClause(t.rules.clauses[clause])}
              onClick={() => onChange(withoutClause(condition, clause))}
            />
          </span>
        ))}
      {missing.length > 0 ? (
        <Menu.Root>
          <Menu.Trigger render={<IconButton icon="plus" label={t.rules.addClause} />} />
          <MenuItems
            align="start"
            entries={missing.map((clause) => ({
              label: t.rules.clauses[clause],
              icon: clauseIcons[clause],
              onChoose: () => onChange(withClause(condition, clause)),
            }))}
          />
        </Menu.Root>
      ) : null}
      {onRemove ? <IconButton icon="bin" label={t.rules.removeCondition} onClick={onRemove} /> : null}
    </div>
  );
}
