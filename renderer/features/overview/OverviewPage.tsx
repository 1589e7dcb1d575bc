import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LibraryProfile } from '#shared/profile.ts';
import { api } from '#renderer/api/api.ts';
import { useCollections } from '#renderer/data/catalogue/use-catalogue.ts';
import { useSaveText } from '#renderer/data/transcripts/use-save-text.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { showInLibrary } from '#renderer/state/library-view.ts';
import { navigate } from '#renderer/state/route.ts';
import { BarList } from '#renderer/ui/charts/BarList.tsx';
import { HiddenTable } from '#renderer/ui/charts/HiddenTable.tsx';
import { StackedTime } from '#renderer/ui/charts/StackedTime.tsx';
import { Tiles } from '#renderer/ui/charts/Tiles.tsx';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { EmptyState } from '#renderer/ui/layout/EmptyState.tsx';
import { PageHeader } from '#renderer/ui/layout/PageHeader.tsx';
import { Skeleton } from '#renderer/ui/layout/Skeleton.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { TableFormats } from '#renderer/widgets/TableFormats.tsx';
import styles from './Overview.module.css';
import { withFilter } from './with-filter.ts';
import { Card } from './Card.tsx';
import { FoundByMonth } from './FoundByMonth.tsx';
import { spread } from './spread-months.ts';
import { TableProfileCard } from './TableProfileCard.tsx';

const maxShown = 8;

/** “What is in this library, and can I trust it?” Of all of it or of one collection. */
export function OverviewPage() {
  const { t } = useWords();
  const [filter, setFilter] = useState('');
  const collections = useCollections();
  const { data, error, refetch } = useQuery({
    queryKey: ['recordings', 'profile', filter],
    queryFn: () => api['profile.library']({ filter }),
  });
  return (
    <>
      <PageHeader title={t.overview.title}>
        {collections.length === 0 ? null : (
          <SelectField
            label={t.overview.part}
            value={filter}
            choices={[
              { value: '', label: t.overview.whole },
              ...collections.map(({ id, name }) => ({ value: `collection:#${id}`, label: name })),
            ]}
            onChange={setFilter}
          />
        )}
        <Export filter={filter} isReady={data !== undefined && data.recordingCount > 0} />
      </PageHeader>
      <div className={styles.page}>
        {error ? <FailureNotice error={error} onRetry={() => void refetch()} /> : null}
        {data === undefined ? (
          error ? null : (
            <Skeleton />
          )
        ) : data.recordingCount === 0 ? (
          <EmptyState icon="library" title={t.overview.empty}>
            <p>{t.overview.emptyText}</p>
            <Button kind="primary" onClick={() => navigate({ view: 'library' })}>
              {t.overview.toLibrary}
            </Button>
          </EmptyState>
        ) : (
          <Contents profile={data} filter={filter} />
        )}
        <TableProfileCard />
      </div>
    </>
  );
}

interface Props {
  readonly profile: LibraryProfile;
  readonly filter: string;
}

function Contents({ profile, filter }: Props) {
  const { t, format } = useWords();
  const { recordingCount, transcribedCount, durationMs, talkMs, editedShare, doubtfulShare, speakerCount } = profile;
  const waiting = recordingCount - transcribedCount;
  return (
    <>
      <Tiles
        tiles={[
          {
            label: t.overview.recordings,
            value: format.number(recordingCount),
            detail: waiting > 0 ? t.overview.withoutText(waiting) : t.overview.allWithText,
          },
          {
            label: t.overview.length,
            value: format.span(durationMs),
            detail: t.overview.talkOf(format.span(talkMs)),
          },
          { label: t.overview.speakers, value: format.number(speakerCount) },
          { label: t.overview.corrected, value: format.percent(editedShare), detail: t.overview.ofSegments },
          { label: t.overview.doubtful, value: format.percent(doubtfulShare), detail: t.overview.ofSegments },
        ]}
      />
      <Months months={profile.months} />
      <div className={styles.cards}>
        <Languages profile={profile} filter={filter} />
        <Speakers profile={profile} filter={filter} />
        <Models profile={profile} />
        <FoundByMonth profile={profile} filter={filter} />
        <Unusual profile={profile} />
      </div>
    </>
  );
}

