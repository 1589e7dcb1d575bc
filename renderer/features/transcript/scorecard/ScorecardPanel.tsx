import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { Score, ScoreAnswer, ScoredQuestion, Scorecard } from '#shared/judging/scorecard.ts';
import type { Recording } from '#shared/recording.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate, openTranscript } from '#renderer/state/route.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { Skeleton } from '#renderer/ui/layout/Skeleton.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { SidePanel } from '#renderer/widgets/SidePanel.tsx';
import { ScoreQuestionItem } from './ScoreQuestionItem.tsx';
import styles from './ScorecardPanel.module.css';

const answerKeys: Readonly<Record<string, ScoreAnswer>> = { KeyY: 'yes', KeyN: 'no', KeyA: 'not applicable' };
const chosenKey = 'stenogram.scorecard';

/** What this recording scores: the questions of a card, answered by rules and by hand. */
export function ScorecardPanel({ recording }: { readonly recording: Recording }) {
  const { t } = useWords();
  const { data: cards, error } = useQuery({
    queryKey: queryKeys.scorecards,
    queryFn: () => api['judging.scorecards']({}),
  });
  const [chosenId, setChosenId] = useState(keptCard);
  const card = cards?.find(({ id }) => id === chosenId) ?? cards?.[0];
  const choose = (id: string) => {
    setChosenId(Number(id));
    try {
      localStorage.setItem(chosenKey, id);
    } catch {
      // A browser may forbid it: then it lasts as long as the panel.
    }
  };
  return (
    <SidePanel title={t.panels.names.scorecard}>
      <div className={styles.body}>
        {error ? <FailureNotice error={error} /> : null}
        {cards === undefined && !error ? <Skeleton /> : null}
        {cards !== undefined && card === undefined ? (
          <>
            <p className={styles.quiet}>{`${t.scorecards.none} ${t.scorecards.emptyText}`}</p>
            <Button size="s" icon="plus" onClick={() => navigate({ view: 'rules', cardId: 0 })}>
              {t.scorecards.add}
            </Button>
          </>
        ) : null}
        {cards !== undefined && card !== undefined ? (
          <>
            {cards.length > 1 ? (
              <SelectField
                label={t.scorecards.choose}
                value={String(card.id)}
                choices={cards.map(({ id, name }) => ({ value: String(id), label: name }))}
                onChange={choose}
              />
            ) : (
              <p className={styles.cardName} dir="auto">
                {card.name}
              </p>
            )}
            <Card key={card.id} card={card} recordingId={recording.id} />
          </>
        ) : null}
      </div>
    </SidePanel>
  );
}

function keptCard(): number {
  try {
    return Number(localStorage.getItem(chosenKey) ?? 0);
  } catch {
    return 0;
  }
}

function Card({ card, recordingId }: { readonly card: Scorecard; readonly recordingId: number }) {
  const { t } = useWords();
  const report = useReport();
  const client = useQueryClient();
  const list = useRef<HTMLOListElement>(null);
  const key = [...queryKeys.scores, 'one', card.id, recordingId];
  const { data, error } = useQuery({
    queryKey: key,
    queryFn: () => api['judging.score']({ scorecardId: card.id, recordingId }),
  });
  if (error) return <FailureNotice error={error} />;
  if (data === undefined) return <Skeleton />;
  const give = ({ id, given }: ScoredQuestion, answer: ScoreAnswer | null, reason?: string) => {
    const kept = given?.source === 'person' ? given.reason : '';
    void api['judging.answerQuestion']({
      scorecardId: card.id,
      recordingId,
      question: id,
      answer,
      reason: reason ?? kept,
    })
      .then((score) => {
        client.setQueryData<Score>(key, score);
        void client.invalidateQueries({ queryKey: [...queryKeys.scores, 'all', card.id] });
      })
      .catch(report);
  };
  const items = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-question]') ?? [])];
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const { currentTarget, code, altKey, ctrlKey, metaKey } = event;
    if (altKey || ctrlKey || metaKey) return;
    const all = items();
    const at = all.findIndex((item) => item.contains(currentTarget));
    const question = data.questions[at];
    if (question === undefined) return;
    const answer = answerKeys[code];
    if (answer !== undefined) give(question, answer);
    else if (code === 'Backspace' && question.given?.source === 'person') give(question, null);
    else if (code === 'ArrowDown') focusAnswer(all[at + 1]);
    else if (code === 'ArrowUp') focusAnswer(all[at - 1]);
    else if (code === 'KeyR') all[at]?.querySelector('input')?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <Sum score={data} />
      <ol ref={list} className={styles.questions} aria-label={t.scorecards.questions}>
        {data.questions.map((question) => (
          <ScoreQuestionItem
            key={question.id}
            question={question}
            onKey={onKey}
            onAnswer={(answer, reason) => give(question, answer, reason)}
            onGo={(atMs) => openTranscript(recordingId, { atMs, isPlaying: false })}
          />
        ))}
      </ol>
      <p className={styles.quiet}>{t.scorecards.keys}</p>
    </>
  );
}

/** On what was answered, else on the first answer. */
function focusAnswer(item: HTMLElement | undefined): void {
  (item?.querySelector<HTMLElement>('[aria-pressed=true]') ?? item?.querySelector('button'))?.focus();
}

function Sum({ score: { percent, isFailed, openCount, questions } }: { readonly score: Score }) {
  const { t, format } = useWords();
  const failing = questions.find(
    ({ isAutoFail, given, wanted }) =>
      isAutoFail && given !== null && given.answer !== 'not applicable' && given.answer !== wanted,
  );
  return (
    <div className={styles.sum} role="status">
      <span className={styles.percent} data-failed={isFailed ? '' : undefined}>
        {percent === null ? '–' : format.percent(percent / 100)}
      </span>
      <span className={styles.facts} dir="auto">
        {isFailed && failing ? <span className={styles.failed}>{t.scorecards.failedBy(failing.text)}</span> : null}
        <span>{openCount > 0 ? t.scorecards.open(openCount) : t.scorecards.complete}</span>
      </span>
    </div>
  );
}
