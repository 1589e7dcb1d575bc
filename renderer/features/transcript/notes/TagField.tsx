import { useQuery } from '@tanstack/react-query';
import { useId, type KeyboardEvent } from 'react';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './Notes.module.css';

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const maxOffered = 6;

/** Tags, parted by commas; those that other notes have are offered below. */
export function TagField({ value, onChange, onKeyDown }: Props) {
  const { t } = useWords();
  const id = useId();
  const { data: known = [] } = useQuery({ queryKey: queryKeys.noteTags, queryFn: () => api['notes.tags']({}) });
  const written = value.split(',').map((tag) => tag.trim());
  const begun = written.at(-1)?.toLowerCase() ?? '';
  const offered = known
    .filter(
      ({ name }) => !written.slice(0, -1).includes(name) && name.toLowerCase().startsWith(begun) && name !== begun,
    )
    .slice(0, maxOffered);
  const take = (name: string) => onChange([...written.slice(0, -1), name, ''].join(', ').trimStart());
  return (
    <>
      <input
        dir="auto"
        id={id}
        className={styles.field}
        aria-label={t.notes.tags}
        placeholder={t.notes.tagsPlaceholder}
        value={value}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {offered.length > 0 ? (
        <div className={styles.offered}>
          {offered.map(({ name }) => (
            <button key={name} type="button" className={styles.tag} dir="auto" onClick={() => take(name)}>
              {name}
            </button>
          ))}
        </div>
      ) : null}
    </>
  );
}
