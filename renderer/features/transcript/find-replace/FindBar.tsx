import { useEffect, useState, type KeyboardEvent } from 'react';
import { maxReplacementLength } from '#shared/text/find-text.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { useClose } from '#renderer/commands/use-close.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate } from '#renderer/state/route.ts';
import styles from './Find.module.css';
import { useFindQuery } from './find-query.ts';
import { FindField } from './FindField.tsx';
import { HitPreview } from './HitPreview.tsx';
import { useFind } from './use-find.ts';
import { useMarks } from './use-marks.ts';
import { useReplace } from './use-replace.ts';

interface Props {
  readonly recordingId: number;
  readonly transcriptId: number;
  readonly isReplaceShown: boolean;
  readonly onShowReplace: () => void;
  readonly onClose: () => void;
}

const fieldId = 'find-field';

export function focusFind(): void {
  const field = document.getElementById(fieldId);
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}

/** Finding in the open transcript: Enter moves on, Shift+Enter back, round at the ends. */
export function FindBar({ recordingId, transcriptId, isReplaceShown, onShowReplace, onClose }: Props) {
  const { t, format } = useWords();
  const { query, replacement } = useFindQuery();
  const [cursor, setCursor] = useState({ query, index: -1 });
  // Before the first step the first place is shown, but not gone to: typing moves no voice.
  const index = cursor.query === query ? cursor.index : -1;
  const { reply, hit, near } = useFind(transcriptId, Math.max(0, index));
  const total = reply?.total ?? 0;
  const at = Math.min(Math.max(0, index), Math.max(0, total - 1));
  useEffect(focusFind, []);
  useClose(true, onClose);
  const go = useMarks(recordingId, near, hit);
  const step = (by: number) => {
    if (total === 0) return;
    const next = index < 0 && by > 0 ? 0 : (at + by + total) % total;
    setCursor({ query, index: next });
    go(reply?.rows[next % 200] ?? null);
  };
  const replace = useReplace(transcriptId);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const said = reply?.problem
    ? t.findReplace.problems[reply.problem]
    : total > 0
      ? t.findReplace.place(at + 1, format.number(total))
      : query.text !== '' && reply
        ? t.findReplace.none
        : '';
  return (
    <search className={styles.bar} aria-label={t.findReplace.bar}>
      <div className={styles.line}>
        <FindField id={fieldId} onKeyDown={onKeyDown} />
        <IconButton
          icon="arrowUp"
          size="s"
          label={t.findReplace.previous}
          disabled={total === 0}
          onClick={() => step(-1)}
        />
        <IconButton
          icon="arrowDown"
          size="s"
          label={t.findReplace.next}
          disabled={total === 0}
          onClick={() => step(1)}
        />
        <p className={styles.said} role="status">
          {said}
        </p>
        {isReplaceShown ? null : (
          <Button size="s" kind="quiet" onClick={onShowReplace}>
            {t.findReplace.showReplace}
          </Button>
        )}
        <IconButton icon="close" size="s" label={t.common.close} onClick={onClose} />
      </div>
      {isReplaceShown ? (
        <div className={styles.line}>
          <span className={styles.box}>
            <input
              dir="auto"
              className={styles.field}
              aria-label={t.findReplace.with}
              placeholder={t.findReplace.with}
              autoComplete="off"
              maxLength={maxReplacementLength}
              value={replacement}
              onChange={(event) => useFindQuery.setState({ replacement: event.target.value })}
              onKeyDown={onKeyDown}
            />
          </span>
          <Button size="s" disabled={!hit || replace.isBusy} onClick={() => hit && replace.one(hit)}>
            {t.findReplace.one}
          </Button>
          <Button size="s" disabled={total === 0 || replace.isBusy} onClick={replace.all}>
            {t.findReplace.all}
          </Button>
          <Button size="s" kind="quiet" onClick={() => navigate({ view: 'replace' })}>
            {t.findReplace.everywhere}
          </Button>
        </div>
      ) : null}
      {hit && isReplaceShown ? <HitPreview hit={hit} /> : null}
    </search>
  );
}
