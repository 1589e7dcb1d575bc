import type { ReactNode } from 'react';
import type { TranscriptMode } from '#renderer/state/transcript-mode.ts';
import { SegmentList } from '../editor/rows/SegmentList.tsx';
import { SubtitleList } from '../subtitles/SubtitleList.tsx';
import { RedactMode } from '../redact/RedactMode.tsx';
import type { ShownText } from './shown-text.ts';
import { ReadingText } from '../reading/ReadingText.tsx';

/** What each mode makes of a text. A new one is a name in `state/transcript-mode.ts`, a word in the locales and a line here. */
export const modes: Readonly<Record<TranscriptMode, (text: ShownText) => ReactNode>> = {
  read: (text) => <ReadingText key={text.transcriptId} {...text} />,
  subtitles: ({ transcriptId }) => <SubtitleList key={transcriptId} transcriptId={transcriptId} />,
  redact: (text) => <RedactMode key={text.transcriptId} {...text} />,
  edit: (text) => <SegmentList key={text.transcriptId} {...text} />,
};
