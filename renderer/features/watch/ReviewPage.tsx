import { useQuery } from '@tanstack/react-query';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate, type ReviewTab } from '#renderer/state/route.ts';
import { PageHeader } from '#renderer/ui/layout/PageHeader.tsx';
import { Tabs } from '#renderer/ui/layout/Tabs.tsx';
import { AgreementTab } from './agreement/AgreementTab.tsx';
import { DoubtfulTab } from './doubtful/DoubtfulTab.tsx';
import { ScoresTab } from './scorecards/ScoresTab.tsx';
import { FindingsTab } from './findings/FindingsTab.tsx';

/** What needs a judgement: findings of the rules, and doubtful words of all transcripts. */
export function ReviewPage({ tab, cardId }: { readonly tab: ReviewTab; readonly cardId: number | null }) {
  const { t, format } = useWords();
  const newCount = useQuery({
    queryKey: queryKeys.findingCounts,
    queryFn: () => api['findings.counts']({}),
  }).data?.new;
  return (
    <>
      <PageHeader title={t.nav.review} />
      <Tabs
        label={t.nav.review}
        value={tab}
        tabs={[
          {
            value: 'findings',
            label: t.findings.title,
            count: newCount === undefined ? null : format.number(newCount),
          },
          { value: 'doubtful', label: t.review.title },
          { value: 'agreement', label: t.judging.title },
          { value: 'scores', label: t.scorecards.title },
        ]}
        onChange={(value) => navigate({ view: 'review', tab: value })}
      />
      {tab === 'findings' ? <FindingsTab /> : null}
      {tab === 'doubtful' ? <DoubtfulTab /> : null}
      {tab === 'agreement' ? <AgreementTab /> : null}
      {tab === 'scores' ? <ScoresTab cardId={cardId} /> : null}
    </>
  );
}
