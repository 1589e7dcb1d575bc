import type { Annotation } from '#shared/analyses/analysis.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import styles from '../analyses/Analyses.module.css';
import { playSpan } from '../analyses/play-span.ts';

interface Props {
  readonly spans: readonly Pick<Annotation, 'startMs' | 'endMs' | 'value'>[];
}

/** Parts of a recording by what sounds in them, each with a button that plays it. */
export function SoundSpans({ spans }: Props) {
  const { t, format } = useWords();
  return (
    <ul className={styles.list}>
      {spans.map((span) => {
        const what = t.analyses.values[span.value] ?? span.value;
        return (
          <li key={`${span.startMs} ${span.value}`} className={styles.item}>
            <IconButton
              icon="play"
              size="s"
              label={t.soundMap.play(what, format.clock(span.startMs))}
              onClick={() => playSpan(`sound ${span.startMs}`, span)}
            />
            <span>{what}</span>
            <span className={styles.numbers}>
              {format.clock(span.startMs)} – {format.clock(span.endMs)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
