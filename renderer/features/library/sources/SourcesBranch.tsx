import { useSources } from '#renderer/data/automation/use-sources.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { SidebarItem } from '#renderer/widgets/SidebarItem.tsx';
import styles from './Sources.module.css';
import { openSources } from './sources-dialog.ts';

/** The last branch of the library: watched folders, with a dot where one of them is not there. */
export function SourcesBranch() {
  const { t } = useWords();
  const sources = useSources();
  const silent = sources.find(({ isOn, silentSinceMs }) => isOn && silentSinceMs !== null);
  const badge = silent ? (
    <span className={styles.dot} role="img" aria-label={t.sources.silentOne(silent.folder)} />
  ) : null;
  return <SidebarItem level={1} label={t.sources.branch} isCurrent={false} badge={badge} onOpen={openSources} />;
}
