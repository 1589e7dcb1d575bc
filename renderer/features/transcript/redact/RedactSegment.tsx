import { memo } from 'react';
import type { RedactionPlace } from '#shared/sharing/redaction.ts';
import type { Segment } from '#shared/segment.ts';
import { seek } from '#renderer/playback/player.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './Redact.module.css';
import { wordPieces } from './word-pieces.ts';

interface Props {
  readonly segment: Segment;
  readonly places: readonly RedactionPlace[];
  readonly selectedKey: string | null;
  readonly onSelect: (key: string) => void;
}

/** One segment, its words in places marked. A click on a place chooses it, on another word plays from there. */
export const RedactSegment = memo(function RedactSegment({ segment, places, selectedKey, onSelect }: Props) {
  const { t } = useWords();
  return (
    <p className={styles.text} dir="auto">
      {wordPieces(segment, places).map(({ at, text, word, place }) => {
        const title = place === null ? undefined : `${t.redact.kinds[place.kind]}: ${t.redact.states[place.state]}`;
        return (
          <span
            key={at}
            className={styles.word}
            data-from={word?.startMs}
            data-to={word?.endMs}
            data-state={place?.state}
            data-selected={(place !== null && place.key === selectedKey) || undefined}
            title={title}
            role="presentation"
            onClick={() => {
              if (!(getSelection()?.isCollapsed ?? true)) return;
              if (place !== null) onSelect(place.key);
              else if (word !== null) seek(word.startMs);
            }}
          >
            {text}
          </span>
        );
      })}
    </p>
  );
});
