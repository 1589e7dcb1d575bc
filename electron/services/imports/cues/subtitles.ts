import { clockTime } from '../clock-time.ts';
import { withSpeakers } from '../speaker-prefix.ts';
import type { ReadResult, ReadSegment, Reader, UnreadLine } from '../read-text.ts';
import { cueText } from './cue-text.ts';

const time = String.raw`(?:\d{1,3}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,3})?`;
const timing = new RegExp(String.raw`^\s*(${time})\s*--?>\s*(${time})(?:\s+(.*))?$`);
/** With its signature a file keeps to the standard, which takes nothing else for times. */
const strict = String.raw`(?:\d+:)?[0-5]\d:[0-5]\d\.\d{3}`;
const strictTiming = new RegExp(String.raw`^[ \t\f]*(${strict})[ \t\f]*-->[ \t\f]*(${strict})(?!\d)(.*)$`);
/** YouTube's SBV has a comma between its times. */
const sbvTiming = new RegExp(String.raw`^(\d+:\d{2}:\d{2}\.\d{3}),(\d+:\d{2}:\d{2}\.\d{3})$`);

/** SubRip, WebVTT and SBV, in the dialects of Zoom, Teams, YouTube and of people: what is not a cue is reported with its line. */
export const subtitles: Reader = ({ text, extension }) => {
  const lines = text.replaceAll('\u0000', '\uFFFD').split('\n');
  const isVtt = /^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '');
  const hasCues = lines.slice(0, 20_000).some((line) => timing.test(line) || sbvTiming.test(line));
  if (!isVtt && !hasCues) return null;
  if (extension === 'vtt' && !isVtt && !hasCues) return null;
  return readCues(lines, isVtt);
};

interface OpenCue {
  readonly startMs: number;
  readonly endMs: number;
  readonly lines: string[];
}

function readCues(lines: readonly string[], isVtt: boolean): ReadResult {
  const segments: ReadSegment[] = [];
  const unread: UnreadLine[] = [];
  let cue: OpenCue | null = null;
  let isSkipping = isVtt;
  let hasSeenCue = false;
  const close = () => {
    if (cue !== null) segments.push(...cueText(cue.lines, cue.startMs, cue.endMs, isVtt));
    cue = null;
  };
  for (const [nth, line] of lines.entries()) {
    const found = isVtt ? strictTiming.exec(line) : (timing.exec(line) ?? sbvTiming.exec(line));
    const times = found === null ? null : [clockTime(found[1] ?? ''), clockTime(found[2] ?? '')];
    const [startMs = null, endMs = null] = times ?? [];
    if (startMs !== null && endMs !== null) {
      // The number of this one, where no empty line is before it.
      if (cue !== null && cue.lines.length > 1 && /^\d+$/.test(cue.lines.at(-1) ?? '')) cue.lines.pop();
      close();
      isSkipping = false;
      hasSeenCue = true;
      cue = { startMs, endMs, lines: [] };
    } else if (isVtt && line.includes('-->')) {
      close();
      unread.push({ line: nth + 1, text: line.slice(0, 200) });
      isSkipping = true;
    } else if (isVtt ? line === '' : line.trim() === '') {
      close();
      isSkipping = false;
    } else if (cue !== null) cue.lines.push(line);
    else if (isSkipping || isHeader(line, isVtt, hasSeenCue)) isSkipping = true;
    else if (!isIdentifier(lines, nth)) unread.push({ line: nth + 1, text: line.slice(0, 200) });
  }
  close();
  return { segments: withSpeakers(segments), unread };
}

/** Blocks of WebVTT that are no cues end with an empty line. */
function isHeader(line: string, isVtt: boolean, hasSeenCue: boolean): boolean {
  if (!isVtt) return false;
  return /^NOTE(?:\s|$)/.test(line) || (!hasSeenCue && /^(?:STYLE|REGION)\s*$/.test(line));
}

/** A number or a name right above the times. */
function isIdentifier(lines: readonly string[], nth: number): boolean {
  const next = lines[nth + 1] ?? '';
  return timing.test(next) || sbvTiming.test(next);
}
