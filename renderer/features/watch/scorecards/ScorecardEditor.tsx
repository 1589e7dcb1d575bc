import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Scorecard, ScoreQuestion } from '#shared/judging/scorecard.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate, replaceRoute } from '#renderer/state/route.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { PageHeader } from '#renderer/ui/layout/PageHeader.tsx';
import { Skeleton } from '#renderer/ui/layout/Skeleton.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { QuestionRow } from './QuestionRow.tsx';
import styles from './Scorecards.module.css';

const maxQuestions = 100;

/** The editor of a scorecard; 0 stands for a new one. */
export function ScorecardEditor({ cardId }: { readonly cardId: number }) {
  const { t } = useWords();
  const [bornId, setBornId] = useState<number | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.scorecards,
    queryFn: () => api['judging.scorecards']({}),
  });
  const card = data?.find(({ id }) => id === cardId) ?? null;
  const isNew = cardId === 0 || cardId === bornId;
  if (!isNew && card === null) {
    return (
      <>
        <PageHeader title={t.scorecards.one} before={<Back />} />
        {error ? <FailureNotice error={error} onRetry={() => void refetch()} /> : null}
        {error === null && data === undefined ? <Skeleton /> : null}
        {data === undefined ? null : <p className={styles.none}>{t.scorecards.none}</p>}
      </>
    );
  }
  const onBorn = (id: number) => {
    setBornId(id);
    replaceRoute({ view: 'rules', cardId: id });
  };
  return <Editor key={isNew ? 'new' : cardId} card={card} onBorn={onBorn} />;
}

function Back() {
  const { t } = useWords();
  return <IconButton icon="chevronLeft" label={t.common.back} onClick={() => navigate({ view: 'rules' })} />;
}

function blankQuestion(): ScoreQuestion {
  return { id: crypto.randomUUID(), text: '', weight: 1, wanted: 'yes', isAutoFail: false, ruleId: null };
}

function Editor({ card, onBorn }: { readonly card: Scorecard | null; readonly onBorn: (id: number) => void }) {
  const { t } = useWords();
  const report = useReport();
  const client = useQueryClient();
  const [name, setName] = useState(card?.name ?? '');
  const [questions, setQuestions] = useState(() => card?.questions ?? [blankQuestion()]);
  const rules = useQuery({ queryKey: queryKeys.rules, queryFn: () => api['rules.list']({}) }).data?.rules ?? [];
  const isSaved = card !== null && card.name === name && JSON.stringify(card.questions) === JSON.stringify(questions);
  const isComplete = questions.length > 0 && questions.every(({ text }) => text.trim() !== '');
  const change = (nth: number, part: Partial<ScoreQuestion>) =>
    setQuestions(questions.map((one, at) => (at === nth ? { ...one, ...part } : one)));
  const move = (nth: number, by: -1 | 1) => {
    const moved = [...questions];
    const [taken] = moved.splice(nth, 1);
    if (taken !== undefined) moved.splice(nth + by, 0, taken);
    setQuestions(moved);
  };
  const save = async () => {
    const saved = await api['judging.saveScorecard']({
      id: card?.id ?? null,
      name: name.trim() === '' ? t.scorecards.untitled : name.trim(),
      questions: questions.map((one) => ({ ...one, text: one.text.trim() })),
    });
    setName(saved.name);
    setQuestions(saved.questions);
    client.setQueryData<readonly Scorecard[]>(queryKeys.scorecards, (known = []) => [
      ...known.filter(({ id }) => id !== saved.id),
      saved,
    ]);
    void client.invalidateQueries({ queryKey: queryKeys.scores });
    if (card === null) onBorn(saved.id);
  };
  return (
    <>
      <PageHeader title={card?.name ?? t.scorecards.untitled} before={<Back />}>
        {card === null ? null : (
          <Button icon="chart" onClick={() => navigate({ view: 'review', tab: 'scores', cardId: card.id })}>
            {t.scorecards.results}
          </Button>
        )}
        <Button kind="primary" disabled={!isComplete || isSaved} onClick={() => void save().catch(report)}>
          {t.scorecards.save}
        </Button>
      </PageHeader>
      <div className={styles.scroll}>
        <input
          className={styles.name}
          aria-label={t.scorecards.name}
          placeholder={t.scorecards.namePlaceholder}
          dir="auto"
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.target.value)}
        />
        <ol className={styles.questions} aria-label={t.scorecards.questions}>
          {questions.map((question, nth) => (
            <li key={question.id}>
              <QuestionRow
                question={question}
                nth={nth}
                count={questions.length}
                rules={rules}
                onChange={(part) => change(nth, part)}
                onMove={(by) => move(nth, by)}
                onRemove={() => setQuestions(questions.filter((_, at) => at !== nth))}
              />
            </li>
          ))}
        </ol>
        <div className={styles.adding}>
          <Button
            icon="plus"
            disabled={questions.length >= maxQuestions}
            onClick={() => setQuestions([...questions, blankQuestion()])}
          >
            {t.scorecards.addQuestion}
          </Button>
          {isComplete ? null : <span className={styles.quiet}>{t.scorecards.needsText}</span>}
        </div>
      </div>
    </>
  );
}
