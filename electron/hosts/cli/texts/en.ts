import type { ErasurePlan } from '#shared/maintenance/erasure.ts';
import type { RecordingWarning } from '#shared/recording.ts';
import { levelSentence, listenedTo } from '#shared/text/sound-sentences.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { restartTimes } from './restart-times.ts';

/** Of each warning its sentence; several lines where several tracks are named. */
export type WarningSentences = {
  readonly [Kind in RecordingWarning['kind']]: (warning: Extract<RecordingWarning, { kind: Kind }>) => string;
};

const warnings: WarningSentences = {
  'no-speech': ({ listened }) =>
    `No speech was found${listened === undefined ? '' : ` (${listenedTo(listened, 'en')})`}.`,
  'track-found': ({ number, silent }) =>
    `${silent.length === 1 ? `Track ${silent.join()} contains` : `Tracks ${silent.join(', ')} contain`} no speech, so track ${number} was transcribed.`,
  'other-tracks': ({ numbers }) =>
    `${numbers.length === 1 ? 'Track' : 'Tracks'} ${numbers.join(', ')} also ${numbers.length === 1 ? 'contains' : 'contain'} speech. ${numbers.length === 1 ? `To get its text, use --track ${numbers.join()}.` : 'To get their text, use --track N for each.'}`,
  'other-channels': ({ numbers }) =>
    `There is speech on ${numbers.length === 1 ? 'channel' : 'channels'} ${numbers.join(', ')}. To get its text, use --channels ${numbers.join(',')}.`,
  level: (warning) => levelSentence(warning, 'en'),
  incomplete: ({ decodedMs, declaredMs }) =>
    `The file is damaged or incomplete: only ${declaredMs === null ? formatClock(decodedMs) : `${formatClock(decodedMs)} of ${formatClock(declaredMs)}`} could be read.`,
  'longer-than-header': ({ decodedMs, declaredMs }) =>
    `The file’s header says ${formatClock(declaredMs)}, but it holds ${formatClock(decodedMs)}. All of it was transcribed.`,
  'clock-restarts': (warning) =>
    `The file contains several joined recordings: its clock restarts at ${restartTimes(warning)}.`,
  'tracks-passed-over': ({ tracks }) =>
    tracks
      .map(({ number, codec, obstacle }) => {
        const is = obstacle === 'encrypted' ? 'is encrypted' : 'cannot be decoded';
        return `Track ${number} (${codec}) ${is} and was skipped.`;
      })
      .join('\n'),
  'open-end': ({ decodedMs, why }) =>
    why === 'length-limit'
      ? `The file holds far more audio than its size suggests, so the text ends at ${formatClock(decodedMs)}. For the rest, add --no-length-limit.`
      : `The end of the recording may be missing: ${formatClock(decodedMs)} could be read.`,
  gaps: ({ count, speechMs }) => `Speech without text: ${count} × (${formatClock(speechMs)}).`,
  'graphics-card-failed': ({ name, detail }) =>
    `The graphics card ${name} failed (${detail}), so the processor finished the work. Nothing is missing.`,
  'demo-model': () => 'This is the demo model. It understands only synthetic voices and about 900 words.',
};

