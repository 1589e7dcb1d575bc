import { maxNoteLength, maxTermLength, severities, termMatches, type WatchTerm } from '#shared/watch.ts';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { pastedTerms, type PastedTerm } from './pasted-terms.ts';
import styles from './ListEditor.module.css';

interface Props {
  readonly number: number;
  readonly term: WatchTerm;
  readonly isNew: boolean;
  readonly onChange: (part: Partial<WatchTerm>) => void;
  readonly onRemove: () => void;
  /** Several lines at once: each its own term. */
  readonly onPaste: (terms: readonly PastedTerm[]) => void;
  /** A field was left: what it holds is to be saved. */
  readonly onLeave: () => void;
  /** Enter in a term moves to the next line. */
  readonly onEnter: () => void;
}

export function TermRow({ number, term, isNew, onChange, onRemove, onPaste, onLeave, onEnter }: Props) {
  const { t } = useWords();
  return (
    <div className={styles.row}>
      <input
        dir="auto"
        className={styles.field}
        aria-label={`${t.watchLists.termNumber(number)}: ${t.watchLists.term}`}
        maxLength={maxTermLength}
        value={term.term}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the row was just asked for
        autoFocus={isNew}
        spellCheck={false}
        onChange={(event) => onChange({ term: event.target.value })}
        onBlur={onLeave}
        onPaste={(event) => {
          const pasted = pastedTerms(event.clipboardData.getData('text/plain'));
          if (pasted === null) return;
          event.preventDefault();
          onPaste(pasted);
        }}
        onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && onEnter()}
      />
      <SelectField
        label={t.watchLists.match}
        value={term.match}
        choices={termMatches.map((value) => ({ value, label: t.watchLists.matches[value] }))}
        onChange={(match) => onChange({ match })}
      />
      <SelectField
        label={t.findings.severity}
        value={term.severity}
        choices={severities.map((value) => ({ value, label: t.severity[value] }))}
        onChange={(severity) => onChange({ severity })}
      />
      <input
        dir="auto"
        className={styles.field}
        aria-label={`${t.watchLists.termNumber(number)}: ${t.watchLists.note}`}
        placeholder={t.watchLists.note}
        maxLength={maxNoteLength}
        value={term.note}
        onChange={(event) => onChange({ note: event.target.value })}
        onBlur={onLeave}
      />
      <IconButton icon="close" size="s" label={t.watchLists.removeTerm(term.term)} onClick={onRemove} />
    </div>
  );
}
