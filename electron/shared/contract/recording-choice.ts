import { z } from 'zod';
import { maxNamedRecordings } from '../max-named-recordings.ts';

const id = z.int().positive();

/** Which recordings one action is for: some of them by name, or a whole list as it was when it was chosen. */
export const recordingChoiceSchema = z.union([
  z.strictObject({ recordingIds: z.array(id).min(1).max(maxNamedRecordings) }),
  z.strictObject({
    every: z.enum(['library', 'bin']),
    /** Only those that it finds, in the language of the search. */
    filter: z.string().max(1000).optional(),
    /** Recordings that came later are not meant. */
    upToId: id,
    exceptIds: z.array(id).max(maxNamedRecordings).default([]),
  }),
]);
export type RecordingChoice = z.output<typeof recordingChoiceSchema>;
export type RecordingChoiceInput = z.input<typeof recordingChoiceSchema>;

/** `again` transcribes what is done once more, with the present settings; the text that is there stays until then. */
export const jobChanges = ['pause', 'resume', 'cancel', 'retry', 'again'] as const;
export type JobChange = (typeof jobChanges)[number];
