import { qualityTabs, navigate, type QualityTab } from '#renderer/state/route.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { PageHeader } from '#renderer/ui/layout/PageHeader.tsx';
import { Tabs } from '#renderer/ui/layout/Tabs.tsx';
import { CompareRuns } from './run/CompareRuns.tsx';
import { ClassesTab } from './classes/ClassesTab.tsx';
import { RunDetail } from './run/RunDetail.tsx';
import { RunsTab } from './runs/RunsTab.tsx';
import { TuningTab } from './tuning/TuningTab.tsx';
import { ReferencesTab } from './sets/ReferencesTab.tsx';
import { SetsTab } from './sets/SetsTab.tsx';

interface Props {
  readonly tab: QualityTab;
  /** One run, instead of a tab. */
  readonly runId: number | null;
  /** Beside that one. */
  readonly otherId: number | null;
}

/** How good recognition is on the user's own recordings: references, sets, runs and what they are worth. */
export function QualityPage({ tab, runId, otherId }: Props) {
  const { t } = useWords();
  if (runId !== null && otherId !== null) return <CompareRuns a={runId} b={otherId} />;
  if (runId !== null) return <RunDetail key={runId} runId={runId} />;
  return (
    <>
      <PageHeader title={t.quality.title} />
      <Tabs
        label={t.quality.title}
        value={tab}
        tabs={qualityTabs.map((value) => ({ value, label: t.quality.tabs[value] }))}
        onChange={(value) => navigate({ view: 'quality', tab: value })}
      />
      {tab === 'runs' ? <RunsTab /> : null}
      {tab === 'sets' ? <SetsTab /> : null}
      {tab === 'tuning' ? <TuningTab /> : null}
      {tab === 'classes' ? <ClassesTab /> : null}
      {tab === 'references' ? <ReferencesTab /> : null}
    </>
  );
}
