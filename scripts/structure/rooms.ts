/**
 * Every room of the project and what it may import: the one table that the linter's walls, their test and the check
 * for circles are made from. Change a wall here, then `node scripts/structure/lint-walls.ts --write`.
 */
import { globSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface Room {
  /** From the project's root. What is deeper than a room of its own belongs to the room above it. */
  readonly folder: string;
  readonly holds: string;
  /** Folders of the rooms it may import, beside itself. */
  readonly rooms: readonly string[];
  /** npm packages it may import; `node` stands for everything of Node. */
  readonly packages: readonly string[];
}

const root = join(import.meta.dirname, '../..');
const services = (names: string): readonly string[] =>
  names.split(' ').map((name) => (name === '.' ? 'electron/services' : `electron/services/${name}`));
const page = (names: string): readonly string[] => names.split(' ').map((name) => `renderer/${name}`);

const shared = 'electron/shared';
const native = 'native/lib';
const react = ['zod', 'react', 'react-dom', '@base-ui/react', '@tanstack/react-query', 'zustand'];

/** A room of the services: they all know the shared types, the log and Node. */
function service(name: string, holds: string, others = '', packages: readonly string[] = []): Room {
  const rooms = others === '' ? [] : services(others);
  return { folder: `electron/services/${name}`, holds, rooms: [shared, ...rooms], packages: ['node', ...packages] };
}

const sqlite = ['better-sqlite3'];
const schemas = ['zod'];

const serviceRooms: readonly Room[] = [
  { folder: 'electron/services', holds: 'the log', rooms: [shared], packages: ['node'] },
  service('text-files', 'files that people read or give: CSV, names, archives, one writer', '', ['fflate']),
  service('media', 'ffmpeg under one hardened profile: find, probe, decode, waveform, hashes, sound to play', '.'),
  withNative(service('speech', 'signal work: windows of speech out of samples, levels, detectors, marks', 'acoustics')),
  service('network', 'the one door to the network, and the log of connections', '', schemas),
  service('store', 'the SQLite kernel: one writer, migrations, rows and records of the library', '.', sqlite),
  service('edits', 'every change people make: steps, the journal, undo and history', 'store', sqlite),
  service('search/language', 'words, stems and forms of two languages', '', ['@orama/stemmers']),
  service(
    'search/spelling',
    'what was probably meant: completions, typos, the other keyboard',
    'search/language',
    sqlite,
  ),
  service(
    'search/index',
    'the full-text index beside the library, kept by triggers',
    '. search/language store',
    sqlite,
  ),
  service(
    'search/query',
    'the query language and the answers',
    'annotations search/index search/language search/spelling store',
    [...sqlite, 're2js'],
  ),
  withNative(service('search/process', 'the search as a process of its own', '. search/index search/query', sqlite)),
  service('notes', 'notes and bookmarks on times of a recording', 'edits search/language store text-files', sqlite),
  service(
    'replace',
    'patterns in linear time, places in one transcript and in all',
    'edits search/language search/query store',
    sqlite,
  ),
  service(
    'review',
    'how doubtful a word is, and the walk through doubtful places',
    'replace search/language store',
    sqlite,
  ),
  service('versions', 'texts of several runs of one recording: chosen, compared, taken from', 'edits store', sqlite),
  service('anchors', 'places in a text that are kept through its edits and versions', 'store', sqlite),
  service(
    'annotations',
    'runs of analyses and what they found: spans of time or words, hashed, followed through edits',
    'anchors search/index search/language store text-analysis',
    sqlite,
  ),
  service(
    'text-analysis',
    'what texts mention, by rules and dictionaries: personal data, people and places, distorted words',
    'search/language',
  ),
  service('acoustics', 'what sound is judged by: mel frames, statistics, pitch, small networks'),
  service(
    'scoring',
    'scores of texts, speakers and probabilities as the field defines them, as pure functions',
    'numbers',
  ),
  service(
    'classifiers',
    'classes of passages: logistic regression over words and letters, scored and explained',
    'scoring',
  ),
  service(
    'watch',
    'watch lists, findings of each committed text, runs back over the library, saved searches',
    '. anchors search/index search/language search/query store text-files',
    sqlite,
  ),
  service(
    'rules',
    'rules of the moderators: evaluated over words with times, stored in versions, run on and back over the library',
    '. anchors annotations search/index search/language search/query search/spelling store text-files watch',
    [...sqlite, ...schemas],
  ),
  service('agreement', 'how far reviewers agree: coefficients and intervals, as pure functions'),
  service(
    'judging',
    'verdicts of several reviewers as signed records, second readings, samples, scorecards',
    'agreement store',
    [...sqlite, ...schemas],
  ),
  service(
    'catalogue',
    'what recordings are called and filed under: lists, tags, collections, fields, and how it is taken back',
    'search/index search/query store text-files',
    sqlite,
  ),
  service('audit', 'the log of changes: who did what, in a chain of hashes', 'store text-files', sqlite),
  service('maintenance', 'verifying, backups, restoring, salvaging', '. audit edits store', sqlite),
  service(
    'erasure',
    'deleting for good, and the copies of sound that the app itself made',
    '. maintenance store',
    sqlite,
  ),
  service(
    'automation',
    'what happens without a hand, as it is kept: webhooks, sources, batches, how long things stay',
    'store',
    sqlite,
  ),
  service('redaction/marks', 'what people decided to remove from recordings, kept and taken back', 'store', sqlite),
  service(
    'classes',
    'classes that are taught by verdicts: examples, training, what was learned',
    'classifiers scoring store',
    sqlite,
  ),
  service(
    'references',
    'texts that others are measured by, sets of them in versions, and the runs of the quality lab',
    'classes store',
    sqlite,
  ),
  service(
    'library',
    'the library as one thing: every store of one folder, opened and closed together',
    '. annotations audit automation catalogue edits erasure judging maintenance notes redaction/marks references review rules search/index store versions vocabulary watch',
    sqlite,
  ),
  service('numbers', 'numbers, units and abbreviations as digits or as words, and back; hesitations'),
  service('vocabulary', 'names and terms to expect, and what is often taken for them', 'store text-files', sqlite),
  service('cues', 'subtitles by rules: how text is cut into cues, lines and times', 'text-files'),
  service('imports', 'transcripts that other programs and people wrote, read as text with times', 'text-files', [
    'fflate',
    'saxes',
  ]),
  service('formats', 'export formats as pure functions', 'cues library numbers text-files', ['fflate', 'pdfkit']),
  withNative(service('graphics', 'graphics cards: which there are, which one a model is run on, what failed', '.')),
  withNative(
    service('models', 'catalogue, download, import, hashes, self-test and advice', '. graphics network speech', [
      ...sqlite,
      ...schemas,
    ]),
  ),
  withNative(
    service(
      'recognition',
      'from windows of speech to segments of text',
      '. acoustics graphics models speech store vocabulary',
    ),
  ),
  withNative(
    service(
      'analyses',
      'analyzers, each in a folder of its own, and the queue that runs them',
      '. acoustics annotations classifiers edits library media queue search/language speech store text-analysis text-files',
    ),
  ),
  withNative(
    service(
      'queue',
      'adding, the queue, one recording from file to text',
      '. erasure graphics library media recognition speech store',
    ),
  ),
  withNative(
    service(
      'redaction',
      'copies of recordings without what must not leave the house: places, sound, texts, and the proof',
      '. cues formats library media models queue recognition redaction/marks search/index search/language speech store text-files versions',
      ['fflate'],
    ),
  ),
  service(
    'profile',
    'what is in a recording, a collection, the library or a table, in numbers',
    'library search/language text-analysis text-files',
    sqlite,
  ),
  service(
    'live',
    'recording from a microphone: sound that is on disk first, found again after a crash',
    '. erasure library queue store',
  ),
  withNative(
    service(
      'evidence',
      'folders that prove what a recording says: sound, text, verdicts and hashes, checked anywhere',
      '. audit library media models queue store text-files',
    ),
  ),
  withNative(
    service('system', 'what the services know and say about the computer', '. graphics media models', ['conf']),
  ),
  service(
    'fleet',
    'more than one machine: five verbs over a queue, workers, giving and collecting',
    '. automation library media models network queue store',
    ['pg', 'pg-boss'],
  ),
  service(
    'batches',
    'recordings given together: when they may be worked on, what became of them',
    '. automation library text-files',
  ),
  service(
    'sources',
    'watched folders: scanned, taken by rules, written out',
    '. automation formats library media queue store text-files',
  ),
  withServing(
    service(
      'local-api',
      'the API for other programs on this computer, and the webhooks it sends',
      '. automation erasure formats library models network queue store',
      schemas,
    ),
  ),
  withNative(
    service(
      'quality',
      'the quality lab: runs through the queue, their scores, searches for settings, reports',
      '. formats library models network queue recognition references review scoring store text-files',
    ),
  ),
  withNative(
    service(
      'api',
      'every method of the contract, one file a namespace',
      '. analyses annotations audit batches catalogue classes classifiers cues edits erasure evidence formats graphics imports judging library live local-api maintenance media models network notes profile quality queue recognition redaction redaction/marks references replace review rules search/process sources store system text-analysis text-files versions vocabulary watch',
    ),
  ),
  withNative(
    service(
      'wiring',
      'the only place where rooms are wired to the services, and the one door for calls',
      '. analyses api batches erasure graphics library live local-api maintenance media models network quality queue recognition redaction search/index search/process sources store system',
    ),
  ),
];

function withServing(room: Room): Room {
  return { ...room, rooms: [...room.rooms, 'electron/serving'] };
}

function withNative(room: Room): Room {
  return { ...room, rooms: [...room.rooms, native] };
}

function pageRoom(name: string, holds: string, others = ''): Room {
  const rooms = others === '' ? [] : page(others);
  return { folder: `renderer/${name}`, holds, rooms: [shared, ...rooms], packages: react };
}

/** A feature uses everything of the page but another feature. */
function featureRooms(): readonly Room[] {
  const features = join(root, 'renderer/features');
  // A folder without files is what a move left behind.
  const names = readdirSync(features)
    .filter((name) => globSync(`${name}/**/*.{ts,tsx}`, { cwd: features }).length > 0)
    .toSorted();
  return names.map((name) =>
    pageRoom(`features/${name}`, 'a page', 'api commands data locales playback state ui widgets'),
  );
}

const pageRooms: readonly Room[] = [
  pageRoom('api', 'the hosts and wires of the page'),
  pageRoom('state', 'what the page remembers'),
  pageRoom('commands', 'keys and what they are called'),
  pageRoom('playback', 'the one player'),
  pageRoom('locales', 'every sentence, one folder a language', 'commands'),
  pageRoom('ui', 'widgets that know nothing of the app', 'locales'),
  pageRoom('data', 'queries of the services and what keeps them true', 'api locales playback state ui'),
  pageRoom('widgets', 'widgets that know recordings, models and speakers', 'api commands data locales state ui'),
  ...featureRooms(),
  {
    ...pageRoom('app', 'the frame: sidebar, pages, keys'),
    rooms: [
      shared,
      ...page('api commands data locales playback state ui widgets'),
      ...featureRooms().map(({ folder }) => folder),
    ],
  },
  {
    ...pageRoom('gallery', 'every widget on one page, for development', 'data locales state styles ui widgets'),
  },
  { folder: 'renderer', holds: 'the entry', rooms: [shared, ...page('api app state ui styles')], packages: react },
];

export const rooms: readonly Room[] = [
  {
    folder: shared,
    holds: 'types with pure functions, the contract, failures and their sentences',
    rooms: [],
    packages: ['zod'],
  },
  { folder: native, holds: 'Whisper: the addon, its typed wrapper, its worker process', rooms: [], packages: ['node'] },
  ...serviceRooms,
  {
    folder: 'electron/serving',
    holds: 'requests to loopback servers: who may come in, files as answers',
    rooms: [shared],
    packages: ['node'],
  },
  { folder: 'electron/logging', holds: 'the log file beside the library', rooms: [], packages: ['node'] },
  {
    folder: 'electron/hosts',
    holds: 'the services in three hosts: desktop, browser, terminal',
    rooms: [shared, native, 'electron/logging', 'electron/serving', ...serviceRooms.map(({ folder }) => folder)],
    packages: ['node', 'conf'],
  },
  {
    folder: 'electron/main',
    holds: 'windows, menus, dialogs, protocols; relays calls to the backend',
    rooms: [shared, 'electron/logging', 'electron/serving'],
    packages: ['node', 'electron', 'electron-store', 'zod'],
  },
  { folder: 'electron/preload', holds: '`window.desktop`, nothing else', rooms: [shared], packages: ['electron'] },
  ...pageRooms,
];

/** The room that a file belongs to: the deepest one whose folder holds it; null for files of no room. */
export function roomOf(file: string): Room | null {
  let found: Room | null = null;
  for (const room of rooms) {
    if (file.startsWith(`${room.folder}/`) && room.folder.length > (found?.folder.length ?? 0)) found = room;
  }
  return found;
}
