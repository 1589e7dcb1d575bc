import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReadingCriteria } from '#shared/judging/judging.ts';
import { severities, type Severity } from '#shared/watch.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import styles from './Agreement.module.css';

interface Props {
  readonly onStarted: (readingId: number) => void;
  readonly disagreementCount: number;
}

type Share = '10' | '25' | '100';
type Sample = '20' | '100' | '300';

/** The name is asked for once; then what is to be read, and how much of it. */
export function StartReading({ onStarted, disagreementCount }: Props) {
  const { t } = useWords();
  const report = useReport();
  const client = useQueryClient();
  const [share, setShare] = useState<Share>('100');
  const [sample, setSample] = useState<Sample>('20');
  const [severity, setSeverity] = useState<Severity | 'any'>('any');
  const readings =
    useQuery({ queryKey: queryKeys.readings, queryFn: () => api['judging.readings']({}), gcTime: 0 }).data ?? [];
  const open = readings.filter(({ count, answeredCount }) => answeredCount < count).slice(0, 3);
  const start = async (look: ReadingCriteria['look']) => {
    const chosen = severity === 'any' ? null : severity;
    const amount = look === 'second' ? share : look === 'third' ? '100' : sample;
    const { id } = await api['judging.startReading']({ look, share: Number(amount), severity: chosen, ruleId: null });
    // The desk names what is read by this list.
    await client.invalidateQueries({ queryKey: queryKeys.readings, exact: true });
    onStarted(id);
  };
  const begin = (look: ReadingCriteria['look']) => () => void start(look).catch(report);
  return (
    <>
      <ReviewerName />
      <ul className={styles.starts}>
        <li className={styles.start}>
          <Button icon="review" onClick={begin('second')}>
            {t.judging.second}
          </Button>
          <SelectField
            label={t.judging.share}
            value={share}
            choices={(['10', '25', '100'] as const).map((value) => ({ value, label: t.judging.shares[value] }))}
            onChange={setShare}
          />
          <SelectField
            label={t.judging.severity}
            value={severity}
            choices={[
              { value: 'any' as const, label: t.judging.anySeverity },
              ...severities.map((value) => ({ value, label: t.severity[value] })),
            ]}
            onChange={setSeverity}
          />
          <p>{t.judging.secondText}</p>
        </li>
        <li className={styles.start}>
          <Button icon="compare" disabled={disagreementCount === 0} onClick={begin('third')}>
            {t.judging.third}
          </Button>
          <p>{t.judging.thirdText}</p>
        </li>
        <li className={styles.start}>
          <Button icon="question" onClick={begin('unflagged')}>
            {t.judging.sample}
          </Button>
          <SelectField
            label={t.judging.share}
            value={sample}
            choices={(['20', '100', '300'] as const).map((value) => ({ value, label: t.judging.samples[value] }))}
            onChange={setSample}
          />
          <p>{t.judging.sampleText}</p>
        </li>
        {open.map(({ id, look, count, answeredCount }) => (
          <li key={id} className={styles.start}>
            <Button kind="primary" icon="play" onClick={() => onStarted(id)}>
              {`${t.judging.goOn[look]} · ${t.judging.left(count - answeredCount)}`}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

function ReviewerName() {
  const { t } = useWords();
  const report = useReport();
  const settings = useQuery({ queryKey: queryKeys.settings, queryFn: () => api['settings.get']({}) }).data;
  const [typed, setTyped] = useState<string | null>(null);
  if (settings === undefined) return null;
  const save = () => {
    if (typed !== null && typed.trim() !== settings.reviewerName)
      void api['settings.set']({ reviewerName: typed.trim() }).catch(report);
  };
  return (
    <label className={styles.reviewer}>
      <span>{t.judging.reviewerName}</span>
      <input
        className={styles.field}
        dir="auto"
        maxLength={80}
        value={typed ?? settings.reviewerName}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={save}
      />
      <span className={styles.hint}>{t.judging.reviewerHint}</span>
    </label>
  );
}
