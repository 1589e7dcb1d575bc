import { useState } from 'react';
import type { Gap } from '#shared/gap.ts';
import { api } from '#renderer/api/api.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { seek } from '#renderer/playback/player.ts';
import { useGaps } from '../chips/use-chips.ts';
import styles from './Gaps.module.css';

/** So many stand there at once: the text is what the page is for. */
const shownAtFirst = 3;

/** Where speech gave no text, each with a button to play it. */
export function Gaps({ transcriptId }: { readonly transcriptId: number }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const gaps = useGaps(transcriptId);
  if (gaps.length === 0) return null;
  const shown = isOpen ? gaps : gaps.slice(0, shownAtFirst);
  return (
    <section className={styles.gaps} aria-label={t.gaps.title}>
      <h2 className={styles.title}>{t.gaps.title}</h2>
      <ul className={styles.list}>
        {shown.map((gap) => (
          <Place key={gap.startMs} gap={gap} transcriptId={transcriptId} />
        ))}
      </ul>
      {shown.length < gaps.length ? (
        <Button size="s" onClick={() => setOpen(true)}>
          {t.gaps.more(gaps.length - shown.length)}
        </Button>
      ) : null}
    </section>
  );
}

function Place({ gap, transcriptId }: { readonly gap: Gap; readonly transcriptId: number }) {
  const { t, format } = useWords();
  const report = useReport();
  const [isAsked, setAsked] = useState(false);
  const { startMs, endMs, isRedone } = gap;
  const from = format.clock(startMs);
  const redo = () => {
    setAsked(true);
    api['transcripts.retranscribe']({ transcriptId, startMs, endMs }).catch((error: unknown) => {
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
      <Button
        size="s"
        disabled={isAsked}
        aria-label={t.gaps.retranscribedSpanOf(from)}
        title={t.gaps.note}
        onClick={redo}
      >
        {t.gaps.redo}
      </Button>
    </li>
  );
}
