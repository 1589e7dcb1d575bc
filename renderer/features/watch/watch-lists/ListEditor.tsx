import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { failureOf } from '#shared/failure.ts';
import { mergeLists, type ListContent } from '#shared/edits/merge-lists.ts';
import type { WatchListWithTerms, WatchTerm } from '#shared/watch.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { Notice } from '#renderer/ui/layout/Notice.tsx';
import { PageHeader } from '#renderer/ui/layout/PageHeader.tsx';
import { useVirtualRows } from '#renderer/ui/list/use-virtual-rows.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate } from '#renderer/state/route.ts';
import { Skeleton } from '#renderer/ui/layout/Skeleton.tsx';
import type { Overtaken } from './list-saver.ts';
import { useAutosave } from './use-autosave.ts';
import styles from './ListEditor.module.css';
import type { PastedTerm } from './pasted-terms.ts';
import { TermRow } from './TermRow.tsx';

interface Props {
  /** Null for a new list. */
  readonly listId: number | null;
  /** A new list was saved for the first time. */
  readonly onBorn: (listId: number) => void;
}

export function ListEditor({ listId, onBorn }: Props) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.watchList(listId ?? 0),
    queryFn: () => api['watchLists.get']({ listId: listId ?? 0 }),
    enabled: listId !== null,
    gcTime: 0,
  });
  // What is shown once stays: it may hold what is not saved yet.
  if (error && !data) {
    return (
      <>
        <PageHeader title={t.watchLists.title} before={<Back />} />
        <div className={styles.top}>
          <FailureNotice error={error} onRetry={() => void refetch()} />
        </div>
      </>
    );
  }
  if (listId !== null && !data) {
    return (
      <>
        <PageHeader title={t.watchLists.title} before={<Back />} />
        <Skeleton />
      </>
    );
  }
  return <Editor listId={listId} list={data} onBorn={onBorn} />;
}

function Back() {
  const { t } = useWords();
  return <IconButton icon="chevronLeft" label={t.common.back} onClick={() => navigate({ view: 'rules' })} />;
}

const blank: WatchTerm = { term: '', match: 'any', severity: 'medium', note: '' };

/** Rows keep a number of their own, so that removing one does not mix up the fields of the others. */
interface Line {
  readonly key: number;
  readonly term: WatchTerm;
}

function Editor({ listId, list, onBorn }: Props & { readonly list: WatchListWithTerms | undefined }) {
  const { t } = useWords();
  const [name, setName] = useState(list?.name ?? '');
  const [lines, setLines] = useState<readonly Line[]>(() =>
    (list?.terms ?? [blank]).map((term, key) => ({ key, term })),
  );
  const draft = useMemo(() => ({ name, terms: lines.map(({ term }) => term) }), [name, lines]);
  /** What discarding goes back to, with what other windows made of it since. */
  const [opened, setOpened] = useState<ListContent | undefined>(list);
  const [isOvertaken, setOvertaken] = useState(false);
  const onOvertaken = ({ before, theirs, isMerged }: Overtaken) => {
    const merged = mergeLists(before, draft, theirs);
    const isEdited = isMerged || !isSameTerms(draft.terms, before.terms) || name !== before.name;
    setOpened(opened && mergeLists(before, opened, theirs));
    setName(merged.name);
    setLines(linesOf(merged.terms, lines));
    setOvertaken(isEdited || isOvertaken);
  };
  const { failure, isSaved, saveNow, saveAsNew } = useAutosave({
    listId,
    saved: list,
    draft,
    untitled: t.watchLists.untitled,
    onBorn,
    onOvertaken,
  });
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
  /** The first takes the place of what the line holds; the others follow it. */
  const paste = (key: number, pasted: readonly PastedTerm[]) => {
    const nextKey = Math.max(-1, ...lines.map((line) => line.key)) + 1;
    setLines(
      lines.flatMap((line) => {
        if (line.key !== key) return [line];
        return pasted.map((part, nth) => {
          const isFirst = nth === 0;
          const note = part.note || (isFirst ? line.term.note : '');
          return { key: isFirst ? key : nextKey + nth, term: { ...line.term, term: part.term, note } };
        });
      }),
    );
  };
  const discard = () => {
    setName(opened?.name ?? '');
    setLines((opened?.terms ?? [blank]).map((term, key) => ({ key, term })));
  };
  const isChanged = opened !== undefined && (name !== opened.name || !isSameTerms(draft.terms, opened.terms));
  return (
    <>
      <PageHeader
        title={name.trim() || t.watchLists.untitled}
        aside={t.watchLists.terms(lines.filter(({ term }) => term.term.trim() !== '').length)}
        before={<Back />}
      >
        <span className={styles.saved} role="status">
          {failure === null ? (isSaved ? t.watchLists.saved : t.watchLists.saving) : null}
        </span>
        {isChanged ? <Button onClick={discard}>{t.watchLists.discard}</Button> : null}
      </PageHeader>
      <div className={styles.top}>
        {failure === null ? null : <SaveFailure error={failure} onRetry={saveNow} onSaveAsNew={saveAsNew} />}
        {isOvertaken ? <OvertakenNotice onSeen={() => setOvertaken(false)} /> : null}
        <input
          dir="auto"
          className={styles.name}
          aria-label={t.watchLists.name}
          placeholder={t.watchLists.namePlaceholder}
          maxLength={200}
          value={name}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a new list begins with its name
          autoFocus={listId === null}
          onChange={(event) => setName(event.target.value)}
          onBlur={saveNow}
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
                  onPaste={(pasted) => paste(line.key, pasted)}
                  onLeave={saveNow}
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

interface FailureProps {
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly onSaveAsNew: () => void;
}

function SaveFailure({ error, onRetry, onSaveAsNew }: FailureProps) {
  const { t } = useWords();
  if (failureOf(error).code !== 'list-removed') return <FailureNotice error={error} onRetry={onRetry} />;
  return <FailureNotice error={error} retryLabel={t.watchLists.saveAsNew} onRetry={onSaveAsNew} />;
}

function OvertakenNotice({ onSeen }: { readonly onSeen: () => void }) {
  const { t } = useWords();
  const seen = (
    <Button size="s" kind="quiet" onClick={onSeen}>
      {t.watchLists.overtakenSeen}
    </Button>
  );
  return (
    <Notice title={t.watchLists.overtaken} actions={seen}>
      {t.watchLists.overtakenText}
    </Notice>
  );
}

/** The lines of terms; those that are shown already keep their number and with it the cursor. */
function linesOf(terms: readonly WatchTerm[], shown: readonly Line[]): readonly Line[] {
  const free = [...shown];
  let nextKey = Math.max(-1, ...shown.map(({ key }) => key)) + 1;
  return terms.map((term) => {
    const at = free.findIndex((line) => line.term === term || line.term.term === term.term);
    const [line] = at < 0 ? [] : free.splice(at, 1);
    if (line) return { key: line.key, term };
    nextKey += 1;
    return { key: nextKey, term };
  });
}

function isSameTerms(now: readonly WatchTerm[], before: readonly WatchTerm[]): boolean {
  const written = now.filter(({ term }) => term.trim() !== '');
  return JSON.stringify(written.map(partsOf)) === JSON.stringify(before.map(partsOf));
}

const partsOf = ({ term, match, severity, note }: WatchTerm) => [term, match, severity, note];
