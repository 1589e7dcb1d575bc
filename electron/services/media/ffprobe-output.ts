/** Reads the JSON of ffprobe. */
import type { AudioTrack } from '#shared/audio-track.ts';
import {
  isEncryptedTag,
  notOpened,
  readRecordedAt,
  readTag,
  withoutLateStart,
  type ProbeOutput,
} from './probe-output.ts';

/** Only what is read here is asked for: chapters, and the tags of the file, never come out of the program. */
const streamEntries =
  'stream=index,codec_type,codec_name,codec_tag_string,channels,channel_layout,start_time,duration:stream_disposition=default,attached_pic';
const formatEntries = 'format=format_name,start_time,duration,probe_score';
/** When the recorder says it was; containers and programs have several names for it. */
const dateTags = 'creation_time,date,com.apple.quicktime.creationdate,date_recorded,icrd,originationdate';

/** Arguments for ffprobe; without tags where those are too long to be read. */
export function ffprobeArguments(withTags: boolean): readonly string[] {
  const tags = withTags ? ':stream_tags=language,title,duration' : '';
  const formatTags = withTags ? `:format_tags=${dateTags}` : '';
  return [
    '-v',
    'warning',
    '-print_format',
    'json=compact=1',
    '-show_entries',
    `${streamEntries}${tags}:${formatEntries}${formatTags}`,
  ];
}

interface FoundStream {
  readonly index?: number;
  readonly codec_type?: string;
  readonly codec_name?: string;
  readonly codec_tag_string?: string;
  readonly channels?: number;
  readonly channel_layout?: string;
  readonly start_time?: string;
  readonly duration?: string;
  readonly disposition?: { readonly default?: number; readonly attached_pic?: number };
  readonly tags?: Readonly<Record<string, string>>;
}

interface ProbedStream {
  readonly streams?: readonly FoundStream[];
  readonly format?: {
    readonly format_name?: string;
    readonly start_time?: string;
    readonly duration?: string;
    readonly probe_score?: number;
    readonly tags?: Readonly<Record<string, string>>;
  };
}

/** For what ffprobe wrote to stdout and stderr; the file counts as not opened where that is no JSON. */
export function readFfprobeOutput(json: string, said: string): ProbeOutput {
  const found = parse(json);
  const format = found?.format?.format_name;
  if (found?.format === undefined || format === undefined) return notOpened;
  const undecodable = new Set(
    [...said.matchAll(/^Unsupported codec with id \d+ for input stream (\d+)/gm)].map(([, index]) => Number(index)),
  );
  const streams = found.streams ?? [];
  const audio = streams.filter(({ codec_type: type }) => type === 'audio');
  const ms = readSeconds(found.format.duration);
  return {
    format,
    durationMs:
      ms === null ? null : Math.round(withoutLateStart(ms, readSeconds(found.format.start_time) ?? 0, format)),
    startSeconds: (readSeconds(found.format.start_time) ?? 0) / 1000,
    isDurationGuess: said.includes('Estimating duration from bitrate'),
    audioTracks: audio.map((stream, index) => toTrack(stream, index, undecodable.has(stream.index ?? -1))),
    hasVideo: streams.some((stream) => stream.codec_type === 'video' && stream.disposition?.attached_pic !== 1),
    recordedAtMs: readRecordedAt(found.format.tags ?? {}),
    isGuess: (found.format.probe_score ?? 100) <= 25,
  };
}

function toTrack(stream: FoundStream, index: number, isUndecodable: boolean): AudioTrack {
  const name = stream.codec_name ?? 'unknown';
  const isUnknown = isUndecodable || name === 'unknown' || name === 'none';
  const codecTag = stream.codec_tag_string ?? '';
  const tag = (wanted: string) => Object.entries(stream.tags ?? {}).find(([key]) => key.toLowerCase() === wanted)?.[1];
  return {
    index,
    codec: isUnknown && /^[\w -]{2,4}$/.test(codecTag) ? codecTag.trim() : name,
    language: readTag(tag('language')),
    title: readTag(tag('title')),
    isDefault: stream.disposition?.default === 1,
    // Zero: the sound began after what was read.
    channels: stream.channels === 0 ? null : (stream.channels ?? null),
    layout: readTag(stream.channel_layout),
    obstacle: isEncryptedTag(codecTag) ? 'encrypted' : isUnknown ? 'unknown-codec' : null,
    startMs: rounded(readSeconds(stream.start_time)),
    // Matroska has no lengths of tracks; its writers leave them in a tag.
    durationMs: rounded(readSeconds(stream.duration)) ?? readClock(tag('duration')),
  };
}

function parse(json: string): ProbedStream | null {
  try {
    return JSON.parse(json) as ProbedStream;
  } catch {
    return null;
  }
}

function rounded(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms);
}

/** In ms, not rounded. */
function readSeconds(text: string | undefined): number | null {
  const seconds = Number(text);
  return text === undefined || text === '' || !Number.isFinite(seconds) ? null : seconds * 1000;
}

function readClock(text: string | undefined): number | null {
  const [, hours, minutes, seconds] = /^(\d+):(\d\d):(\d\d(?:\.\d+)?)$/.exec(text ?? '') ?? [];
  return hours === undefined
    ? null
    : Math.round((Number(hours) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000);
}
