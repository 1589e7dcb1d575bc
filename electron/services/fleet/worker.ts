import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppFailure, failureOf, type Failure, type FailureCode } from '#shared/failure.ts';
import type { Services } from '#shared/contract/contract.ts';
import type { Segment } from '#shared/segment.ts';
import type { EventBus } from '#shared/wire/event-bus.ts';
import type { Library } from '#services/library/library.ts';
import type { Log } from '#services/log.ts';
import type { Models } from '#services/models/models.ts';
import type { Queue } from '#services/queue/queue.ts';
import type { NewSegment } from '#services/store/records.ts';
import { fetchFile, type FileSources } from './fetch-file.ts';
import { findModel } from './find-model.ts';
import type { Claim, FleetPort, FleetWindow } from './fleet-port.ts';
import { tidyFetched } from './object-store.ts';
import { persist } from './postgres-pool.ts';

export interface WorkerParts {
  readonly port: FleetPort;
  /** Of the worker alone; nothing of a job stays in it. */
  readonly library: Library;
  readonly services: Services;
  readonly queue: Queue;
  readonly models: Models;
  readonly events: EventBus;
  readonly log: Log;
  readonly sources: FileSources;
  /** Where files of a store are fetched to; tidied at the start. */
  readonly fetchedDir?: string;
  /** Folder of models on the share; null without one. */
  readonly modelsFrom: string | null;
  readonly beatMs?: number;
  readonly idleMs?: number;
  /** Ends when nothing waits. */
  readonly isOnce?: boolean;
  /** Checked before each job: a worker that is offline takes none, and ends. */
  isOffline?(): boolean;
  /** A window is recognised here, and on its way to the queue. */
  readonly onWindow?: (key: string, cursorMs: number) => void;
  onJob?(key: string, outcome: 'done' | 'failed' | 'handed-back' | 'lost', audioMs: number): void;
}

/** What another machine, or a later time, may do better. */
const transient: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'aborted',
  'file-missing',
  'file-unreadable',
  'media-stalled',
  'model-missing',
  'disk-full',
  'out-of-memory',
  'engine-missing',
  'ffmpeg-missing',
  'host-unreachable',
  'offline',
  'download-stalled',
  'download-wrong-answer',
  'store-missing',
  'store-refused',
  'store-clock',
  'store-unreachable',
  'internal',
]);
/** Such a failure here means that the next job would fail here too. */
const restMs = 5000;

/**
 * One job after another until it is asked to stop; what is in work then is handed back at its last window. Fails with
 * `fleet-offline`.
 */
export async function runWorker(parts: WorkerParts, signal: AbortSignal): Promise<void> {
  const { port, log, idleMs = 2000, isOnce = false } = parts;
  requireOnline(parts);
  await clearScratch(parts);
  while (!signal.aborted) {
    requireOnline(parts);
    try {
      const claim = await persist(() => port.claim(), signal);
      if (claim !== null) await workOn(claim, parts, signal);
      else if (isOnce) return;
      else await sleep(idleMs, undefined, { signal }).catch(() => {});
    } catch (error) {
      if (signal.aborted) return;
      log.warn('the queue could not be reached', error);
      await sleep(idleMs, undefined, { signal }).catch(() => {});
    }
  }
}

function requireOnline(parts: WorkerParts): void {
  if (parts.isOffline?.() === true) throw new AppFailure('fleet-offline');
}

async function workOn(claim: Claim, parts: WorkerParts, signal: AbortSignal): Promise<void> {
  const { port, beatMs = 6000 } = parts;
  const onJob = (...given: Parameters<NonNullable<WorkerParts['onJob']>>) => parts.onJob?.(...given);
  const lost = new AbortController();
  const stop = AbortSignal.any([signal, lost.signal]);
  // A beat that cannot be sent proves nothing; one that is refused does.
  const beat = setInterval(() => {
    port.beat(claim).then(
      (isStanding) => isStanding || lost.abort(),
      () => {},
    );
  }, beatMs);
  let audioMs = 0;
  try {
    audioMs = await transcribe(claim, parts, stop, () => lost.abort());
    onJob(claim.key, 'done', audioMs);
  } catch (error) {
    if (lost.signal.aborted) {
      onJob(claim.key, 'lost', 0);
      return;
    }
    const failure: Failure = signal.aborted ? { code: 'aborted', params: {} } : failureOf(error);
    if (failure.code === 'internal') parts.log.error('a job of the fleet failed', error);
    const isTransient = transient.has(failure.code);
    const once = AbortSignal.timeout(signal.aborted ? 3000 : 60_000);
    await persist(() => port.fail(claim, failure, isTransient), once).catch(() => {});
    onJob(claim.key, isTransient ? 'handed-back' : 'failed', 0);
    if (isTransient && !signal.aborted) await sleep(restMs, undefined, { signal }).catch(() => {});
  } finally {
    clearInterval(beat);
  }
}

