import { useQuery } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import type { DoubtfulTurn } from '#shared/analyses/voices.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useVoices } from '#renderer/data/analyses/use-analyses.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { announce } from '#renderer/state/ui.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import styles from '../analyses/Analyses.module.css';
import { playSpan } from '../analyses/play-span.ts';

const maxTurns = 200;

/** The turns of which it is not certain who speaks, one after another, by keys. */
export function DoubtfulTurns({ recordingId }: { readonly recordingId: number }) {
  const { t } = useWords();
  const { data } = useQuery({
    queryKey: [...queryKeys.voices(recordingId), 'doubtful'],
    queryFn: () => api['voices.doubtful']({ recordingId, offset: 0, limit: maxTurns }),
  });
  const [at, setAt] = useState(0);
  if (!data) return null;
  const { rows, total } = data;
  const turn = rows[Math.min(at, rows.length - 1)];
  const done = rows.filter(({ decided }) => decided !== undefined).length;
  const step = (by: number) => setAt(Math.max(0, Math.min(rows.length - 1, at + by)));
  return (
    <>
      <h4 className={styles.title}>{t.doubtfulTurns.title}</h4>
      {turn === undefined ? (
        <p className={styles.text}>{t.doubtfulTurns.none}</p>
      ) : (
        <>
          <div className={styles.row}>
            <span className={styles.facts}>{t.doubtfulTurns.progress(done, total)}</span>
            <IconButton icon="arrowUp" size="s" label={t.doubtfulTurns.previous} onClick={() => step(-1)} />
            <IconButton icon="arrowDown" size="s" label={t.doubtfulTurns.next} onClick={() => step(1)} />
          </div>
          <TurnCard
            key={`${turn.startMs} ${turn.decided ?? ''}`}
            recordingId={recordingId}
            turn={turn}
            onDone={() => step(1)}
          />
          <p className={styles.text}>{t.doubtfulTurns.hint}</p>
        </>
      )}
    </>
  );
}

interface CardProps {
  readonly recordingId: number;
  readonly turn: DoubtfulTurn;
  readonly onDone: () => void;
}

function TurnCard({ recordingId, turn, onDone }: CardProps) {
  const { t, format } = useWords();
  const report = useReport();
  const found = useVoices(recordingId);
  const { startMs, endMs, speaker, other, text, decided } = turn;
  const names = [
    ...new Set([speaker, ...(other === null ? [] : [other]), ...(found?.voices ?? []).map(({ name }) => name)]),
  ];
  const [chosen, setChosen] = useState<string | null>(decided === undefined ? speaker : decided);
  const decide = (isAllLikeThis: boolean) => {
    const answer = { recordingId, startMs, endMs, speaker: chosen, isAllLikeThis };
    void api['voices.decide'](answer)
      .then(({ decidedCount }) => {
        announce(t.doubtfulTurns.decided(chosen ?? t.doubtfulTurns.noSpeaker, decidedCount));
        onDone();
      })
      .catch(report);
  };
  const move = (by: number) => {
    const all = [...names, null];
    const next = (all.indexOf(chosen) + by + all.length) % all.length;
    setChosen(all[next] ?? null);
  };
  const acts: Readonly<Record<string, () => void>> = {
    Space: () => playSpan(`turn ${startMs}`, turn),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => decide(false),
    KeyA: () => decide(true),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = acts[event.code];
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- it takes the focus so that its keys are received; each has a button in it
    <div className={styles.turn} tabIndex={0} role="group" aria-label={t.doubtfulTurns.who} onKeyDown={onKeyDown}>
      <span className={styles.facts}>
        {format.clock(startMs)} – {format.clock(endMs)}
      </span>
      <p className={styles.said} dir="auto">
        {text === '' ? '…' : text}
      </p>
      <div className={styles.choices} role="radiogroup" aria-label={t.doubtfulTurns.who}>
        {[...names, null].map((name) => (
          <button
            key={name ?? ''}
            type="button"
            role="radio"
            tabIndex={-1}
            aria-checked={chosen === name}
            className={styles.choice}
            onClick={() => setChosen(name)}
          >
            <span dir="auto">{name ?? t.doubtfulTurns.noSpeaker}</span>
          </button>
        ))}
      </div>
      <div className={styles.row}>
        <Button size="s" icon="play" onClick={acts['Space']}>
          {t.doubtfulTurns.play}
        </Button>
        <Button size="s" kind="primary" onClick={() => decide(false)}>
          {t.doubtfulTurns.accept}
        </Button>
        <Button size="s" kind="quiet" onClick={() => decide(true)}>
          {t.doubtfulTurns.all}
        </Button>
      </div>
    </div>
  );
}
