import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReadingItem } from '#shared/judging/judging.ts';
import { formatClock } from '#shared/text/timecode.ts';
import type { Verdict } from '#shared/watch.ts';
import { api } from '#renderer/api/api.ts';
import { useClose } from '#renderer/commands/use-close.ts';
import { useInfo } from '#renderer/data/library/use-info.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { playClip, stopClip } from '#renderer/playback/clip.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { KeyCaps } from '#renderer/widgets/KeyCaps.tsx';
import styles from './Agreement.module.css';

interface Props {
  readonly readingId: number;
  readonly onClose: () => void;
}

/** One thing after the other, without what others said of it: C yes, D no, S unsure, Space plays, U takes back. */
export function ReadingDesk({ readingId, onClose }: Props) {
  const { t } = useWords();
  const report = useReport();
  const client = useQueryClient();
  const key = [...queryKeys.readings, readingId];
  const { data: item } = useQuery({ queryKey: key, queryFn: () => api['judging.next']({ readingId }), gcTime: 0 });
  const readings = useQuery({
    queryKey: queryKeys.readings,
    queryFn: () => api['judging.readings']({}),
    gcTime: 0,
  }).data;
  const reading = readings?.find(({ id }) => id === readingId);
  const [reason, setReason] = useState('');
  const [labels, setLabels] = useState('');
  const isBusy = useRef(false);
  const play = useReadingPlayer();
  useClose(true, onClose);
  const show = (next: ReadingItem | null) => {
    client.setQueryData(key, next);
    setReason('');
    void client.invalidateQueries({ queryKey: queryKeys.readings, exact: true });
  };
  const work = (ask: () => Promise<ReadingItem | null>) => {
    // A key that is held down answers one thing.
    if (isBusy.current) return;
    isBusy.current = true;
    void ask()
      .then(show)
      .catch(report)
      .finally(() => (isBusy.current = false));
  };
  const answer = (verdict: Verdict) => {
    if (!item) return;
    const given = labels
      .split(',')
      .map((label) => label.trim())
      .filter((label) => label !== '');
    work(() =>
      api['judging.answer']({ readingId, position: item.position, verdict, reason: reason.trim(), labels: given }),
    );
  };
  const undo = () => work(async () => (await api['judging.undo']({ readingId })) ?? item ?? null);
  useReadingKeys({ answer, undo, play: () => item && play(item) });
  const isSample = reading?.look === 'unflagged';
  return (
    <div className={styles.scroll}>
      <div className={styles.deskHead}>
        <IconButton icon="chevronLeft" label={t.judging.close} onClick={onClose} />
        <h2 className={styles.deskTitle}>{reading ? t.judging.reading[reading.look] : ''}</h2>
        <span className={styles.hint}>{reading ? t.judging.position(reading.answeredCount, reading.count) : ''}</span>
      </div>
      {item === undefined ? null : item === null ? (
        <p className={styles.none}>{t.judging.finished}</p>
      ) : (
        <article className={styles.item}>
          <p className={styles.hint} dir="auto">
            {[item.ruleName, item.recordingName, `${formatClock(item.startMs)} – ${formatClock(item.endMs)}`]
              .filter((part) => part !== '')
              .join(' · ')}
          </p>
          <p className={styles.quote} dir="auto">
            {item.before}
            <mark>{item.matched}</mark>
            {item.after}
          </p>
          {item.note === '' ? null : (
            <p className={styles.hint} dir="auto">
              {item.note}
            </p>
          )}
          <div className={styles.verdicts}>
            <Button icon="play" onClick={() => play(item)}>
              {t.judging.play} <KeyCaps keys={['Space']} />
            </Button>
            <Button kind="primary" onClick={() => answer('confirmed')}>
              {isSample ? t.judging.missed : t.judging.confirm} <KeyCaps keys={['C']} />
            </Button>
            <Button onClick={() => answer('dismissed')}>
              {isSample ? t.judging.nothing : t.judging.dismiss} <KeyCaps keys={['D']} />
            </Button>
            <Button onClick={() => answer('unsure')}>
              {t.judging.unsure} <KeyCaps keys={['S']} />
            </Button>
            <Button kind="quiet" icon="restore" onClick={undo}>
              {t.judging.undo} <KeyCaps keys={['U']} />
            </Button>
          </div>
          <input
            className={styles.field}
            dir="auto"
            aria-label={t.judging.reason}
            placeholder={t.judging.reason}
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.target.value)}
          />
          <input
            className={styles.field}
            dir="auto"
            aria-label={t.judging.labels}
            placeholder={t.judging.labels}
            value={labels}
            maxLength={500}
            onChange={(event) => setLabels(event.target.value)}
          />
        </article>
      )}
      {item === null ? (
        <Button kind="quiet" icon="restore" onClick={undo}>
          {t.judging.undo} <KeyCaps keys={['U']} />
        </Button>
      ) : null}
    </div>
  );
}

function useReadingPlayer(): (item: ReadingItem) => void {
  const mediaBase = useInfo()?.mediaBase;
  useEffect(() => stopClip, []);
  return ({ position, recordingId, mediaKey, startMs, endMs }) => {
    if (mediaBase === undefined) return;
    const track = { recordingId, mediaKey, url: mediaBase + mediaKey, durationMs: null, hasVideo: false };
    const fromMs = Math.max(0, startMs - 3000);
    playClip(`reading ${position}`, track, fromMs, Math.max(fromMs + 8000, endMs + 1000));
  };
}

interface Actions {
  readonly answer: (verdict: Verdict) => void;
  readonly undo: () => void;
  readonly play: () => void;
}

const verdictKeys: Readonly<Record<string, Verdict>> = { KeyC: 'confirmed', KeyD: 'dismissed', KeyS: 'unsure' };

/** By the place of the key, so that they work in either layout; not while something is typed. */
function useReadingKeys(actions: Actions): void {
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target, code, ctrlKey, altKey, metaKey } = event;
      const isTyping = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
      if (isTyping || ctrlKey || altKey || metaKey || event.repeat) return;
      const verdict = verdictKeys[code];
      if (verdict !== undefined) latest.current.answer(verdict);
      else if (code === 'KeyU') latest.current.undo();
      else if (code === 'Space') latest.current.play();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, []);
}
