import type { Version } from '#shared/edits/version.ts';
import { api } from '#renderer/api/api.ts';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { useReport } from '#renderer/data/use-report.ts';
import { useVersionNames } from '#renderer/data/transcripts/use-versions.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate } from '#renderer/state/route.ts';
import { announce } from '#renderer/state/ui.ts';
import styles from './VersionMenu.module.css';

interface Props {
  readonly version: Version;
  readonly recordingId: number;
  readonly canRemove: boolean;
  readonly onClose: () => void;
  readonly onRemove: () => void;
}

/** One version: a click takes it into use. */
export function VersionRow({ version, recordingId, canRemove, onClose, onRemove }: Props) {
  const { t, format } = useWords();
  const report = useReport();
  const names = useVersionNames();
  const { transcriptId, isCurrent, isFinished, isInWork, language, editedCount, segmentCount } = version;
  const { name: madeWith, made } = names(version);
  const name = `${madeWith}, ${made}`;
  const use = async () => {
    await api['versions.use']({ transcriptId });
    announce(t.versions.inUse(name));
    onClose();
  };
  const state = isCurrent
    ? t.versions.current
    : isInWork
      ? t.versions.inWork
      : isFinished
        ? null
        : t.versions.unfinished;
  const facts = [
    made,
    language === null ? null : format.languageName(language),
    t.versions.segments(segmentCount),
    editedCount > 0 ? t.versions.corrected(editedCount) : t.versions.uncorrected,
  ].filter((fact) => fact !== null);
  return (
    <li className={styles.row} data-current={isCurrent || undefined}>
      <button
        type="button"
        className={styles.use}
        aria-current={isCurrent}
        aria-label={isCurrent || !isFinished ? undefined : t.versions.use(name)}
        disabled={!isFinished}
        onClick={() => (isCurrent ? onClose() : void use().catch(report))}
      >
        <span className={styles.check}>{isCurrent ? <Icon name="check" size={14} /> : null}</span>
        <span className={styles.about}>
          <span className={styles.name} dir="auto">
            {madeWith}
          </span>
          {state ? <span className={styles.state}>{state}</span> : null}
          <span className={styles.facts}>{facts.join(' · ')}</span>
        </span>
      </button>
      {isCurrent || segmentCount === 0 ? null : (
        <IconButton
          icon="compare"
          size="s"
          label={t.versions.compareWith(name)}
          onClick={() => {
            onClose();
            navigate({ view: 'compare', recordingId, otherId: transcriptId });
          }}
        />
      )}
      {canRemove ? <IconButton icon="bin" size="s" label={t.versions.remove(name)} onClick={onRemove} /> : null}
    </li>
  );
}
