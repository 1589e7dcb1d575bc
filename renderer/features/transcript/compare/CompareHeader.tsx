import { useQuery } from '@tanstack/react-query';
import type { Recording } from '#shared/recording.ts';
import type { Version } from '#shared/edits/version.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { useVersionNames } from '#renderer/data/transcripts/use-versions.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { runCommand } from '#renderer/commands/command-handlers.ts';
import { goBack, replaceRoute } from '#renderer/state/route.ts';
import styles from './CompareHeader.module.css';

interface Props {
  readonly recording: Recording;
  /** Null where there is nothing to compare. */
  readonly versions: Versions | null;
}

interface Versions {
  readonly left: Version;
  readonly right: Version;
  readonly others: readonly Version[];
}

export function CompareHeader({ recording, versions }: Props) {
  const { t } = useWords();
  return (
    <>
      <header className={styles.header}>
        <title>{`${t.compare.title}: ${recording.name} – Stenogram`}</title>
        <IconButton icon="chevronLeft" label={t.common.back} onClick={goBack} />
        <div className={styles.titles}>
          <h1 className={styles.title}>{t.compare.title}</h1>
          <p className={styles.name} dir="auto">
            {recording.name}
          </p>
        </div>
        {versions ? <Walk leftId={versions.left.transcriptId} rightId={versions.right.transcriptId} /> : null}
      </header>
      {versions ? <Sides recordingId={recording.id} {...versions} /> : null}
    </>
  );
}

/** How much differs, and the buttons that lead from one difference to the next. */
function Walk({ leftId, rightId }: { readonly leftId: number; readonly rightId: number }) {
  const { t, format } = useWords();
  const { data } = useQuery({
    queryKey: queryKeys.comparedTotals(leftId, rightId),
    queryFn: () => api['versions.totals']({ leftId, rightId }),
    retry: false,
  });
  return (
    <>
      <p className={styles.count} role="status">
        {data ? t.compare.count(data.differingCount, format.number(data.rowCount)) : t.compare.counting}
      </p>
      <div className={styles.walk}>
        <IconButton icon="arrowUp" label={t.compare.previous} onClick={() => void runCommand('difference-previous')} />
        <IconButton icon="arrowDown" label={t.compare.next} onClick={() => void runCommand('difference-next')} />
      </div>
      <Button kind="primary" icon="take" onClick={() => void runCommand('take-difference')}>
        {t.compare.take}
      </Button>
    </>
  );
}

function Sides({ recordingId, left, right, others }: Versions & { readonly recordingId: number }) {
  const { t } = useWords();
  const names = useVersionNames();
  const nameOf = (version: Version) => {
    const { name, made } = names(version);
    return `${name} · ${made}`;
  };
  return (
    <div className={styles.sides}>
      <div className={styles.side}>
        <p className={styles.role}>{t.compare.working}</p>
        <p className={styles.version} dir="auto">
          {nameOf(left)}
        </p>
      </div>
      <IconButton icon="swap" label={t.compare.swap} onClick={() => void runCommand('swap-versions')} />
      <div className={styles.side}>
        <p className={styles.role}>{t.compare.other}</p>
        {others.length === 1 ? (
          <p className={styles.version} dir="auto">
            {nameOf(right)}
          </p>
        ) : (
          <SelectField
            label={t.compare.choose}
            value={String(right.transcriptId)}
            choices={others.map((version) => ({ value: String(version.transcriptId), label: nameOf(version) }))}
            onChange={(id) => replaceRoute({ view: 'compare', recordingId, otherId: Number(id) })}
          />
        )}
      </div>
    </div>
  );
}
