import type { ReactNode } from 'react';
import { ComparePage } from '#renderer/features/transcript/compare/ComparePage.tsx';
import { FindInTranscript } from '#renderer/features/transcript/find-replace/FindInTranscript.tsx';
import { ReplacePage } from '#renderer/features/transcript/find-replace/ReplacePage.tsx';
import { ReviewPage } from '#renderer/features/watch/ReviewPage.tsx';
import { ActivityPage } from '#renderer/features/activity/ActivityPage.tsx';
import { MissingNotice } from '#renderer/features/library/missing/MissingNotice.tsx';
import { KeysSection } from '#renderer/features/settings/shortcuts/KeysSection.tsx';
import { QualityPage } from '#renderer/features/quality/QualityPage.tsx';
import { ModelsPage } from '#renderer/features/models/ModelsPage.tsx';
import { OverviewPage } from '#renderer/features/overview/OverviewPage.tsx';
import { PeoplePage } from '#renderer/features/people/PeoplePage.tsx';
import { FoundNotes } from '#renderer/features/transcript/notes/FoundNotes.tsx';
import { RecordingPanel } from '#renderer/features/transcript/panel/RecordingPanel.tsx';
import { PictureSubtitle } from '#renderer/features/transcript/subtitles/PictureSubtitle.tsx';
import { Picture } from '#renderer/features/transcript/player/Picture.tsx';
import { PlayerBar } from '#renderer/features/transcript/player/PlayerBar.tsx';
import { PlayerCommands } from '#renderer/features/transcript/player/PlayerCommands.tsx';
import { SearchPage } from '#renderer/features/search/SearchPage.tsx';
import { SettingsPage } from '#renderer/features/settings/SettingsPage.tsx';
import { TranscriptPage } from '#renderer/features/transcript/TranscriptPage.tsx';
import { VersionMenu } from '#renderer/features/transcript/versions/VersionMenu.tsx';
import { Waveform } from '#renderer/features/transcript/waveform/Waveform.tsx';
import { ScorecardEditor } from '#renderer/features/watch/scorecards/ScorecardEditor.tsx';
import { RuleEditor } from '#renderer/features/watch/rules/RuleEditor.tsx';
import { WatchListsPage } from '#renderer/features/watch/watch-lists/WatchListsPage.tsx';
import { useLive } from '#renderer/state/live.ts';
import { shownRecordingId, type Route } from '#renderer/state/route.ts';

/** Every page but the library, which is there first. */
export function OtherPages({ route }: { readonly route: Route }): ReactNode {
  return pageOf(route);
}

function pageOf(route: Route): ReactNode {
  switch (route.view) {
    case 'library':
    case 'bin':
      return null;
    case 'search':
      return <SearchPage notesFor={(text) => <FoundNotes text={text} />} />;
    case 'replace':
      return <ReplacePage />;
    case 'review':
      return <ReviewPage key={route.tab ?? 'findings'} tab={route.tab ?? 'findings'} cardId={route.cardId ?? null} />;
    case 'activity':
      return <ActivityPage missing={<MissingNotice />} />;
    case 'rules':
      if (route.cardId !== undefined) return <ScorecardEditor cardId={route.cardId} />;
      return route.ruleId === undefined ? (
        <WatchListsPage listId={route.listId} />
      ) : (
        <RuleEditor ruleId={route.ruleId} />
      );
    case 'quality':
      return <QualityPage tab={route.tab ?? 'runs'} runId={route.runId ?? null} otherId={route.otherId ?? null} />;
    case 'settings':
      return <SettingsPage section={route.section ?? 'general'} keys={<KeysSection />} />;
    case 'models':
      return <ModelsPage />;
    case 'overview':
      return <OverviewPage />;
    case 'people':
      return <PeoplePage />;
    case 'transcript':
      return (
        <>
          <PlayerCommands />
          <TranscriptPage
            key={route.recordingId}
            recordingId={route.recordingId}
            player={<Listen />}
            versions={(recording) => <VersionMenu recording={recording} />}
            side={(recording) => (
              <>
                <Picture>
                  <PictureSubtitle transcriptId={recording.transcriptId} />
                </Picture>
                <RecordingPanel recording={recording} />
              </>
            )}
            bar={({ id, transcriptId }) =>
              transcriptId === null ? null : <FindInTranscript recordingId={id} transcriptId={transcriptId} />
            }
          />
        </>
      );
    case 'compare':
      return (
        <>
          <PlayerCommands />
          <ComparePage
            key={route.recordingId}
            recordingId={route.recordingId}
            otherId={route.otherId}
            player={
              <>
                <Picture />
                <Listen />
              </>
            }
          />
        </>
      );
  }
}

/** What stands below the text. */
function Listen() {
  // There is nothing to play of a recording before it is complete.
  const isLive = useLive(({ live }) => live !== null && live.recordingId === shownRecordingId());
  if (isLive) return null;
  return (
    <>
      <Waveform />
      <PlayerBar />
    </>
  );
}
