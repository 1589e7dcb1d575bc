import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { LiveRecording, LiveRequest } from '#shared/live.ts';
import { AppFailure } from '#shared/failure.ts';
import type { EventBus } from '#shared/wire/event-bus.ts';
import { incomingDir } from '#services/erasure/own-copies.ts';
import type { Library } from '#services/library/library.ts';
import type { Log } from '#services/log.ts';
import type { GrowingSound } from '#services/queue/growing-sound.ts';
import type { JobOptions } from '#services/store/records.ts';
import { LiveSession } from './live-session.ts';
import { removeLiveMark, writeLiveMark } from './live-mark.ts';
import { noteLiveSound } from './note-live-sound.ts';
import { SoundFile } from './sound-file.ts';

/** Records into the library: one recording at a time, its sound on disk before anything else is done with it. */
export interface Recorder {
  /** Fails with `live-running` while another recording is made. */
  start(request: LiveRequest): Promise<LiveRecording>;
  /**
   * Takes sound from this frame on. What is there already is passed over, so that a piece may be sent twice. Resolves with
   * the frames that are safe on disk. Fails with `live-over` where the recording is not being made any more.
   */
  append(recordingId: number, fromFrame: number, pcm: Uint8Array): Promise<number>;
  setPaused(recordingId: number, isPaused: boolean): void;
  /** Completes the recording; its text follows. Harmless where it is over. */
  stop(recordingId: number): Promise<void>;
  state(): LiveRecording | null;
  /** Of the recording that is being made; null for every other. */
  growing(recordingId: number): GrowingSound | null;
  close(): Promise<void>;
}

export interface RecorderParts {
  readonly library: Library;
  readonly events: EventBus;
  readonly log: Log;
  jobOptions(): JobOptions;
  /** Recognition of the recording, before everything that waits. */
  recognise(recordingId: number): void;
  /** Without a word from the page for so long the recording is completed; a minute if not given. */
  readonly silenceMs?: number;
}

const silenceMs = 60_000;
/** So much sound is there when recognition reads the file. */
const firstMs = 500;

export function createRecorder(parts: RecorderParts): Recorder {
  return new LiveRecorder(parts);
}

class LiveRecorder implements Recorder {
  readonly #parts: RecorderParts;
  readonly #off: () => void;
  #session: LiveSession | null = null;
  #isStarting = false;
  #isAsked = false;
  #watch: NodeJS.Timeout | undefined;

  constructor(parts: RecorderParts) {
    this.#parts = parts;
    this.#off = parts.events.on(({ name, data }) => {
      const id = this.#session?.recordingId;
      if (name === 'recording.removed' && id !== undefined && data.recordingIds.includes(id)) void this.stop(id);
    });
  }

  async start({ name, sampleRateHz, channelCount }: LiveRequest): Promise<LiveRecording> {
    if (this.#session !== null || this.#isStarting) throw new AppFailure('live-running');
    this.#isStarting = true;
    try {
      const { library, events } = this.#parts;
      const startedAtMs = Date.now();
      const format = { sampleRateHz, channelCount };
      const file = path.join(incomingDir(library.dir), randomUUID(), `${fileNameOf(name)}.wav`);
      await mkdir(path.dirname(file), { recursive: true });
      const options = optionsFor(this.#parts.jobOptions(), channelCount);
      await writeLiveMark(library.dir, { ...format, path: file, name, startedAtMs, options });
      const sound = await SoundFile.create(file, format);
      const fresh = { path: file, name, sizeBytes: 0, quickHash: '', durationMs: null, hasVideo: false };
      const [recording] = library.recordings.add([fresh], options);
      if (recording === undefined) throw new Error('the recording was not added');
      library.catalogue.noteRecorded(recording.id, startedAtMs, 'container');
      this.#session = new LiveSession({ recordingId: recording.id, name, file, sound, startedAtMs, ...format });
      this.#isAsked = false;
      events.emit('recording.added', { recordings: [recording] });
      this.#expectMore();
      return this.#emit();
    } finally {
      this.#isStarting = false;
    }
  }

  async append(recordingId: number, fromFrame: number, pcm: Uint8Array): Promise<number> {
    const session = this.#sessionOf(recordingId);
    this.#expectMore();
    let frames;
    try {
      frames = await session.append(fromFrame, pcm);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOSPC' || code === 'EDQUOT') {
        await this.stop(recordingId);
        throw new AppFailure('disk-full', { neededMb: 1 }, error);
      }
      throw error;
    }
    if (!this.#isAsked && frames >= (session.sampleRateHz * firstMs) / 1000) {
      this.#isAsked = true;
      this.#parts.recognise(recordingId);
    }
    return frames;
  }

  setPaused(recordingId: number, isPaused: boolean): void {
    this.#sessionOf(recordingId).isPaused = isPaused;
    this.#expectMore();
    this.#emit();
  }

  async stop(recordingId: number): Promise<void> {
    if (this.#session?.recordingId !== recordingId) return;
    const session = this.#session;
    this.#session = null;
    clearTimeout(this.#watch);
    const { library, events, log } = this.#parts;
    try {
      const { frames } = await session.finishFile();
      const durationMs = (frames / session.sampleRateHz) * 1000;
      await noteLiveSound(library, recordingId, { path: session.file, durationMs, startedAtMs: session.startedAtMs });
      await removeLiveMark(library.dir);
    } catch (error) {
      // Erased while it was made, or the disk is gone: the next start sees to what is left.
      log.error('a recording could not be completed', error);
    } finally {
      session.end();
    }
    events.emit('live.changed', { live: null });
    if (!this.#isAsked) this.#parts.recognise(recordingId);
    try {
      events.emit('recording.changed', { recording: library.recordings.get(recordingId) });
    } catch {
      // erased meanwhile
    }
  }

  state(): LiveRecording | null {
    return this.#session?.state() ?? null;
  }

  growing(recordingId: number): GrowingSound | null {
    return this.#session?.recordingId === recordingId ? this.#session.growing() : null;
  }

  async close(): Promise<void> {
    this.#off();
    this.#isAsked = true;
    if (this.#session !== null) await this.stop(this.#session.recordingId);
  }

  #sessionOf(recordingId: number): LiveSession {
    if (this.#session?.recordingId !== recordingId) throw new AppFailure('live-over');
    return this.#session;
  }

  /** The page that records is there: it says so every few seconds, also while paused. */
  #expectMore(): void {
    clearTimeout(this.#watch);
    const session = this.#session;
    if (session === null) return;
    this.#watch = setTimeout(() => void this.stop(session.recordingId), this.#parts.silenceMs ?? silenceMs).unref();
  }

  #emit(): LiveRecording {
    const live = this.state();
    if (live === null) throw new AppFailure('live-over');
    this.#parts.events.emit('live.changed', { live });
    return live;
  }
}

/** Two channels are two voices: mine, and what the computer plays. */
function optionsFor(options: JobOptions, channelCount: number): JobOptions {
  return channelCount === 2 ? { ...options, sound: { track: null, eachChannel: true } } : options;
}

function fileNameOf(name: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is to be kept out of a file name
  const plain = name.replaceAll(/[\u0000-\u001F\u007F"*/:<>?\\|]/g, '-').replace(/^\.+/, '');
  const short = plain.slice(0, 60).toWellFormed().trim();
  return short === '' ? 'recording' : short;
}