async function transcribe(claim: Claim, parts: WorkerParts, signal: AbortSignal, onLost: () => void): Promise<number> {
  const { port, library, queue, sources } = parts;
  const { media, name, model, options } = claim.spec;
  const modelId = await findModel(parts.models, model, parts, signal);
  const { path: file, isOurs } = await fetchFile({ name, ...media }, sources, signal);
  let recordingId = 0;
  try {
    recordingId = await addRecording(parts, file);
    library.jobs.setOptions(recordingId, { ...options, modelId });
    library.recordings.setSha256(recordingId, media.sha256);
    seed(library, recordingId, claim.windows);
    const resumedMs = claim.windows.at(-1)?.cursorMs ?? 0;
    const sender = sendWindows(parts, claim, recordingId, resumedMs, signal, onLost);
    const pause = () => void queue.pause(recordingId);
    signal.addEventListener('abort', pause, { once: true });
    try {
      signal.throwIfAborted();
      await queue.runOne(recordingId);
    } finally {
      signal.removeEventListener('abort', pause);
      sender.stop();
    }
    await sender.sent();
    const done = library.recordings.get(recordingId);
    if (signal.aborted) throw new AppFailure('aborted');
    if (done.failure !== null) throw new AppFailure(done.failure.code, done.failure.params);
    if (done.state !== 'done' || done.transcriptId === null) throw new AppFailure('aborted');
    const durationMs = done.durationMs ?? 0;
    const result = {
      durationMs,
      sha256: media.sha256,
      warnings: done.warnings,
      gaps: library.transcripts.gaps(done.transcriptId),
      speech: speechOf(library, done.transcriptId),
    };
    if (!(await persist(() => port.complete(claim, result), signal))) onLost();
    signal.throwIfAborted();
    return Math.max(0, durationMs - resumedMs);
  } finally {
    if (recordingId !== 0) await forget(parts, recordingId);
    if (isOurs) await rm(file, { force: true });
  }
}

function speechOf(library: Library, transcriptId: number) {
  const found = library.transcripts.speech(transcriptId);
  return found === null ? null : { detector: found.detector, edgesMs: found.edgesMs };
}

async function addRecording({ services, library }: WorkerParts, file: string): Promise<number> {
  const { added, alreadyThere, refused } = await services['recordings.add']({ paths: [file] });
  const [recording] = [...added, ...alreadyThere];
  if (recording === undefined) {
    const failure = refused[0]?.failure;
    throw new AppFailure(failure?.code ?? 'internal', failure?.params ?? {});
  }
  library.jobs.setState(recording.id, 'waiting');
  return recording.id;
}

/** What others committed before: the work continues behind it, as after a crash of this machine. */
function seed(library: Library, recordingId: number, windows: readonly FleetWindow[]): void {
  if (windows.length === 0) return;
  const { transcriptId } = library.transcripts.begin(recordingId);
  for (const { cursorMs, language, detected, segments } of windows) {
    library.transcripts.commitWindow({ transcriptId, resumeMs: cursorMs, language, detected, segments });
  }
}

/** Each window goes out as soon as it is committed here, in order. */
function sendWindows(
  { events, library, port, onWindow }: WorkerParts,
  claim: Claim,
  recordingId: number,
  resumedMs: number,
  signal: AbortSignal,
  onLost: () => void,
) {
  let cursorMs = resumedMs;
  let found: readonly Segment[] = [];
  let last: Promise<void> = Promise.resolve();
  const off = events.on((event) => {
    if (event.name === 'segments.added' && event.data.recordingId === recordingId) found = event.data.segments;
    if (event.name !== 'job.progressed' || event.data.recordingId !== recordingId) return;
    const { doneMs } = event.data.progress;
    if (doneMs <= cursorMs) return;
    cursorMs = doneMs;
    const { language } = library.recordings.get(recordingId);
    const segments = found.map((segment) => asNew(library, segment));
    const window = { cursorMs: doneMs, language, detected: null, segments };
    found = [];
    onWindow?.(claim.key, doneMs);
    last = last.then(async () => {
      if (!(await persist(() => port.progress(claim, window), signal))) onLost();
    });
    last.catch(() => {}); // reported to the caller that waits for all of them
  });
  return { stop: off, sent: () => last };
}

function asNew(library: Library, segment: Segment): NewSegment {
  const { startMs, endMs, text, words, speaker, marks, language, id, hasFirstReading } = segment;
  return {
    startMs,
    endMs,
    text,
    words,
    speaker,
    marks,
    language,
    ...(hasFirstReading && { firstReading: library.segments.firstReading(id) }),
  };
}

/** Nothing of a job stays on the worker. */
async function forget({ services, log }: WorkerParts, recordingId: number): Promise<void> {
  try {
    const recordingIds = [recordingId];
    await services['recordings.remove']({ recordingIds });
    await services['recordings.erase']({ choice: { recordingIds }, withCopies: true });
  } catch (error) {
    log.warn('a job of the fleet left traces on this worker', error);
  }
}

/** What a worker that was killed left. */
async function clearScratch(parts: WorkerParts): Promise<void> {
  const { library, fetchedDir } = parts;
  if (fetchedDir !== undefined) await tidyFetched(fetchedDir);
  for (const { recordingId } of library.recordings.sources()) await forget(parts, recordingId);
}
