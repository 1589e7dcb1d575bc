import { Menu } from '@base-ui/react/menu';
import type { WatchList } from '#shared/watch.ts';
import { api } from '#renderer/api/api.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { MenuItems } from '#renderer/ui/controls/MenuItems.tsx';
import { useReport } from '#renderer/data/use-report.ts';
import { useSaveText } from '#renderer/data/transcripts/use-save-text.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { openFindings } from '#renderer/state/findings-filter.ts';
import styles from './WatchListsPage.module.css';

interface Props {
  readonly list: WatchList;
  readonly isRunning: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  readonly onImport: () => void;
}

export function WatchListRow({ list, isRunning, onEdit, onRemove, onImport }: Props) {
  const { t } = useWords();
  const report = useReport();
  const save = useSaveText();
  const run = () => void api['watchLists.run']({ all: list.isUpToDate }).catch(report);
  const exportCsv = () =>
    save(`${list.name}.csv`, (target) => api['watchLists.export']({ listId: list.id, ...target }));
  return (
    <li className={styles.list}>
      <button type="button" className={styles.name} dir="auto" data-tip="cut" onClick={onEdit}>
        {list.name}
      </button>
      <p className={styles.facts}>
        {[t.watchLists.terms(list.termCount), list.isUpToDate ? t.watchLists.upToDate : t.watchLists.notRun].join(
          ' · ',
        )}
      </p>
      <div className={styles.actions}>
        {list.findingCount > 0 ? (
          <Button
            size="s"
            kind={list.newCount > 0 ? 'plain' : 'quiet'}
            icon="flag"
            onClick={() => openFindings({ listId: list.id, states: list.newCount > 0 ? ['new'] : [] })}
          >
            {list.newCount > 0 ? t.watchLists.newCount(list.newCount) : t.watchLists.findings(list.findingCount)}
          </Button>
        ) : null}
        {list.isUpToDate ? null : (
          <Button size="s" icon="search" disabled={isRunning} onClick={run}>
            {t.watchLists.run}
          </Button>
        )}
        <Button size="s" kind="quiet" icon="edit" onClick={onEdit}>
          {t.watchLists.edit}
        </Button>
        <Menu.Root>
          <Menu.Trigger render={<IconButton icon="more" label={t.watchLists.moreFor(list.name)} />} />
          <MenuItems
            align="end"
            entries={[
              ...(list.isUpToDate && !isRunning
                ? [{ label: t.watchLists.runAgain, icon: 'retry' as const, onChoose: run }]
                : []),
              { label: t.watchLists.importInto, icon: 'drop', onChoose: onImport },
              { label: t.watchLists.export, icon: 'export', onChoose: exportCsv },
              { label: t.watchLists.remove, icon: 'bin', isAfterGap: true, onChoose: onRemove },
            ]}
          />
        </Menu.Root>
      </div>
    </li>
  );
}
