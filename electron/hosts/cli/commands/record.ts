import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AppFailure } from '#shared/failure.ts';
import type { RecordingState } from '#shared/recording.ts';
import { badRequest } from '#shared/text/bad-request.ts';
import { harmless, harmlessJson } from '#shared/text/harmless.ts';
import { decode } from '#services/media/decode.ts';
import { decodedChannels } from '#services/media/decoded-channels.ts';
import { sampleRateHz } from '#services/media/ffmpeg-profile.ts';
import { soundSource } from '#services/media/sound-source.ts';
import { exportFormat, wholeNumber } from '../arguments/read-values.ts';
import type { CliSession } from '../session.ts';
import { outputOf } from '../terminal/outputs.ts';
import { writeExport } from '../terminal/write-export.ts';

/** A quarter of a second, as a page sends it. */
const pieceSamples = sampleRateHz / 4;
const ended: ReadonlySet<RecordingState> = new Set(['done', 'failed', 'cancelled', 'paused']);

/** Records a file in place of a microphone, or samples from stdin, and prints the text at the end. */
export async function record(session: CliSession): Promise<number> {
  const { args, running, signal } = session;
  const { input } = args.values;
  if (input === undefined) throw badRequest('needs-input');
  const speed = wholeNumber(args.values.speed, 'speed', [1, 1000]) ?? 1;
  const isStdin = input === '-';
  const target = {
    format: exportFormat(args.values.format),
    withTimes: args.values.times === true,
    withNotes: false,
    withSpeakers: true,
    output: outputOf(args.values.output),
    overwrite: args.values.overwrite === true,
  };
  const pieces = isStdin ? process.stdin : fileSamples(session, path.resolve(input));
  const name = args.words.join(' ') || (isStdin ? 'recording' : path.basename(input, path.extname(input)));
  const { recordingId } = await running.recorder.start({ name, sampleRateHz, channelCount: 1 });
  const off = sayPartials(session, recordingId);
  const over = untilEnded(session, recordingId);
  const isJson = args.values['json-progress'] === true;
  let frames = 0;
  const startedAt = performance.now();
  try {
    for await (const piece of quarters(pieces)) {
      if (signal.aborted) break;
      frames = await running.recorder.append(recordingId, frames, piece);
      if (isJson) session.terminal.say(`${JSON.stringify({ type: 'saved', frames })}\n`);
      const aheadMs = (frames / sampleRateHz / speed) * 1000 - (performance.now() - startedAt);
      if (!isStdin && aheadMs > 0) await wait(aheadMs, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    await running.recorder.stop(recordingId);
  }
  await over;
  off();
  const { transcriptId, failure } = running.library.recordings.get(recordingId);
  if (failure !== null) throw new AppFailure(failure.code, failure.params);
  if (transcriptId !== null) await writeExport(session, transcriptId, target, target.output);
  return 0;
}

function untilEnded({ running }: CliSession, recordingId: number): Promise<void> {
  return new Promise((resolve) => {
    const off = running.events.on(() => {
      if (running.recorder.state() !== null || running.queue.isBusy()) return;
      if (!ended.has(running.library.jobs.get(recordingId).state)) return;
      off();
      resolve();
    });
  });
}

/** What was just said, to those who look on. */
function sayPartials({ args, running, terminal }: CliSession, recordingId: number): () => void {
  const isJson = args.values['json-progress'] === true;
  return running.events.on((event) => {
    if (event.name !== 'segments.partial' || event.data.recordingId !== recordingId) return;
    const { segments } = event.data;
    if (isJson) terminal.say(`${harmlessJson(JSON.stringify({ type: 'partial', segments }))}\n`);
    else if (terminal.isInteractive) {
      const text = segments.map((segment) => segment.text).join(' ');
      terminal.say(`\r\u001B[2K${harmless(text.slice(-70).toWellFormed())}`);
    }
  });
}

/** All channels of the track that would be transcribed, mixed. */
async function* fileSamples({ running, signal }: CliSession, file: string): AsyncGenerator<Uint8Array, void, void> {
  const media = await running.probe(file);
  const { source } = await soundSource(file, media);
  const track = media.tracks.find(({ index }) => index === media.track);
  const channels = track === undefined ? 1 : decodedChannels(track);
  const mixedCount = Math.min(channels, track?.channels ?? 1);
  const ffmpeg = await running.findFfmpeg();
  for await (const piece of decode(file, { ffmpeg, source, channels, signal })) {
    const mixed = new Int16Array(piece.length / channels);
    for (let frame = 0; frame < mixed.length; frame += 1) {
      let sum = 0;
      for (let channel = 0; channel < mixedCount; channel += 1) sum += piece[frame * channels + channel] ?? 0;
      mixed[frame] = Math.max(-32_768, Math.min(32_767, Math.round((sum / mixedCount) * 32_768)));
    }
    yield new Uint8Array(mixed.buffer);
  }
}

async function* quarters(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  let kept: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    kept = Buffer.concat([kept, piece]);
    for (; kept.length >= pieceSamples * 2; kept = kept.subarray(pieceSamples * 2))
      yield kept.subarray(0, pieceSamples * 2);
  }
  if (kept.length >= 2) yield kept.subarray(0, kept.length - (kept.length % 2));
}
