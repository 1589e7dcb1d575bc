import { create } from 'zustand';
import { api, host } from '#renderer/api/api.ts';
import { failureOf } from '#shared/failure.ts';
import { openCapture, type Capture, type CapturedPiece } from './capture.ts';
import { SoundSender } from './sound-sender.ts';

interface Session {
  readonly recordingId: number;
  readonly channelCount: number;
  readonly isPaused: boolean;
}

interface LiveSessionState {
  /** What this page records; null for nothing. */
  readonly session: Session | null;
  readonly isStopping: boolean;
}

export const useLiveSession = create<LiveSessionState>(() => ({ session: null, isStopping: false }));

export interface LiveChoice {
  readonly name: string;
  readonly deviceId: string;
  readonly withComputer: boolean;
}

interface Running {
  readonly capture: Capture;
  readonly sender: SoundSender;
  readonly onEnded: (failure: unknown) => void;
}

let running: Running | null = null;
/** Of each channel since it was last asked for, 0…1: drawn, so never a part of the state. */
let peaks: number[] = [];

export function takePeaks(): readonly number[] {
  const now = peaks;
  peaks = [];
  return now;
}

/** Of what is recorded by this page. */
export function recordedMs(): number {
  return running === null ? 0 : (running.sender.frames / running.capture.sampleRateHz) * 1000;
}

/**
 * Begins a recording after the user asked for it; resolves with its number. Rejects with an AppFailure. `onEnded` is called
 * why it ended otherwise than by a click.
 */
export async function startLive(choice: LiveChoice, onEnded: (failure: unknown) => void): Promise<number> {
  await host.allowRecording(choice.withComputer);
  const onPiece = ({ pcm, peaks: now }: CapturedPiece) => {
    peaks = now.map((peak, channel) => Math.max(peak, peaks[channel] ?? 0));
    running?.sender.add(pcm);
  };
  const capture = await openCapture({ ...choice, onPiece, onEnded: () => void stopLive() });
  try {
    const { sampleRateHz, channelCount } = capture;
    const { recordingId } = await api['live.start']({ name: choice.name, sampleRateHz, channelCount });
    const append = (fromFrame: number, pcm: string) => api['live.append']({ recordingId, fromFrame, pcm });
    const sender = new SoundSender({ channelCount, append, onOver: (failure) => void end(failure) });
    running = { capture, sender, onEnded };
    useLiveSession.setState({ session: { recordingId, channelCount, isPaused: false }, isStopping: false });
    addEventListener('beforeunload', askToStay);
    addEventListener('pagehide', stopWithPage);
    capture.setOn(true);
    return recordingId;
  } catch (error) {
    capture.close();
    throw error;
  }
}

export async function pauseLive(isPaused: boolean): Promise<void> {
  const { session } = useLiveSession.getState();
  if (session === null || running === null) return;
  running.capture.setOn(!isPaused);
  useLiveSession.setState({ session: { ...session, isPaused } });
  await api['live.setPaused']({ recordingId: session.recordingId, isPaused });
}

/** What was said up to now is brought to the disk first. */
export async function stopLive(): Promise<void> {
  const { session, isStopping } = useLiveSession.getState();
  if (session === null || running === null || isStopping) return;
  useLiveSession.setState({ isStopping: true });
  running.capture.close();
  await running.sender.end();
  await api['live.stop']({ recordingId: session.recordingId });
  forget();
}

/** A marker is a bookmark in the recording; resolves with where. */
export async function markLive(): Promise<number | null> {
  const { session } = useLiveSession.getState();
  if (session === null) return null;
  const atMs = Math.round(recordedMs());
  await api['notes.add']({ recordingId: session.recordingId, startMs: atMs, endMs: atMs, text: '', tags: [] });
  return atMs;
}

async function end(failure: unknown): Promise<void> {
  const ended = running;
  ended?.capture.close();
  forget();
  if (failureOf(failure).code !== 'aborted') ended?.onEnded(failure);
}

function forget(): void {
  running = null;
  peaks = [];
  removeEventListener('beforeunload', askToStay);
  removeEventListener('pagehide', stopWithPage);
  useLiveSession.setState({ session: null, isStopping: false });
}

function askToStay(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function stopWithPage(): void {
  const { session } = useLiveSession.getState();
  if (session !== null) void api['live.stop']({ recordingId: session.recordingId });
}
