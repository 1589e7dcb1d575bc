import type { MouseEvent, ReactNode } from 'react';
import { formatClock } from '#shared/text/timecode.ts';
import type { ComparedRow, ComparedSide, ComparedWord } from '#shared/edits/version.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { runCommand } from '#renderer/commands/command-handlers.ts';
import { play, seek } from '#renderer/playback/player.ts';
import { isMarked, moveCursor, useCompareCursor } from './compare-cursor.ts';
import styles from './CompareList.module.css';

interface Props {
  readonly row: ComparedRow;
  readonly index: number;
  readonly isSpoken: boolean;
  /** Gives the keys back to the list. */
  readonly onDone: () => void;
}

export function CompareRow({ row, index, isSpoken, onDone }: Props) {
  const { t } = useWords();
  const marked = useCompareCursor((cursor) => isMarked(cursor, index));
  const hasCursor = useCompareCursor((cursor) => cursor.index === index);
  const clock = formatClock(row.startMs);
  const onClick = (event: MouseEvent) => {
    moveCursor(index, event.shiftKey);
    const at = (event.target as Element).closest('[data-at]')?.getAttribute('data-at');
    if (at && !event.shiftKey) seek(Number(at));
  };
  return (
    <div
      className={classNames(styles.row, marked && styles.marked, hasCursor && styles.cursor, isSpoken && styles.spoken)}
      data-same={row.isSame || undefined}
      data-cursor={hasCursor || undefined}
      role="presentation"
      onClick={onClick}
    >
      <button
        type="button"
        tabIndex={-1}
        className={styles.time}
        aria-label={t.transcript.playFrom(clock)}
        onClick={() => {
          seek(row.startMs);
          play();
          onDone();
        }}
      >
        {clock}
      </button>
      <Side side={row.left} element="del" />
      <div className={styles.take}>
        {row.isSame ? null : (
          <IconButton
            icon="take"
            size="s"
            tabIndex={-1}
            label={t.compare.takeText}
            onClick={(event) => {
              event.stopPropagation();
              moveCursor(index);
              void runCommand('take-difference');
              onDone();
            }}
          />
        )}
      </div>
      <Side side={row.right} element="ins" />
    </div>
  );
}

interface SideProps {
  readonly side: ComparedSide;
  readonly element: 'del' | 'ins';
}

/** The words of one side; those that the other has not are distinguished by element, colour and line. */
function Side({ side, element }: SideProps) {
  const { t } = useWords();
  const { words, speaker, moreCount } = side;
  return (
    <p className={styles.text} dir="auto">
      {speaker === null ? null : <bdi className={styles.speaker}>{`${speaker}: `}</bdi>}
      {words.length === 0 ? (
        <span className={styles.nothing}>{t.compare.nothing}</span>
      ) : (
        runsOf(words).map(run(element))
      )}
      {moreCount > 0 ? <span className={styles.nothing}>{` ${t.compare.more(moreCount)}`}</span> : null}
    </p>
  );
}

function run(Element: 'del' | 'ins') {
  return (words: readonly ComparedWord[], nth: number): ReactNode => {
    const spans = words.flatMap(({ startMs, text }, place) => [
      place === 0 ? null : ' ',
      // oxlint-disable-next-line react/no-array-index-key -- words have no name but their place
      <span key={place} data-at={startMs} className={styles.word}>
        {text}
      </span>,
    ]);
    const isSame = words[0]?.isSame === true;
    return isSame ? <span key={nth}>{spans} </span> : [<Element key={nth}>{spans}</Element>, ' '];
  };
}

/** Neighbours that are the same, or not, together. */
function runsOf(words: readonly ComparedWord[]): readonly (readonly ComparedWord[])[] {
  const runs: ComparedWord[][] = [];
  for (const word of words) {
    const last = runs.at(-1);
    if (last?.[0]?.isSame === word.isSame) last.push(word);
    else runs.push([word]);
  }
  return runs;
}