function Months({ months }: Pick<LibraryProfile, 'months'>) {
  const { t, format } = useWords();
  if (months.length < 2) return null;
  const shown = spread(months);
  const max = Math.max(1, ...shown.map(({ durationMs }) => durationMs));
  const titleOf = (month: string, count: number, ms: number) =>
    `${format.month(month)}: ${t.library.count(count)}, ${format.span(ms)}`;
  return (
    <Card title={t.overview.months}>
      <StackedTime
        label={t.overview.months}
        scale={format.span(max)}
        max={max}
        colours={[0]}
        onOpen={(nth) => showInLibrary(`${t.overview.recordedWord}:${shown[nth]?.month ?? ''}`)}
        columns={shown.map(({ month, recordingCount, durationMs }, nth) => ({
          startMs: nth,
          endMs: nth + 1,
          values: [durationMs],
          title: titleOf(month, recordingCount, durationMs),
        }))}
      />
      <p className={styles.ends} aria-hidden="true">
        <span>{format.month(shown[0]?.month ?? '')}</span>
        <span>{format.month(shown.at(-1)?.month ?? '')}</span>
      </p>
      <HiddenTable
        caption={t.overview.months}
        head={[t.overview.month, t.overview.recordings, t.overview.length]}
        rows={months.map(({ month, recordingCount, durationMs }) => [
          format.month(month),
          recordingCount,
          format.span(durationMs),
        ])}
      />
    </Card>
  );
}

function Languages({ profile, filter }: Props) {
  const { t, format } = useWords();
  const max = Math.max(1, ...profile.languages.map(({ talkMs }) => talkMs));
  return (
    <Card title={t.overview.languages}>
      <BarList
        label={t.overview.languages}
        bars={profile.languages.slice(0, maxShown).map(({ name, recordingCount, talkMs }) => ({
          key: String(name),
          label: name === null ? t.overview.unknown : format.languageName(name),
          share: talkMs / max,
          value: format.span(talkMs),
          detail: t.library.count(recordingCount),
          onOpen: name === null ? undefined : () => showInLibrary(withFilter(filter, `lang:${name}`)),
        }))}
      />
    </Card>
  );
}

function Speakers({ profile, filter }: Props) {
  const { t, format } = useWords();
  const { speakers } = profile;
  if (speakers.length === 0) return null;
  const max = Math.max(1, ...speakers.map(({ talkMs }) => talkMs));
  return (
    <Card title={t.overview.speakers}>
      <BarList
        label={t.overview.speakers}
        bars={speakers.slice(0, maxShown).map(({ name, recordingCount, talkMs }, nth) => ({
          key: String(name),
          label: name ?? '',
          share: talkMs / max,
          value: format.span(talkMs),
          detail: t.library.count(recordingCount),
          colour: nth,
          onOpen: () => showInLibrary(withFilter(filter, `speaker:"${name ?? ''}"`)),
        }))}
      />
    </Card>
  );
}

function Models({ profile }: Pick<Props, 'profile'>) {
  const { t, format } = useWords();
  if (profile.models.length === 0) return null;
  return (
    <Card title={t.overview.trust}>
      <BarList
        label={t.overview.trust}
        bars={profile.models.map(({ name, recordingCount, doubtfulShare }) => ({
          key: String(name),
          label: name ?? '',
          share: doubtfulShare,
          value: t.overview.doubtfulOf(format.percent(doubtfulShare)),
          detail: t.library.count(recordingCount),
          colour: 1,
        }))}
      />
    </Card>
  );
}

function Unusual({ profile }: Pick<Props, 'profile'>) {
  const { t, format } = useWords();
  const { unusual, comparedCount } = profile;
  if (unusual.length === 0) return null;
  return (
    <Card title={t.profile.unusual}>
      <p className={styles.quiet}>{t.profile.compared(comparedCount)}</p>
      <p className={styles.words} dir="auto">
        {unusual.map(({ word, count }) => `${word}\u00A0(${format.number(count)})`).join(', ')}
      </p>
    </Card>
  );
}

function Export({ filter, isReady }: { readonly filter: string; readonly isReady: boolean }) {
  const { t } = useWords();
  const save = useSaveText();
  return (
    <TableFormats
      isReady={isReady}
      onChoose={(format) =>
        save(`${t.overview.title}.${format}`, (target) =>
          api['profile.export']({ recordingId: null, filter, format, ...target }),
        )
      }
    />
  );
}
