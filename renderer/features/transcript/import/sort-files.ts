import type { NamedRecording } from '#shared/contract/imports.ts';
import { fileStem, possibleStems } from '#shared/files/file-stem.ts';

interface Surroundings {
  /** Recordings that were dropped together with the files. */
  readonly dropped: readonly NamedRecording[];
  /** The recording whose page is shown. */
  readonly shown: NamedRecording | null;
  /** Of the library, by the name of the file. */
  readonly matches: readonly NamedRecording[];
}

/**
 * The recording that a file belongs to: of those it came with the one of its name, else the one on the screen, else one of
 * its name in the library, else the only one it came with; null where a person has to say it.
 */
export function recordingOf(fileName: string, { dropped, shown, matches }: Surroundings): NamedRecording | null {
  for (const stem of possibleStems(fileName).map((one) => one.normalize('NFC').toLowerCase())) {
    const named = dropped.find(({ name }) => fileStem(name) === stem);
    if (named !== undefined) return named;
  }
  const [only] = dropped;
  return shown ?? matches[0] ?? (dropped.length === 1 ? (only ?? null) : null);
}

const languageEnding = /[._ -](?:[a-z]{2}|rus|eng|deu|ger|fra|fre|spa|ita|ukr)(?:[_-][a-z]{2})?$/;

/**
 * Whether files that go to the same place are probably parts of one conversation, as a file for each speaker is: not the
 * same text in two formats or languages, and without a recording only where their names begin alike.
 */
export function areOneConversation(fileNames: readonly string[], hasRecording: boolean): boolean {
  const stems = fileNames.map(fileStem);
  if (stems.length < 2 || new Set(stems).size < stems.length) return false;
  if (stems.filter((stem) => languageEnding.test(stem)).length >= stems.length - 1) return false;
  if (hasRecording) return true;
  const [first, ...rest] = fileNames.map((name) => new Set(possibleStems(fileStem(name)).slice(1)));
  return [...(first ?? [])].some((stem) => rest.every((other) => other.has(stem)));
}

export interface Conversation<F> {
  readonly key: string;
  readonly recording: NamedRecording | null;
  readonly files: readonly F[];
}

interface Placed {
  readonly id: number;
  readonly recording: NamedRecording | null;
}

/** What is imported together: each file alone, or all that go to the same place as one text. */
export function conversationsOf<F extends Placed>(files: readonly F[], isJoined: boolean): readonly Conversation<F>[] {
  const groups = Map.groupBy(files, ({ id, recording }) =>
    isJoined ? `at ${recording?.recordingId ?? 'no recording'}` : `file ${id}`,
  );
  return [...groups].map(([key, own]) => ({ key, recording: own[0]?.recording ?? null, files: own }));
}

/** Whether any two files go to the same place. */
export function canJoin(files: readonly Placed[]): boolean {
  return conversationsOf(files, true).length < files.length;
}
