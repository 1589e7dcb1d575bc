import { z } from 'zod';
import type { Gap, SpeechFindings } from '../gap.ts';
import type { Paragraph } from '../segment.ts';
import { id, transcript } from './fields.ts';
import { method } from './method.ts';

export const transcriptsMethods = {
  /** Speech that gave no text, in the order of time. */
  'transcripts.gaps': method(transcript).returns<readonly Gap[]>(),
  /** Where the recording holds speech; null until the transcript is finished, and for those of older versions. */
  'transcripts.speech': method(transcript).returns<SpeechFindings | null>(),
  /** The turns of who speaks and their paragraphs, in the order of time. */
  'transcripts.paragraphs': method(transcript).returns<readonly Paragraph[]>(),
  /** Transcribes a span again, with the present settings, into a new version that takes over the rest of the text. */
  'transcripts.retranscribe': method(
    z.strictObject({ transcriptId: id, startMs: z.int().min(0), endMs: z.int().min(1) }),
  ).returns<null>(),
} as const;
