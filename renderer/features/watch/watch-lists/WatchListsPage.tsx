import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { WatchList } from '#shared/watch.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { PageHeader } from '#renderer/ui/layout/PageHeader.tsx';
import { ProgressBar } from '#renderer/ui/controls/ProgressBar.tsx';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate, replaceRoute } from '#renderer/state/route.ts';
import { Skeleton } from '#renderer/ui/layout/Skeleton.tsx';
import { ConfirmModal } from '#renderer/widgets/dialogs/ConfirmModal.tsx';
import { RuleFiles } from '../rules/RuleFiles.tsx';
import { ScorecardsSection } from '../scorecards/ScorecardsSection.tsx';
import { RulesSection } from '../rules/RulesSection.tsx';
import { ListEditor } from './ListEditor.tsx';
import { useImport } from './use-import.ts';
import { WatchListRow } from './WatchListRow.tsx';
import styles from './WatchListsPage.module.css';

/** The lists, or the editor of one of them: 0 for a new one. */
export function WatchListsPage({ listId }: { readonly listId?: number | undefined }) {
  return listId === undefined ? <Lists /> : <EditedList listId={listId} />;
}

/** A new list gets a number when it is saved first; its editor stays open all the same. */
function EditedList({ listId }: { readonly listId: number }) {
  const [bornId, setBornId] = useState<number | null>(null);
  const isNew = listId === 0 || listId === bornId;
  const onBorn = (id: number) => {
    // A list that was removed elsewhere is saved as a new one: its editor begins again.
    if (isNew) setBornId(id);
    replaceRoute({ view: 'rules', listId: id });
  };
  return <ListEditor key={isNew ? 'new' : listId} listId={isNew ? null : listId} onBorn={onBorn} />;
}

function Lists() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.watchLists,
    queryFn: () => api['watchLists.list']({}),
  });
  const [removed, setRemoved] = useState<WatchList | null>(null);
  const importCsv = useImport(() => void refetch());
  const lists = data?.lists ?? [];
  const remove = async (list: WatchList) => {
    setRemoved(null);
    await api['watchLists.remove']({ listId: list.id });
    await refetch();
  };
  return (
    <>
      <PageHeader title={t.watchLists.title}>
        <Button icon="drop" onClick={() => importCsv(null)}>
          {t.watchLists.import}
        </Button>
        <RuleFiles />
        <Button icon="plus" onClick={() => navigate({ view: 'rules', listId: 0 })}>
          {t.watchLists.add}
        </Button>
        <Button kind="primary" icon="plus" onClick={() => navigate({ view: 'rules', ruleId: 0 })}>
          {t.rules.add}
        </Button>
      </PageHeader>
      {error ? (
        <div className={styles.failure}>
          <FailureNotice error={error} onRetry={() => void refetch()} />
        </div>
      ) : null}
      {data === undefined ? (
        error === null ? (
          <Skeleton />
        ) : null
      ) : (
        <div className={styles.scroll}>
          <RulesSection />
          <h2 className={styles.title}>{t.rules.lists}</h2>
          {lists.length === 0 ? (
            <p className={styles.emptyText}>{`${t.watchLists.emptyText} ${t.watchLists.emptyCsv}`}</p>
          ) : null}
          {data?.progress ? <Running share={data.progress.share} found={data.progress.foundCount} /> : null}
          <ul className={styles.lists} aria-label={t.watchLists.lists}>
            {lists.map((list) => (
              <WatchListRow
                key={list.id}
                list={list}
                isRunning={data?.progress !== null}
                onEdit={() => navigate({ view: 'rules', listId: list.id })}
                onRemove={() => setRemoved(list)}
                onImport={() => importCsv(list)}
              />
            ))}
          </ul>
          <ScorecardsSection />
        </div>
      )}
      <ConfirmModal
        isOpen={removed !== null}
        title={t.watchLists.removeTitle(removed?.name ?? '')}
        action={t.watchLists.remove}
        onClose={() => setRemoved(null)}
        onConfirm={async () => {
          if (removed) await remove(removed);
        }}
      >
        <p>{t.watchLists.removeText}</p>
      </ConfirmModal>
    </>
  );
}

function Running({ share, found }: { readonly share: number; readonly found: number }) {
  const { t, format } = useWords();
  const report = useReport();
  const text = t.watchLists.running(format.percent(share), found);
  return (
    <div className={styles.running}>
      <p className={styles.runningText}>{text}</p>
      <ProgressBar share={share} label={text} />
      <Button size="s" kind="quiet" onClick={() => void api['watchLists.cancelRun']({}).catch(report)}>
        {t.common.cancel}
      </Button>
    </div>
  );
}
