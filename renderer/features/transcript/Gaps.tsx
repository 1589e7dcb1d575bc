import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Hole } from '#shared/gap.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { seek } from '#renderer/playback/player.ts';
import styles from './Gaps.module.css';

/** So many stand there at once: the text is what the page is for. */
const shownAtFirst = 3;

/** Where speech gave no text, each with the way to hear it again. */
export function Holes({ transcriptId }: { readonly transcriptId: number }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { data: holes = [] } = useQuery({
    queryKey: queryKeys.holes(transcriptId),
    queryFn: () => api['transcripts.holes']({ transcriptId }),
  });
  if (holes.length === 0) return null;
  const shown = isOpen ? holes : holes.slice(0, shownAtFirst);
  return (
    <section className={styles.holes} aria-label={t.gaps.title}>
      <h2 className={styles.title}>{t.gaps.title}</h2>
      <ul className={styles.list}>
        {shown.map((hole) => (
          <Place key={hole.startMs} hole={hole} transcriptId={transcriptId} />
        ))}
      </ul>
      {shown.length < holes.length ? (
        <Button size="s" onClick={() => setOpen(true)}>
          {t.gaps.more(holes.length - shown.length)}
        </Button>
      ) : null}
    </section>
  );
}

function Place({ hole, transcriptId }: { readonly hole: Hole; readonly transcriptId: number }) {
  const { t, format } = useWords();
  const report = useReport();
  const [isAsked, setAsked] = useState(false);
  const { startMs, endMs, isRedone } = hole;
  const from = format.clock(startMs);
  const redo = () => {
    setAsked(true);
    api['transcripts.redo']({ transcriptId, startMs, endMs }).catch((error: unknown) => {
      setAsked(false);
      report(error);
    });
  };
  return (
    <li className={styles.place}>
      <button type="button" className={styles.time} title={t.gaps.listen(from)} onClick={() => seek(startMs)}>
        {t.gaps.place(from, format.clock(endMs))}
      </button>
      <span className={styles.note}>{isRedone ? t.gaps.redone : null}</span>
      <Button size="s" disabled={isAsked} aria-label={t.gaps.redoOf(from)} title={t.gaps.note} onClick={redo}>
        {t.gaps.redo}
      </Button>
    </li>
  );
}
