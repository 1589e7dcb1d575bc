import type { CueProblem } from '#shared/cues/cue-problems.ts';
import type { ShownCue } from '#shared/cues/shown-cue.ts';
import { formatTimecode } from '#shared/text/timecode.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './Subtitles.module.css';

interface Props {
  readonly cue: ShownCue;
  readonly index: number;
  readonly isSelected: boolean;
  /** The one that keys act on, of several. */
  readonly isCurrent: boolean;
  readonly isEditing: boolean;
  readonly onSelect: (isExtended: boolean) => void;
  readonly onEdit: () => void;
  readonly onText: (text: string) => void;
  readonly onCancel: () => void;
}

const speedProblems: ReadonlySet<CueProblem> = new Set(['fast', 'very-fast']);
const lengthProblems: ReadonlySet<CueProblem> = new Set(['short', 'long']);

/** One subtitle: when, how long, how fast, its lines as they are shown, and what breaks a rule. */
export function SubtitleRow({
  cue,
  index,
  isSelected,
  isCurrent,
  isEditing,
  onSelect,
  onEdit,
  onText,
  onCancel,
}: Props) {
  const { t, format } = useWords();
  const isWrong = (kinds: ReadonlySet<CueProblem>) => cue.problems.some((problem) => kinds.has(problem)) || undefined;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- the keys of the list do the same
    <div
      className={styles.row}
      data-selected={isSelected || undefined}
      data-current={isCurrent || undefined}
      // A stretch is selected, not the text between.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={(event) => onSelect(event.shiftKey)}
      onDoubleClick={onEdit}
    >
      <span className={styles.number}>{format.number(index + 1)}</span>
      <span className={styles.times}>
        <span>{formatTimecode(cue.startMs, '.')}</span>
        <span>{formatTimecode(cue.endMs, '.')}</span>
      </span>
      <span className={styles.measures}>
        <span data-wrong={isWrong(lengthProblems)}>
          {t.subtitles.seconds(format.number(Math.round((cue.endMs - cue.startMs) / 100) / 10))}
        </span>
        <span data-wrong={isWrong(speedProblems)}>{t.subtitles.cps(format.number(Math.round(cue.cps)))}</span>
      </span>
      {isEditing ? (
        <textarea
          className={styles.field}
          dir="auto"
          rows={2}
          defaultValue={cue.lines.join('\n')}
          aria-label={t.subtitles.text}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the field was asked for
          autoFocus
          onClick={(event) => event.stopPropagation()}
          onBlur={(event) => onText(event.target.value)}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Escape') onCancel();
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.blur();
          }}
        />
      ) : (
        <span className={styles.lines} dir="auto">
          {cue.speaker === null ? null : <bdi className={styles.speaker}>{cue.speaker}</bdi>}
          {cue.lines.map((line, nth) => (
            // oxlint-disable-next-line react/no-array-index-key -- lines have no other name
            <span key={nth} dir="auto">
              {line}
            </span>
          ))}
        </span>
      )}
      <span className={styles.problems}>
        {cue.problems.map((problem) => (
          <span key={problem} className={styles.problem}>
            {t.subtitles.problems[problem]}
          </span>
        ))}
      </span>
    </div>
  );
}
