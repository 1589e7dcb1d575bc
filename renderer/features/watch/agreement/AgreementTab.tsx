import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { decodeText } from '#shared/text/decode-text.ts';
import { api } from '#renderer/api/api.ts';
import { chooseTextFile } from '#renderer/api/choose-files.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useSaveText } from '#renderer/data/transcripts/use-save-text.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { notify } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Skeleton } from '#renderer/ui/layout/Skeleton.tsx';
import { TableFormats } from '#renderer/widgets/TableFormats.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { AgreementTable } from './AgreementTable.tsx';
import { Differences } from './Differences.tsx';
import { ReadingDesk } from './ReadingDesk.tsx';
import { StartReading } from './StartReading.tsx';
import styles from './Agreement.module.css';

/** How far reviewers agree; second and third readings begin here, and verdicts of other machines come in. */
export function AgreementTab() {
  const { t } = useWords();
  const [readingId, setReadingId] = useState<number | null>(null);
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.agreement,
    queryFn: () => api['judging.agreement']({}),
    enabled: readingId === null,
    gcTime: 0,
  });
  if (readingId !== null) {
    return (
      <ReadingDesk
        readingId={readingId}
        onClose={() => {
          setReadingId(null);
          void client.invalidateQueries({ queryKey: queryKeys.agreement });
        }}
      />
    );
  }
  const first = data?.rows[0];
  return (
    <div className={styles.scroll}>
      <p className={styles.explain}>{t.judging.explain}</p>
      {error ? <FailureNotice error={error} onRetry={() => void refetch()} /> : null}
      <StartReading onStarted={setReadingId} disagreementCount={data?.disagreementCount ?? 0} />
      {data === undefined ? (
        error ? null : (
          <Skeleton />
        )
      ) : (
        <>
          {first === undefined || first.count === 0 ? <p className={styles.none}>{t.judging.none}</p> : null}
          <AgreementTable rows={data.rows} recall={data.recall} />
          <Differences title={t.judging.disagreements} differences={data.disagreements} />
          <Differences title={t.judging.conflicts} differences={data.conflicts} />
        </>
      )}
      <Files onChanged={() => void refetch()} />
    </div>
  );
}

function Files({ onChanged }: { readonly onChanged: () => void }) {
  const { t } = useWords();
  const report = useReport();
  const save = useSaveText();
  const read = async (file: File) => {
    const { text: json } = decodeText(new Uint8Array(await file.arrayBuffer()));
    const { addedCount, knownCount, refusedCount } = await api['judging.importVerdicts']({ json });
    notify({ text: t.judging.imported(addedCount, knownCount, refusedCount) });
    onChanged();
  };
  const choose = () => chooseTextFile('.json,application/json', (file) => void read(file).catch(report));
  return (
    <div className={styles.files}>
      <Button icon="drop" onClick={choose}>
        {t.judging.import}
      </Button>
      <Button icon="export" onClick={() => save('verdicts.json', (target) => api['judging.exportVerdicts'](target))}>
        {t.judging.export}
      </Button>
      <TableFormats
        isQuiet
        onChoose={(format) =>
          save(`agreement.${format}`, (target) => api['judging.exportAgreement']({ format, ...target }))
        }
      />
    </div>
  );
}
