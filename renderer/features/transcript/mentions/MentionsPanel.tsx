import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { MentionGroup } from '#shared/analyses/mention-lists.ts';
import type { Recording } from '#shared/recording.ts';
import { api } from '#renderer/api/api.ts';
import { useAnalysis } from '#renderer/data/analyses/use-analyses.ts';
import { useMentionGroups, useMentionPlaces } from '#renderer/data/analyses/use-mentions.ts';
import { useSaveText } from '#renderer/data/transcripts/use-save-text.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { notify } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { SidePanel } from '#renderer/widgets/SidePanel.tsx';
import { isUnderWay, RunState } from '../analyses/RunState.tsx';
import { GroupList } from './GroupList.tsx';
import styles from './Mentions.module.css';
import { useMentionMarks } from './use-mention-marks.ts';

const analyzers = ['entities', 'personal-data'] as const;

/** What the text mentions: people, places, numbers; a click goes to the next place. */
export function MentionsPanel({ recording }: { readonly recording: Recording }) {
  const { t } = useWords();
  const [isMarked, setMarked] = useState(true);
  const save = useSaveText();
  const entities = useAnalysis(recording.id, 'entities');
  const personal = useAnalysis(recording.id, 'personal-data');
  const isRun = entities.current !== null || personal.current !== null;
  const saveCsv = () =>
    save('mentions.csv', (target) =>
      api['analyses.export']({
        recordingId: recording.id,
        kinds: ['entity', 'personal-data'],
        format: 'csv',
        ...target,
      }),
    );
  const actions = isRun ? (
    <>
      <IconButton
        icon="underline"
        size="s"
        label={t.mentions.mark}
        aria-pressed={isMarked}
        onClick={() => setMarked(!isMarked)}
      />
      <IconButton icon="export" size="s" label={t.mentions.save} onClick={saveCsv} />
    </>
  ) : null;
  return (
    <SidePanel title={t.panels.names.mentions} actions={actions}>
      <div className={styles.body}>
        {recording.transcriptId === null ? <p className={styles.text}>{t.mentions.noText}</p> : null}
        {isRun ? <Found recordingId={recording.id} isMarked={isMarked} /> : null}
        {recording.transcriptId === null ? null : <Run recording={recording} isRun={isRun} />}
      </div>
    </SidePanel>
  );
}

function Found({ recordingId, isMarked }: { readonly recordingId: number; readonly isMarked: boolean }) {
  const { t } = useWords();
  const groups = useMentionGroups(recordingId);
  const places = useMentionPlaces(recordingId);
  const [shown, setShown] = useState<string | null>(null);
  const [chosen, setChosen] = useState<{ readonly key: string; readonly nth: number } | null>(null);
  const values = useMemo(() => [...new Set((groups ?? []).map(({ value }) => value))], [groups]);
  const visible = (groups ?? []).filter(({ value }) => shown === null || value === shown);
  const current = useMentionMarks({ places: places ?? [], groups: visible, chosen, isMarked });
  if (groups === undefined || places === undefined) return null;
  if (groups.length === 0) return <p className={styles.text}>{t.mentions.none}</p>;
  return (
    <>
      <Filter values={values} groups={groups} shown={shown} onShow={setShown} />
      <GroupList
        recordingId={recordingId}
        groups={visible}
        places={places}
        current={current}
        chosen={chosen}
        onChoose={setChosen}
      />
    </>
  );
}

function Filter(props: {
  readonly values: readonly string[];
  readonly groups: readonly MentionGroup[];
  readonly shown: string | null;
  readonly onShow: (value: string | null) => void;
}) {
  const { t } = useWords();
  const { values, groups, shown, onShow } = props;
  if (values.length < 2) return null;
  return (
    <div className={styles.filter} role="group" aria-label={t.mentions.filter}>
      <button type="button" className={styles.chip} aria-pressed={shown === null} onClick={() => onShow(null)}>
        {t.mentions.all}
      </button>
      {values.map((value) => (
        <button
          key={value}
          type="button"
          className={styles.chip}
          aria-pressed={shown === value}
          onClick={() => onShow(shown === value ? null : value)}
        >
          {t.mentions.values[value] ?? value}{' '}
          <span className={styles.count}>{groups.filter((one) => one.value === value).length}</span>
        </button>
      ))}
    </div>
  );
}

/** Scans this text, and all of the library. */
function Run({ recording, isRun }: { readonly recording: Recording; readonly isRun: boolean }) {
  const { t } = useWords();
  const report = useReport();
  const entities = useAnalysis(recording.id, 'entities');
  const personal = useAnalysis(recording.id, 'personal-data');
  const { data: left } = useQuery({
    queryKey: ['analyses', 'left', 'mentions'],
    queryFn: async () => {
      const all = await Promise.all(analyzers.map((analyzer) => api['analyses.estimate']({ analyzer })));
      return Math.max(...all.map(({ count }) => count));
    },
  });
  const start = async () => {
    for (const analyzer of analyzers) {
      await api['analyses.start']({ recordings: { recordingIds: [recording.id] }, analyzer });
    }
  };
  const startAll = async () => {
    const counts = await Promise.all(analyzers.map((analyzer) => api['analyses.startMissing']({ analyzer })));
    notify({ text: t.mentions.libraryStarted(Math.max(...counts.map(({ count }) => count))) });
  };
  return (
    <div className={isRun ? styles.foot : styles.start}>
      {isRun ? null : <p className={styles.text}>{t.mentions.intro}</p>}
      <RunState label={t.analyses.names['entities'] ?? ''} state={entities} durationMs={recording.durationMs} />
      <RunState label={t.analyses.names['personal-data'] ?? ''} state={personal} durationMs={recording.durationMs} />
      <div className={styles.row}>
        <Button
          size="s"
          kind={isRun ? 'plain' : 'primary'}
          icon="search"
          disabled={isUnderWay(entities) || isUnderWay(personal)}
          onClick={() => void start().catch(report)}
        >
          {isRun ? t.mentions.again : t.mentions.run}
        </Button>
        {left === undefined || left === 0 ? null : (
          <Button size="s" kind="quiet" onClick={() => void startAll().catch(report)}>
            {t.mentions.library(left)}
          </Button>
        )}
      </div>
    </div>
  );
}
