import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { decodeText } from '#shared/text/decode-text.ts';
import type { VocabularyScope, VocabularyTerm } from '#shared/recognition/vocabulary.ts';
import { api } from '#renderer/api/api.ts';
import { chooseTextFile } from '#renderer/api/choose-files.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useSaveText } from '#renderer/data/transcripts/use-save-text.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { notify } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import styles from './VocabularyEditor.module.css';

/** Names and terms of one scope: added, changed, brought in and out, and taken from lists that know them. */
export function VocabularyEditor({ place }: { readonly place: VocabularyScope }) {
  const { t } = useWords();
  const report = useReport();
  const save = useSaveText();
  const client = useQueryClient();
  const terms = useQuery({
    queryKey: queryKeys.vocabulary(place),
    queryFn: () => api['vocabulary.list'](place),
  }).data;
  const run = (work: () => Promise<unknown>) =>
    void work()
      .then(() => client.invalidateQueries({ queryKey: queryKeys.allVocabulary }))
      .catch(report);
  const said = ({ addedCount, mergedCount }: { readonly addedCount: number; readonly mergedCount: number }) =>
    notify({
      text: t.vocabulary.added(addedCount),
      ...(mergedCount > 0 && { detail: t.vocabulary.known(mergedCount) }),
      about: 'vocabulary',
    });
  const importCsv = async (file: File) => {
    const { text: csv } = decodeText(new Uint8Array(await file.arrayBuffer()));
    said(await api['vocabulary.import']({ ...place, csv }));
  };
  const exportCsv = () => save('vocabulary.csv', (target) => api['vocabulary.export']({ ...place, ...target }));
  return (
    <>
      <AddTerm
        onAdd={(term, takenFor) =>
          run(() => api['vocabulary.save']({ termId: null, ...place, term, soundsLike: [], takenFor }))
        }
      />
      {terms?.length === 0 ? (
        <p className={styles.empty}>{place.recordingId === null ? t.vocabulary.empty : t.vocabulary.emptyRecording}</p>
      ) : null}
      <ul className={styles.list} aria-label={t.vocabulary.title}>
        {terms?.map((term) => (
          <TermRow
            key={term.id}
            term={term}
            onChange={(takenFor) =>
              run(() => api['vocabulary.save']({ ...withoutId(term), termId: term.id, takenFor }))
            }
            onRemove={() => run(() => api['vocabulary.remove']({ termId: term.id }))}
          />
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button
          size="s"
          icon="drop"
          onClick={() => chooseTextFile('.csv,.txt,text/csv', (file) => run(() => importCsv(file)))}
        >
          {t.vocabulary.importCsv}
        </Button>
        <Button size="s" icon="export" disabled={!terms?.length} onClick={exportCsv}>
          {t.vocabulary.exportCsv}
        </Button>
        <Button
          size="s"
          icon="speakers"
          onClick={() => run(async () => said(await api['vocabulary.take']({ ...place, from: 'speakers' })))}
        >
          {t.vocabulary.takeSpeakers}
        </Button>
        <TakeWatchList
          onTake={(listId) =>
            run(async () => said(await api['vocabulary.take']({ ...place, from: 'watchList', listId })))
          }
        />
      </div>
    </>
  );
}

const noList = '';

/** Terms of a watch list become expected ones only by this choice: what is looked for must not be made likelier unasked. */
function TakeWatchList({ onTake }: { readonly onTake: (listId: number) => void }) {
  const { t } = useWords();
  const lists = useQuery({ queryKey: queryKeys.watchLists, queryFn: () => api['watchLists.list']({}) }).data?.lists;
  if (lists === undefined || lists.length === 0) return null;
  return (
    <div className={styles.take}>
      <SelectField
        label={t.vocabulary.takeWatchList}
        value={noList}
        choices={[
          { value: noList, label: t.vocabulary.takeWatchList },
          ...lists.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        onChange={(value) => value !== noList && onTake(Number(value))}
      />
    </div>
  );
}

function AddTerm({ onAdd }: { readonly onAdd: (term: string, takenFor: string[]) => void }) {
  const { t } = useWords();
  const [term, setTerm] = useState('');
  const [takenFor, setTakenFor] = useState('');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (term.trim() === '') return;
    onAdd(term.trim(), partsOf(takenFor));
    setTerm('');
    setTakenFor('');
  };
  return (
    <form className={styles.add} onSubmit={onSubmit}>
      <input
        className={styles.input}
        dir="auto"
        aria-label={t.vocabulary.term}
        placeholder={t.vocabulary.term}
        maxLength={100}
        value={term}
        onChange={(event) => setTerm(event.target.value)}
      />
      <input
        className={styles.input}
        dir="auto"
        aria-label={t.vocabulary.takenFor}
        placeholder={t.vocabulary.takenFor}
        title={t.vocabulary.takenForHint}
        value={takenFor}
        onChange={(event) => setTakenFor(event.target.value)}
      />
      <Button type="submit" icon="plus" disabled={term.trim() === ''}>
        {t.vocabulary.add}
      </Button>
    </form>
  );
}

interface TermRowProps {
  readonly term: VocabularyTerm;
  readonly onChange: (takenFor: string[]) => void;
  readonly onRemove: () => void;
}

function TermRow({ term, onChange, onRemove }: TermRowProps) {
  const { t } = useWords();
  const kept = term.takenFor.join('; ');
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    if (draft !== null && draft.trim() !== kept) onChange(partsOf(draft));
    setDraft(null);
  };
  return (
    <li className={styles.row}>
      <bdi className={styles.term}>{term.term}</bdi>
      <input
        className={styles.input}
        dir="auto"
        aria-label={`${term.term}: ${t.vocabulary.takenFor}`}
        placeholder={t.vocabulary.takenFor}
        title={t.vocabulary.takenForHint}
        value={draft ?? kept}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
        }}
      />
      <IconButton icon="bin" label={t.vocabulary.remove(term.term)} onClick={onRemove} />
    </li>
  );
}

function withoutId({ collectionId, recordingId, term, soundsLike }: VocabularyTerm) {
  return { collectionId, recordingId, term, soundsLike: [...soundsLike] };
}

function partsOf(text: string): string[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
