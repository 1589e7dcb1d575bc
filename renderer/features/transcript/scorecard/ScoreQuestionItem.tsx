import { useState, type KeyboardEvent } from 'react';
import { scoreAnswers, type ScoreAnswer, type ScoredQuestion } from '#shared/judging/scorecard.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './ScorecardPanel.module.css';

interface Props {
  readonly question: ScoredQuestion;
  /** Null takes a person's answer back; without a reason the one that is kept stays. */
  readonly onAnswer: (answer: ScoreAnswer | null, reason?: string) => void;
  readonly onGo: (atMs: number) => void;
  /** Of the buttons of the answers. */
  readonly onKey: (event: KeyboardEvent<HTMLElement>) => void;
}

/** A question with its answer, who gave it and why. */
export function ScoreQuestionItem({ question, onAnswer, onGo, onKey }: Props) {
  const { t, format } = useWords();
  const w = t.scorecards;
  const { text, weight, given, wanted, ruleId } = question;
  const isWanted = given === null || given.answer === 'not applicable' ? undefined : given.answer === wanted;
  return (
    <li
      className={styles.question}
      data-question=""
      data-wanted={isWanted === undefined ? undefined : String(isWanted)}
    >
      <p className={styles.text}>
        <span dir="auto">{text}</span> <span className={styles.weight}>{w.weightOf(format.number(weight))}</span>
      </p>
      <div className={styles.answers} role="group" aria-label={text}>
        {scoreAnswers.map((answer) => (
          <button
            key={answer}
            type="button"
            className={styles.answer}
            aria-pressed={given?.answer === answer}
            data-by={given?.answer === answer ? given.source : undefined}
            title={w.answersLong[answer]}
            onKeyDown={onKey}
            onClick={() => onAnswer(given?.source === 'person' && given.answer === answer ? null : answer)}
          >
            {w.answers[answer]}
          </button>
        ))}
      </div>
      {given === null ? (
        <p className={styles.quiet}>{ruleId === null ? w.openAnswer : w.openRule}</p>
      ) : given.source === 'rule' ? (
        <FromRule given={given} onGo={onGo} />
      ) : (
        <Reason
          key={given.reason}
          who={given.who}
          reason={given.reason}
          onSave={(reason) => onAnswer(given.answer, reason)}
        />
      )}
    </li>
  );
}

function FromRule({
  given: { who, reason, atMs },
  onGo,
}: {
  readonly given: NonNullable<ScoredQuestion['given']>;
  readonly onGo: Props['onGo'];
}) {
  const { t, format } = useWords();
  if (atMs === null) return <p className={styles.quiet}>{`${t.scorecards.fromRule(who)}: ${t.scorecards.notFound}`}</p>;
  const words = reason.replace(/^[\d.]+ s(?:: )?/, '');
  return (
    <button type="button" className={styles.found} onClick={() => onGo(atMs)}>
      <span dir="auto">{t.scorecards.fromRule(who)}</span> <span className={styles.clock}>{format.clock(atMs)}</span>{' '}
      <span dir="auto">{words}</span>
    </button>
  );
}

interface ReasonProps {
  readonly who: string;
  readonly reason: string;
  readonly onSave: (reason: string) => void;
}

function Reason({ who, reason, onSave }: ReasonProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState(reason);
  const save = () => {
    if (typed.trim() !== reason) onSave(typed.trim());
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') setTyped(reason);
    else save();
    event.currentTarget.closest('[data-question]')?.querySelector<HTMLElement>('[aria-pressed=true]')?.focus();
  };
  return (
    <div className={styles.given}>
      <span className={styles.who} dir="auto">
        {who}
      </span>
      <input
        className={styles.reason}
        aria-label={t.scorecards.reason}
        placeholder={t.scorecards.reason}
        dir="auto"
        value={typed}
        maxLength={2000}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={save}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
