import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { WatchListWithTerms, WatchTerm } from '#shared/watch.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { PageHeader } from '#renderer/ui/PageHeader.tsx';
import { useVirtualRows } from '#renderer/ui/use-virtual-rows.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './ListEditor.module.css';
import { TermRow } from './TermRow.tsx';

interface Props {
  /** Null for a new list. */
  readonly listId: number | null;
  readonly onClose: () => void;
}

export function ListEditor({ listId, onClose }: Props) {
  const { data, error } = useQuery({
    queryKey: queryKeys.watchList(listId ?? 0),
    queryFn: () => api['watchLists.get']({ listId: listId ?? 0 }),
    enabled: listId !== null,
    gcTime: 0,
  });
  if (error) return <FailureNotice error={error} onRetry={onClose} />;
  if (listId !== null && !data) return null;
  return <Editor listId={listId} list={data} onClose={onClose} />;
}

const blank: WatchTerm = { term: '', match: 'any', severity: 'medium', note: '' };

/** Rows keep a number of their own, so that removing one does not mix up the fields of the others. */
interface Line {
  readonly key: number;
  readonly term: WatchTerm;
}

function Editor({ listId, list, onClose }: Props & { readonly list: WatchListWithTerms | undefined }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [name, setName] = useState(list?.name ?? '');
  const [lines, setLines] = useState<readonly Line[]>(() =>
    (list?.terms ?? [blank]).map((term, key) => ({ key, term })),
  );
  const [failure, setFailure] = useState<unknown>(null);
  const [added, setAdded] = useState<number | null>(listId === null ? null : -1);
  const scrollRef = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows({ count: lines.length, scrollRef, estimatePx: 38, paddingPx: 4 });
  const change = (key: number, part: Partial<WatchTerm>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, term: { ...line.term, ...part } } : line)));
  const add = () => {
    const key = Math.max(-1, ...lines.map((line) => line.key)) + 1;
    setLines([...lines, { key, term: blank }]);
    setAdded(key);
    requestAnimationFrame(() => virtual.scrollTo(lines.length, 'auto'));
  };
  const save = async () => {
    const terms = lines.map(({ term }) => term).filter(({ term }) => term.trim() !== '');
    try {
      await api['watchLists.save']({ listId, name, terms });
      await client.invalidateQueries({ queryKey: queryKeys.watchLists });
      onClose();
    } catch (thrown) {
      setFailure(thrown);
    }
  };
  return (
    <>
      <PageHeader
        title={list?.name ?? t.watchLists.add}
        aside={t.watchLists.terms(lines.filter(({ term }) => term.term.trim() !== '').length)}
        before={<IconButton icon="chevronLeft" label={t.common.back} onClick={onClose} />}
      >
        <Button onClick={onClose}>{t.common.cancel}</Button>
        <Button kind="primary" disabled={name.trim() === ''} onClick={() => void save()}>
          {t.watchLists.save}
        </Button>
      </PageHeader>
      <div className={styles.top}>
        {failure === null ? null : <FailureNotice error={failure} />}
        <input
          className={styles.name}
          aria-label={t.watchLists.name}
          placeholder={t.watchLists.namePlaceholder}
          maxLength={200}
          value={name}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a new list begins with its name
          autoFocus={listId === null}
          onChange={(event) => setName(event.target.value)}
        />
        <div className={styles.head} aria-hidden="true">
          <span>{t.watchLists.term}</span>
          <span>{t.watchLists.match}</span>
          <span>{t.findings.severity}</span>
          <span>{t.watchLists.note}</span>
        </div>
      </div>
      <div ref={scrollRef} className={styles.scroll}>
        <div className={styles.inner} style={virtual.style}>
          {virtual.rows.map(({ index, style }) => {
            const line = lines[index];
            if (!line) return null;
            return (
              <div key={line.key} ref={virtual.measureRow} data-index={index} className={styles.place} style={style}>
                <TermRow
                  number={index + 1}
                  term={line.term}
                  isNew={line.key === added}
                  onChange={(part) => change(line.key, part)}
                  onRemove={() => setLines(lines.filter(({ key }) => key !== line.key))}
                  onEnter={add}
                />
              </div>
            );
          })}
        </div>
        <Button kind="quiet" icon="plus" onClick={add}>
          {t.watchLists.addTerm}
        </Button>
      </div>
    </>
  );
}
