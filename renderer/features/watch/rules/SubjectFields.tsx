import { personalDataValues, entityValues } from '#shared/analyses/mentions.ts';
import { soundEventValues } from '#shared/analyses/sound-events.ts';
import type { Subject } from '#shared/rules/rule-tree.ts';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { NumberField } from './NumberField.tsx';
import styles from './RuleEditor.module.css';

interface Props {
  readonly subject: Subject;
  readonly onChange: (subject: Subject) => void;
}

const soundValues = ['speech', 'music', 'noise', 'silence', 'quiet', 'telephone', ...soundEventValues] as const;

/** What the subject of a condition is described by: words, a value, a number. */
export function SubjectFields({ subject, onChange }: Props) {
  const { t } = useWords();
  switch (subject.kind) {
    case 'said':
      return (
        <input
          className={styles.phrase}
          dir="auto"
          aria-label={t.rules.phrase}
          placeholder={subject.match === 'regex' ? t.rules.expressionPlaceholder : t.rules.phrasePlaceholder}
          value={subject.text}
          maxLength={300}
          onChange={(event) => onChange({ ...subject, text: event.target.value })}
        />
      );
    case 'mark':
      return <MarkFields subject={subject} onChange={onChange} />;
    case 'share':
    case 'rate':
      return <AmountFields subject={subject} onChange={onChange} />;
    case 'silence':
    case 'overlap':
    case 'interruption':
      return null;
  }
}

function MarkFields({
  subject,
  onChange,
}: {
  subject: Extract<Subject, { kind: 'mark' }>;
  onChange: Props['onChange'];
}) {
  const { t } = useWords();
  if (subject.of === 'class') {
    return (
      <input
        className={styles.phrase}
        dir="auto"
        aria-label={t.rules.value}
        placeholder={t.rules.anyValue}
        value={subject.value}
        onChange={(event) => onChange({ ...subject, value: event.target.value })}
      />
    );
  }
  const known = { data: personalDataValues, entity: entityValues, sound: soundValues }[subject.of];
  const values = ['', ...new Set([...known, ...(subject.value === '' ? [] : [subject.value])])];
  return (
    <>
      <SelectField
        label={t.rules.value}
        value={subject.value}
        choices={values.map((value) => ({ value, label: value === '' ? t.rules.anyValue : value }))}
        onChange={(value) => onChange({ ...subject, value })}
      />
      {subject.of === 'entity' ? (
        <input
          className={styles.phrase}
          dir="auto"
          aria-label={t.rules.phrase}
          placeholder={t.rules.phrasePlaceholder}
          value={subject.text}
          onChange={(event) => onChange({ ...subject, text: event.target.value })}
        />
      ) : null}
    </>
  );
}

function AmountFields({
  subject,
  onChange,
}: {
  subject: Extract<Subject, { kind: 'share' | 'rate' }>;
  onChange: Props['onChange'];
}) {
  const { t } = useWords();
  return (
    <>
      <SelectField
        label={t.rules.aboveLabel}
        value={subject.isAbove ? 'yes' : 'no'}
        choices={(['yes', 'no'] as const).map((value) => ({ value, label: t.rules.above[value] }))}
        onChange={(value) => onChange({ ...subject, isAbove: value === 'yes' })}
      />
      <NumberField
        label={t.rules.amount}
        max={subject.kind === 'share' ? 100 : 10_000}
        value={subject.kind === 'share' ? subject.percent : subject.wordsPerMinute}
        onChange={(value) => {
          if (value === null) return;
          onChange(subject.kind === 'share' ? { ...subject, percent: value } : { ...subject, wordsPerMinute: value });
        }}
      />
      <span>{subject.kind === 'share' ? t.rules.percent : t.rules.perMinute}</span>
    </>
  );
}