/** Everything the commands say in English, besides their help. */
export const en = {
  warnings,
  progress: { realTime: '× real time', left: (clock: string) => `${clock} left` },
  usedModel: (model: string, language: string) =>
    `Recognised with ${model}: ${language}, installed and best at it (--one-model keeps to the chosen model).`,
  download: { megabytes: 'MB', megabytesPerSecond: 'MB/s', checking: 'checking' },
  models: {
    freed: (megabytes: string) => `${megabytes} MB freed.`,
    demo: 'synthetic English only, about 900 words',
    verdicts: { advised: '★ recommended', fits: '–', slow: 'slow here', 'too-big': 'not enough memory' },
    lanes: (lanes: number, threads: number) => `${lanes} × ${threads} threads`,
    speed: (speed: string) => `${speed} × real time`,
    passed: { voices: 'finds speech and distinguishes voices', sounds: 'distinguishes speech from other sounds' },
    processor: 'the processor',
    noCards: {
      'not-built': 'This build of Stenogram cannot use graphics cards.',
      'no-loader': 'Vulkan is not installed on this computer.',
      'no-driver': 'No graphics card with a Vulkan driver was found.',
      failed: 'The graphics driver did not answer.',
    },
  },
  search: {
    note: (text: string) => `Not a valid filter; searched as words: ${text}`,
    behind:
      'The search index is incomplete, so some results may be missing. Open the app, or run “reindex”, to complete it.',
  },
  library: {
    nothingToUndo: 'Nothing to undo.',
    undone: (count: number) => `Undone; recordings changed: ${count}.`,
    checked: (recordings: number, segments: number) => `Checked: ${recordings} recordings, ${segments} segments.`,
    differences: (count: number) => `Problems found: ${count}. Restore a backup with “restore”, or open the app.`,
    fine: 'No problems found.',
    restored: 'The library was restored.',
    keptAs: (file: string) => `The previous library is kept as ${file}`,
  },
  exported: (count: number, place: string) => `Files written: ${count}, to ${place}`,
  imported: {
    unread: (line: number, text: string) => `Line ${line} could not be read: ${text}`,
    unplaced: (text: string) => `Not found in the recording: ${text}`,
    unsaid: (text: string) => `In the recording, but not in the text: ${text}`,
    done: (recordingId: number, transcriptId: number, segments: number) =>
      `Recording ${recordingId}, version ${transcriptId}, segments: ${segments}`,
  },
  located: (found: number, missing: number) => `Found: ${found}, still missing: ${missing}.`,
  deletion: {
    inBin: (count: number) => `In the bin: ${count}.`,
    goes: 'Will be permanently deleted:',
    parts: (plan: ErasurePlan) =>
      `Transcripts: ${plan.versionCount} (segments: ${plan.segmentCount}) with their history and search index entries, notes: ${plan.noteCount}, ` +
      `findings: ${plan.findingCount}, audio copies made by the app: ${plan.ownCopies.count}. Your own files are kept.`,
    held: 'Backups that contain it (add --with-backups to delete them too, or delete these files yourself):',
    beyond: 'The app cannot delete copies kept by other programs, on other disks, or by the disk itself.',
    nothingYet: 'Nothing was deleted yet. This cannot be undone: add --yes to delete.',
    gone: (count: number) => `Permanently deleted: ${count}.`,
    unfinished: 'The remaining traces will be cleared the next time the app starts.',
  },
  byApp: 'The app is open: it transcribes this, and the recordings go into its library.',
  fleet: {
    states: {
      waiting: 'waiting',
      running: 'in work',
      done: 'done, not collected yet',
      failed: 'failed, not collected yet',
    },
    outcomes: { done: 'done', failed: 'failed', 'handed-back': 'handed back', lost: 'taken over by another worker' },
    working: 'Waiting for jobs. Press Ctrl+C to stop; a job in work is handed back.',
    keyMade: (file: string) => `A key was made: ${file}. Copy it to every worker, by a way that only you can read.`,
    submitted: (count: number, known: number) => `Given to the fleet: ${count}; known already: ${known}.`,
    collected: (done: { doneCount: number; failedCount: number; openCount: number }) =>
      `Collected: ${done.doneCount}, failed: ${done.failedCount}, still with the fleet: ${done.openCount}.`,
  },
  stopWith: 'Press Ctrl+C to stop',
  copy: {
    moved: (file: string, name: string) => `“${file}” is the file of “${name}”: its new location was saved.`,
    known: (file: string, name: string) =>
      `“${file}” is the same recording as “${name}”, which is already in the library.`,
  },
};

export type CliTexts = typeof en;
