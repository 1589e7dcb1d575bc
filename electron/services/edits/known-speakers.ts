import type { Database } from 'better-sqlite3';
import { AppFailure } from '#shared/failure.ts';
import { listSpeakers, type ChosenSpeaker } from './speaker-commands.ts';

/** Whom a page knows a segment to be of: as it shows it, or as it has given it away itself. */
export interface KnownSpeakers {
  readonly segmentId: number;
  readonly speakerIds: readonly (number | null)[];
}

/** Throws `speaker-changed` where a segment is neither of those nor of the one who is chosen: another window gave it away. */
export function requireKnownSpeakers(
  database: Database,
  transcriptId: number,
  known: readonly KnownSpeakers[],
  chosen: ChosenSpeaker,
): void {
  if (known.length === 0) return;
  const select = database.prepare<[number], number | null>('SELECT speaker_id FROM segment WHERE id = ?').pluck();
  const speakers = new Map(listSpeakers(database, transcriptId).map((speaker) => [speaker.id, speaker]));
  for (const { segmentId, speakerIds } of known) {
    const present = select.get(segmentId);
    if (present === undefined || speakerIds.includes(present)) continue;
    const speaker = present === null ? undefined : speakers.get(present);
    if (chosen === null ? present === null : speaker !== undefined && isChosen(speaker, chosen)) continue;
    throw new AppFailure('speaker-changed', { name: speaker?.name ?? '–' });
  }
}

/** Throws `speaker-renamed` where a speaker has neither the name that a page shows nor the one that it is to get. */
export function requireNamed(database: Database, speakerId: number, shown: string | undefined, wanted?: string): void {
  if (shown === undefined) return;
  const present = database.prepare<[number], string>('SELECT name FROM speaker WHERE id = ?').pluck().get(speakerId);
  if (present === undefined) throw new AppFailure('not-found', { what: 'speaker' });
  if (present !== shown && present !== wanted) throw new AppFailure('speaker-renamed', { name: present });
}

function isChosen(
  speaker: { readonly id: number; readonly name: string; readonly slot: number },
  chosen: NonNullable<ChosenSpeaker>,
): boolean {
  if ('id' in chosen) return speaker.id === chosen.id;
  return 'slot' in chosen ? speaker.slot === chosen.slot : speaker.name === chosen.name;
}
