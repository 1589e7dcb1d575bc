import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { NamedRecording } from '#shared/contract/imports.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { useSettled } from '#renderer/ui/hooks/use-settled.ts';
import styles from './ImportFiles.module.css';

interface Props {
  readonly recording: NamedRecording | null;
  /** Those that are likely. */
  readonly known: readonly NamedRecording[];
  readonly onChange: (recording: NamedRecording | null) => void;
}

const maxFound = 6;

/** The recording that a text is imported beside: one of the likely ones, none, or any that is found by its name. */
export function RecordingField({ recording, known, onChange }: Props) {
  const { t } = useWords();
  const texts = t.importDialog;
  const [isSearching, setSearching] = useState(false);
  return (
    <div className={styles.place}>
      <SelectField
        label={texts.recording}
        value={recording === null ? 'none' : String(recording.recordingId)}
        choices={[
          ...known.map(({ recordingId, name }) => ({ value: String(recordingId), label: name })),
          { value: 'none', label: texts.noRecording, isAfterGap: known.length > 0 },
          { value: 'other', label: texts.otherRecording },
        ]}
        onChange={(value) => {
          setSearching(value === 'other');
          if (value !== 'other') onChange(known.find(({ recordingId }) => String(recordingId) === value) ?? null);
        }}
      />
      {isSearching ? (
        <RecordingSearch
          onChoose={(chosen) => {
            setSearching(false);
            onChange(chosen);
          }}
        />
      ) : null}
    </div>
  );
}

function RecordingSearch({ onChoose }: { readonly onChoose: (recording: NamedRecording) => void }) {
  const { t } = useWords();
  const texts = t.importDialog;
  const [text, setText] = useState('');
  const wanted = useSettled(text.trim(), 150);
  const { data } = useQuery({
    queryKey: queryKeys.named(`import ${wanted}`),
    queryFn: () => api['recordings.named']({ text: wanted, offset: 0, limit: maxFound }),
    enabled: wanted !== '',
  });
  return (
    <div className={styles.search}>
      <input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for by the choice just made
        autoFocus
        className={styles.searchField}
        type="search"
        dir="auto"
        placeholder={texts.searchRecording}
        aria-label={texts.searchRecording}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {wanted === '' || data === undefined ? null : (
        <ul className={styles.found} aria-label={texts.foundRecordings}>
          {data.rows.map(({ id, name }) => (
            <li key={id}>
              <button type="button" className={styles.foundOne} onClick={() => onChoose({ recordingId: id, name })}>
                <bdi>{name}</bdi>
              </button>
            </li>
          ))}
          {data.rows.length === 0 ? <li className={styles.nothing}>{texts.noSuchRecording}</li> : null}
        </ul>
      )}
    </div>
  );
}
