import type { Recording } from '#shared/recording.ts';
import { fitsWords, rankOf } from '#shared/text/fits-words.ts';
import { findSettings } from '#renderer/features/settings/find/find-settings.ts';
import { openSetting } from '#renderer/features/settings/find/open-setting.ts';
import { wordsOfSetting } from '#renderer/features/settings/find/setting-ids.ts';
import { handlerOf, runCommand } from '#renderer/commands/command-handlers.ts';
import { commandIds, commandOf, type CommandId } from '#renderer/commands/commands.ts';
import type { Dictionary } from '#renderer/locales/en/words.ts';
import { showInLibrary } from '#renderer/state/library-view.ts';
import { navigate, openTranscript, settingsSections, type Route } from '#renderer/state/route.ts';
import { focusSearch } from '../focus-search.ts';

export interface NamedSpeaker {
  readonly name: string;
  readonly recordingCount: number;
}

export type NamedRecording = Pick<Recording, 'id' | 'name'>;

export const entryKinds = ['page', 'recording', 'speaker', 'command', 'setting'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Something that the palette can lead to. */
export interface Entry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly name: string;
  /** Quiet text behind the name: where it is. */
  readonly where?: string;
  /** Its keys are shown. */
  readonly command?: CommandId;
  /** Null while it cannot be done on this page. */
  readonly run: (() => void) | null;
}

/** Pages are found as pages; held keys and those of an open field mean nothing when they are chosen from a list. */
const unlisted: ReadonlySet<CommandId> = new Set<CommandId>([
  'palette',
  'play-held',
  'show-library',
  'show-bin',
  'show-models',
  'show-findings',
  'show-doubtful',
  'show-rules',
  'show-activity',
  'show-overview',
  'show-people',
  'find-everywhere',
  'replace-everywhere',
  'open-settings',
  'open-keys',
]);
const listed = commandIds.filter((id) => !unlisted.has(id) && commandOf(id).scope !== 'editor');

/** As many of each kind as a list can hold that is read. */
const maxOfKind = 60;

/** What fits the typed words: pages, recordings, commands and settings, the ones that can be used now first. */
export function paletteEntries(
  text: string,
  t: Dictionary,
  recordings: readonly NamedRecording[],
  speakers: readonly NamedSpeaker[] = [],
): readonly Entry[] {
  const fits = (entry: Entry) => fitsWords(text, `${entry.name} ${entry.where ?? ''}`);
  const rank = (entry: Entry) => (entry.run === null ? 4 : 0) + rankOf(text, entry.name);
  const best = (entries: readonly Entry[]) =>
    entries
      .filter(fits)
      .toSorted((one, other) => rank(one) - rank(other))
      .slice(0, maxOfKind);
  return [
    ...best(pages(t)),
    ...recordings.map(recordingEntry),
    ...speakers.map((speaker) => speakerEntry(speaker, t)),
    ...best(listed.map((id) => commandEntry(id, t))),
    ...(text.trim() === '' ? [] : findSettings(text, t).map((id) => settingEntry(id, t))),
  ];
}

function pages(t: Dictionary): readonly Entry[] {
  const page = (name: string, route: Route, command?: CommandId, where?: string): Entry => ({
    id: `page-${name}`,
    kind: 'page',
    name,
    ...(command && { command }),
    ...(where !== undefined && { where }),
    run: () => navigate(route),
  });
  return [
    page(t.nav.library, { view: 'library' }, 'show-library'),
    page(t.nav.unfinished, { view: 'library', part: 'unfinished' }, undefined, t.nav.library),
    page(t.nav.missing, { view: 'library', part: 'missing' }, undefined, t.nav.library),
    page(t.nav.bin, { view: 'bin' }, 'show-bin'),
    { ...page(t.nav.search, { view: 'search' }, 'find-everywhere'), run: focusSearch },
    page(t.findReplace.title, { view: 'replace' }, 'replace-everywhere'),
    page(t.findings.title, { view: 'review' }, 'show-findings', t.nav.review),
    page(t.review.title, { view: 'review', tab: 'doubtful' }, 'show-doubtful', t.nav.review),
    page(t.judging.title, { view: 'review', tab: 'agreement' }, undefined, t.nav.review),
    page(t.scorecards.title, { view: 'review', tab: 'scores' }, undefined, t.nav.review),
    page(t.nav.rules, { view: 'rules' }, 'show-rules'),
    page(t.people.title, { view: 'people' }, 'show-people'),
    page(t.overview.title, { view: 'overview' }, 'show-overview'),
    page(t.quality.title, { view: 'quality' }),
    page(t.nav.activity, { view: 'activity' }, 'show-activity'),
    page(t.nav.models, { view: 'models' }, 'show-models'),
    page(t.nav.settings, { view: 'settings' }, 'open-settings'),
    ...settingsSections.slice(1).map((section) => ({
      ...page(t.settings.sections[section], { view: 'settings', section }, undefined, t.nav.settings),
      id: `section-${section}`,
    })),
  ];
}

/** Leads to the recordings in which they speak. */
function speakerEntry({ name, recordingCount }: NamedSpeaker, t: Dictionary): Entry {
  return {
    id: `speaker-${name}`,
    kind: 'speaker',
    name,
    where: t.library.count(recordingCount),
    run: () => showInLibrary(`speaker:"${name.replaceAll('"', '')}"`),
  };
}

function recordingEntry({ id, name }: NamedRecording): Entry {
  return { id: `recording-${id}`, kind: 'recording', name, run: () => openTranscript(id) };
}

function commandEntry(id: CommandId, t: Dictionary): Entry {
  return {
    id: `command-${id}`,
    kind: 'command',
    name: t.commandNames[id],
    command: id,
    run: handlerOf(id) === undefined ? null : () => void runCommand(id),
  };
}

function settingEntry(id: Parameters<typeof wordsOfSetting>[0], t: Dictionary): Entry {
  const { label, section } = wordsOfSetting(id);
  return {
    id: `setting-${id}`,
    kind: 'setting',
    name: label(t),
    where: t.settings.sections[section],
    run: () => openSetting(id),
  };
}
