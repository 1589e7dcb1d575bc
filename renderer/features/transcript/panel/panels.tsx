import type { ReactNode } from 'react';
import type { Recording } from '#shared/recording.ts';
import type { SidePanelName } from '#renderer/state/side-panel.ts';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import { InfoPanel } from '../info/InfoPanel.tsx';
import { MentionsPanel } from '../mentions/MentionsPanel.tsx';
import { NotesPanel } from '../notes/NotesPanel.tsx';
import { ProfilePanel } from '../profile/ProfilePanel.tsx';
import { ReviewPanel } from '../review/ReviewPanel.tsx';
import { ScorecardPanel } from '../scorecard/ScorecardPanel.tsx';
import { SoundPanel } from '../sound/SoundPanel.tsx';
import { SpeakersPanel } from '../speakers/SpeakersPanel.tsx';

type Content = (recording: Recording) => ReactNode;

function ofText(content: (transcriptId: number, recordingId: number) => ReactNode): Content {
  return ({ id, transcriptId }) => (transcriptId === null ? null : content(transcriptId, id));
}

/** What each tab beside the text holds. A new one is a name in `state/side-panel.ts`, a word in the locales and a line here. */
export const panels: Readonly<Record<SidePanelName, Content>> = {
  speakers: (recording) =>
    recording.transcriptId === null ? null : (
      <SpeakersPanel key={recording.transcriptId} recording={recording} transcriptId={recording.transcriptId} />
    ),
  review: (recording) => <ReviewPanel recording={recording} />,
  notes: (recording) => <NotesPanel recording={recording} />,
  mentions: (recording) => <MentionsPanel key={recording.id} recording={recording} />,
  sound: (recording) => <SoundPanel recording={recording} />,
  profile: (recording) => <ProfilePanel recording={recording} />,
  scorecard: (recording) => <ScorecardPanel key={recording.id} recording={recording} />,
  history: ofText((transcriptId, recordingId) => (
    <HistoryPanel recordingId={recordingId} transcriptId={transcriptId} />
  )),
  info: (recording) => <InfoPanel recording={recording} />,
};
