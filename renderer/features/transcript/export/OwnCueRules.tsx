import { cueRulesSchema, type CueRules } from '#shared/cues/cue-rules.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './ExportDialog.module.css';

const numbers = [
  'maxColumns',
  'maxLines',
  'maxCps',
  'minMs',
  'maxMs',
  'frameRate',
  'minGapFrames',
  'chainMs',
  'shotFrames',
] as const;

interface Props {
  readonly rules: CueRules;
  readonly onChange: (rules: CueRules) => void;
}

/** Every number by which subtitles are cut; what is out of its range is not taken. */
export function OwnCueRules({ rules, onChange }: Props) {
  const { t } = useWords();
  return (
    <fieldset className={styles.own}>
      <legend className={styles.groupName}>{t.exportDialog.ownRules}</legend>
      {numbers.map((number) => (
        <label key={number} className={styles.way}>
          {t.exportDialog.cueNumbers[number]}
          <input
            type="number"
            className={styles.number}
            defaultValue={rules[number]}
            onChange={(event) => {
              const read = cueRulesSchema.safeParse({ ...rules, [number]: event.target.valueAsNumber });
              if (read.success) onChange(read.data);
            }}
          />
        </label>
      ))}
      <label className={styles.way}>
        <input
          type="checkbox"
          checked={rules.joinsDialogue}
          onChange={(event) => onChange({ ...rules, joinsDialogue: event.target.checked })}
        />
        {t.exportDialog.joinsDialogue}
      </label>
    </fieldset>
  );
}
