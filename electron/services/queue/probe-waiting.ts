import type { EventBus } from '#shared/wire/event-bus.ts';
import type { Library } from '#services/library/library.ts';
import { noteMedia } from './note-media.ts';
import { probe } from '#services/media/probe.ts';

/**
 * Fills in the lengths of recordings that wait, one after another, so that the list shows them before their turn.
 * A file that cannot be read is left alone here: its job says why.
 */
export async function probeWaiting(
  parts: { library: Library; events: EventBus; ffmpeg: string; signal: AbortSignal },
  recordingIds: readonly number[],
): Promise<void> {
  for (const recordingId of recordingIds) {
    if (parts.signal.aborted) return;
    const recording = parts.library.recordings.get(recordingId);
    if (recording.durationMs !== null || recording.state !== 'waiting') continue;
    const media = await probe(recording.path, parts.ffmpeg).catch(() => null);
    if (media === null || parts.signal.aborted) continue;
    await noteMedia(parts.library, recordingId, media);
    parts.events.emit('recording.changed', { recording: parts.library.recordings.get(recordingId) });
  }
}
