import type { ScoreQuestion } from '#shared/judging/scorecard.ts';
import type { StoredRule } from '#shared/rules/stored-rule.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { NumberField } from '../rules/NumberField.tsx';
import styles from './Scorecards.module.css';

interface Props {
  readonly question: ScoreQuestion;
  readonly nth: number;
  readonly count: number;
  readonly rules: readonly StoredRule[];
  readonly onChange: (part: Partial<ScoreQuestion>) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

const person = 'person';
const maxWeight = 1000;

/** One question of a card: its text, what it weighs, which answer scores, and who gives it. */
export function QuestionRow({ question, nth, count, rules, onChange, onMove, onRemove }: Props) {
  const { t } = useWords();
  const w = t.scorecards;
  const { text, weight, wanted, isAutoFail, ruleId } = question;
  const isKnown = ruleId === null || rules.some(({ id }) => id === ruleId);
  const answerers = [
    { value: person, label: w.person },
    ...rules.map(({ id, name }) => ({ value: String(id), label: w.rule(name) })),
    ...(isKnown ? [] : [{ value: String(ruleId), label: w.missingRule }]),
  ];
  return (
    <fieldset className={styles.question}>
      <legend className={styles.legend}>{w.question(nth + 1)}</legend>
      <input
        className={styles.questionText}
        aria-label={w.question(nth + 1)}
        placeholder={w.questionPlaceholder}
        dir="auto"
        value={text}
        maxLength={500}
        onChange={(event) => onChange({ text: event.target.value })}
      />
      <div className={styles.choices}>
        <label className={styles.weight}>
          <span>{w.weight}</span>
          <NumberField
            label={`${w.weight} ${nth + 1}`}
            value={weight}
            max={maxWeight}
            onChange={(value) => onChange({ weight: value ?? 0 })}
          />
        </label>
        <SelectField
          label={w.wantedLabel}
          value={wanted}
          choices={(['yes', 'no'] as const).map((value) => ({ value, label: w.wanted[value] }))}
          onChange={(value) => onChange({ wanted: value })}
        />
        <SelectField
          label={w.answeredBy}
          value={ruleId === null ? person : String(ruleId)}
          choices={answerers}
          onChange={(value) => onChange({ ruleId: value === person ? null : Number(value) })}
        />
        <label className={styles.autoFail} title={w.autoFailHint}>
          <input
            type="checkbox"
            checked={isAutoFail}
            onChange={(event) => onChange({ isAutoFail: event.target.checked })}
          />
          <span>{w.autoFail}</span>
        </label>
        <span className={styles.moves}>
          <IconButton icon="arrowUp" size="s" label={w.moveUp} disabled={nth === 0} onClick={() => onMove(-1)} />
          <IconButton
            icon="arrowDown"
            size="s"
            label={w.moveDown}
            disabled={nth === count - 1}
            onClick={() => onMove(1)}
          />
          <IconButton icon="bin" size="s" label={w.removeQuestion(nth + 1)} disabled={count === 1} onClick={onRemove} />
        </span>
      </div>
    </fieldset>
  );
}
