import { useQuery } from '@tanstack/react-query';
import { cuePresets } from '#shared/cues/cue-rules.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { useBulk } from '#renderer/state/bulk.ts';
import { setCuePreset, useCuePreset } from '#renderer/state/cue-preset.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { ShotChanges } from './ShotChanges.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import styles from './Subtitles.module.css';

interface Props {
  readonly transcriptId: number;
  readonly selectedCount: number;
  readonly onNextProblem: () => void;
  readonly onFit: () => void;
  readonly onFitAll: () => void;
}

/** The rules, how many subtitles break them, and what is done to those that are selected, or to all. */
export function SubtitleBar({ transcriptId, selectedCount, onNextProblem, onFit, onFitAll }: Props) {
  const { t } = useWords();
  const { preset } = useCuePreset();
  const isBusy = useBulk(({ text }) => text !== null);
  const { data: summary } = useQuery({
    queryKey: [...queryKeys.cues(transcriptId, preset), 'summary'],
    queryFn: () => api['cues.summary']({ transcriptId, preset }),
  });
  return (
    <div className={styles.bar}>
      <span className={styles.field}>
        {t.exportDialog.cuePreset}
        <SelectField
          look="small"
          label={t.exportDialog.cuePreset}
          value={preset}
          choices={cuePresets.map((value) => ({ value, label: t.exportDialog.cuePresets[value] }))}
          onChange={setCuePreset}
        />
      </span>
      <span className={styles.summary} role="status">
        {summary ? t.subtitles.summary(summary.count, summary.problemCount) : ''}
      </span>
      <ShotChanges />
      <span className={styles.space} />
      <Button size="s" disabled={(summary?.problemCount ?? 0) === 0} onClick={onNextProblem}>
        {t.subtitles.nextProblem}
      </Button>
      <Button size="s" disabled={isBusy || (summary?.count ?? 0) === 0} onClick={onFit}>
        {t.subtitles.fitSelected(selectedCount)}
      </Button>
      <Button size="s" disabled={isBusy || (summary?.count ?? 0) === 0} onClick={onFitAll}>
        {t.subtitles.fitAll}
      </Button>
    </div>
  );
}
