import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ErrorRow, QualityRun } from '#shared/quality/lab.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { api } from '#renderer/api/api.ts';
import { registerCommands } from '#renderer/commands/command-handlers.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { openTranscript } from '#renderer/state/route.ts';
import { notify } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import styles from '../Quality.module.css';
import { usePlayPlace } from './use-play-place.ts';

const kinds = ['all', 'substituted', 'deleted', 'inserted'] as const;
type Kind = (typeof kinds)[number];
const pageRows = 200;

/** Every error: played with one key, and corrected in the reference, because half of them are the reference's. */
export function ErrorList({ run }: { readonly run: QualityRun }) {
  const { t } = useWords();
  const [kind, setKind] = useState<Kind>('all');
  const [offset, setOffset] = useState(0);
  const [walked, setWalked] = useState(0);
  const [typing, setTyping] = useState<ErrorRow | null>(null);
  const play = usePlayPlace();
  const list = useRef<HTMLOListElement>(null);
  const { data } = useQuery({
    queryKey: [...queryKeys.quality, 'errors', run.id, run.steps.join(), kind, offset],
    queryFn: () =>
      api['quality.errors']({ runId: run.id, kind: kind === 'all' ? null : kind, offset, limit: pageRows }),
  });
  const rows = data?.rows ?? [];
  const cursor = Math.min(walked, Math.max(0, rows.length - 1));
  const current = rows[cursor];
  const moveTo = (index: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, index));
    setWalked(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  useErrorKeys({
    next: () => moveTo(cursor + 1),
    previous: () => moveTo(cursor - 1),
    play: () => current && play(current),
    correct: () => setTyping(current ?? null),
    open: () => current && openTranscript(current.recordingId, { atMs: current.startMs, isPlaying: false }),
  });
  const total = data?.total ?? 0;
  return (
    <section>
      <h2 className={styles.title}>{t.quality.errors}</h2>
      <div className={styles.bar}>
        <div className={styles.choice}>
          <SelectField
            label={t.quality.errors}
            value={kind}
            choices={kinds.map((value) => ({ value, label: value === 'all' ? t.quality.allKinds : t.quality[value] }))}
            onChange={(value) => {
              setKind(value);
              setOffset(0);
              setWalked(0);
            }}
          />
        </div>
        <span role="status">{t.quality.errorCount(total)}</span>
        <span className={styles.hint}>{t.quality.errorHint}</span>
        {total > pageRows ? (
          <span className={styles.push}>
            <Button size="s" disabled={offset === 0} onClick={() => setOffset(offset - pageRows)}>
              ‹
            </Button>
            <Button size="s" disabled={offset + pageRows >= total} onClick={() => setOffset(offset + pageRows)}>
              ›
            </Button>
          </span>
        ) : null}
      </div>
      {rows.length === 0 ? null : (
        <ol ref={list} className={styles.errors} aria-label={t.quality.errors}>
          {rows.map((row, nth) => (
            <li
              key={`${row.recordingId} ${row.startMs} ${row.kind} ${row.reference ?? ''} ${row.hypothesis ?? ''} ${row.before}`}
            >
              <button
                type="button"
                tabIndex={-1}
                aria-current={nth === cursor ? 'true' : undefined}
                className={classNames(styles.error, nth === cursor && styles.current)}
                onClick={() => {
                  setWalked(nth);
                  if (typing === null) play(row);
                }}
              >
                <ErrorLine row={row} />
              </button>
              {typing === row ? <ReferenceField row={row} onDone={() => setTyping(null)} /> : null}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function ErrorLine({ row }: { readonly row: ErrorRow }) {
  const { t } = useWords();
  return (
    <>
      <span className={styles.time}>{formatClock(row.startMs)}</span>
      <bdi className={styles.name}>{row.recordingName}</bdi>
      <span className={styles.said} dir="auto">
        <span className={styles.quiet}>{row.before} </span>
        {row.reference === null ? null : <span className={styles.wanted}>{row.reference}</span>}
        {row.reference !== null && row.hypothesis !== null ? ' → ' : ' '}
        {row.hypothesis === null ? (
          <span className={styles.found}>{`→ ${t.quality.nothing}`}</span>
        ) : (
          <span className={styles.found}>{row.reference === null ? `+ ${row.hypothesis}` : row.hypothesis}</span>
        )}
        <span className={styles.quiet}> {row.after}</span>
      </span>
    </>
  );
}

/** The whole segment of the reference, saved as any edit is: with history and undo. */
function ReferenceField({ row, onDone }: { readonly row: ErrorRow; readonly onDone: () => void }) {
  const { t } = useWords();
  const report = useReport();
  const client = useQueryClient();
  const [text, setText] = useState(row.segmentText ?? '');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const { segmentId, segmentText } = row;
  if (segmentId === null || segmentText === null) return <p className={styles.quiet}>{t.quality.changed}</p>;
  const save = async () => {
    if (text !== segmentText) {
      await api['segments.editText']({ segmentId, text, onto: segmentText });
      // The sets it is in have a new version now.
      void client.invalidateQueries({ queryKey: queryKeys.quality });
      notify({ text: t.quality.corrected });
    }
    onDone();
  };
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        void save().catch(report);
      }}
    >
      <input
        ref={field}
        className={styles.field}
        dir="auto"
        aria-label={t.quality.correctTitle}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onDone();
        }}
      />
      <Button kind="primary" type="submit">
        {t.quality.save}
      </Button>
    </form>
  );
}

/** The keys of judging, as on the review page. */
function useErrorKeys(actions: Readonly<Record<'next' | 'previous' | 'play' | 'correct' | 'open', () => void>>): void {
  const current = useRef(actions);
  useLayoutEffect(() => {
    current.current = actions;
  });
  useEffect(
    () =>
      registerCommands({
        'judge-next': () => current.current.next(),
        'judge-previous': () => current.current.previous(),
        'judge-play': () => current.current.play(),
        'judge-correct': () => current.current.correct(),
        'judge-open': () => current.current.open(),
      }),
    [],
  );
}
