import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  scoreFilters,
  scoreSorts,
  type ScoreFilter,
  type ScoreResults,
  type ScoreSort,
} from '#shared/judging/scorecard.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useSaveText } from '#renderer/data/transcripts/use-save-text.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { TableFormats } from '#renderer/widgets/TableFormats.tsx';
import { navigate, replaceRoute } from '#renderer/state/route.ts';
import { BarList } from '#renderer/ui/charts/BarList.tsx';
import { Tiles } from '#renderer/ui/charts/Tiles.tsx';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { Skeleton } from '#renderer/ui/layout/Skeleton.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { ScoreRows } from './ScoreRows.tsx';
import styles from './Scorecards.module.css';

const pageSize = 50;

/** What all recordings score by one card, with the sums of each question. */
export function ScoresTab({ cardId }: { readonly cardId: number | null }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.scorecards,
    queryFn: () => api['judging.scorecards']({}),
  });
  if (error) return <FailureNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton />;
  const card = data.find(({ id }) => id === cardId) ?? data[0];
  if (card === undefined) {
    return (
      <div className={styles.scroll}>
        <p className={styles.none}>{`${t.scorecards.none} ${t.scorecards.emptyText}`}</p>
        <Button kind="primary" icon="plus" onClick={() => navigate({ view: 'rules', cardId: 0 })}>
          {t.scorecards.add}
        </Button>
      </div>
    );
  }
  const choices = data.map(({ id, name }) => ({ value: String(id), label: name }));
  return <Results key={card.id} cardId={card.id} name={card.name} choices={choices} />;
}

interface ResultsProps {
  readonly cardId: number;
  readonly name: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

function Results({ cardId, name, choices }: ResultsProps) {
  const { t, format } = useWords();
  const w = t.scorecards;
  const [show, setShow] = useState<ScoreFilter>('all');
  const [sort, setSort] = useState<ScoreSort>('newest');
  const [offset, setOffset] = useState(0);
  const { data, error, refetch } = useQuery({
    queryKey: [...queryKeys.scores, 'all', cardId, show, sort, offset],
    queryFn: () => api['judging.scores']({ scorecardId: cardId, show, sort, offset, limit: pageSize }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className={styles.scroll}>
      <div className={styles.bar}>
        <SelectField
          label={w.choose}
          value={String(cardId)}
          choices={choices}
          onChange={(id) => replaceRoute({ view: 'review', tab: 'scores', cardId: Number(id) })}
        />
        <Button kind="quiet" icon="edit" onClick={() => navigate({ view: 'rules', cardId })}>
          {w.edit}
        </Button>
        <ExportScores cardId={cardId} name={name} />
      </div>
      {error ? <FailureNotice error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && error === null ? <Skeleton /> : null}
      {data === undefined ? null : (
        <>
          <Tiles
            tiles={[
              {
                label: w.average,
                value: data.averagePercent === null ? '–' : format.percent(data.averagePercent / 100),
              },
              { label: w.recordings, value: format.number(data.recordingCount) },
              { label: w.failedCount, value: format.number(data.failedCount) },
              { label: w.openCount, value: format.number(data.openCount) },
            ]}
          />
          <ByQuestion results={data} />
          <div className={styles.bar}>
            <SelectField
              label={w.show}
              value={show}
              choices={scoreFilters.map((value) => ({ value, label: w.shows[value] }))}
              onChange={(value) => {
                setShow(value);
                setOffset(0);
              }}
            />
            <SelectField
              label={w.sort}
              value={sort}
              choices={scoreSorts.map((value) => ({ value, label: w.sorts[value] }))}
              onChange={(value) => {
                setSort(value);
                setOffset(0);
              }}
            />
          </div>
          <ScoreRows results={data} />
          {data.shownCount > pageSize ? (
            <div className={styles.bar}>
              <Button size="s" disabled={offset === 0} onClick={() => setOffset(Math.max(0, offset - pageSize))}>
                {w.previous}
              </Button>
              <Button
                size="s"
                disabled={offset + pageSize >= data.shownCount}
                onClick={() => setOffset(offset + pageSize)}
              >
                {w.next}
              </Button>
              <span className={styles.quiet}>
                {w.rowsShown(
                  format.number(offset + 1),
                  format.number(offset + data.rows.length),
                  format.number(data.shownCount),
                )}
              </span>
            </div>
          ) : null}
        </>
      )}
    </div>
  );
}

/** Of those that answered and to whom it applies, how many answered as it scores. */
function ByQuestion({ results: { questions } }: { readonly results: ScoreResults }) {
  const { t, format } = useWords();
  const w = t.scorecards;
  return (
    <section className={styles.byQuestion}>
      <h2 className={styles.sectionTitle}>{w.byQuestion}</h2>
      <BarList
        label={w.byQuestion}
        bars={questions.map(({ id, text, wantedCount, otherCount, notApplicableCount, openCount }) => {
          const all = wantedCount + otherCount;
          return {
            key: id,
            label: text,
            share: all === 0 ? 0 : wantedCount / all,
            value: all === 0 ? '–' : `${format.percent(wantedCount / all)} · ${format.number(wantedCount)}`,
            detail: w.questionDetail(
              format.number(otherCount),
              format.number(notApplicableCount),
              format.number(openCount),
            ),
          };
        })}
      />
    </section>
  );
}

function ExportScores({ cardId, name }: { readonly cardId: number; readonly name: string }) {
  const { t } = useWords();
  const save = useSaveText();
  return (
    <TableFormats
      isQuiet
      onChoose={(format) =>
        save(`${name} ${t.scorecards.file}.${format}`, (target) =>
          api['judging.exportScores']({ scorecardId: cardId, format, ...target }),
        )
      }
    />
  );
}
