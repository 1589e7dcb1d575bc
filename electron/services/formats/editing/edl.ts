import { oneLine } from '#services/text-files/one-line.ts';
import type { ExportWriter } from '../export-format.ts';
import { frameAt, frameRateOf, timecodeOf } from './frames.ts';
import { markersOf } from './markers.ts';

/** Timeline markers for DaVinci Resolve: an event of one frame each, its name and length below it. */
export const edl: ExportWriter = {
  render(document, { frameRate, timelineStartMs }) {
    const rate = frameRateOf(frameRate);
    const offset = frameAt(timelineStartMs, rate);
    const events = markersOf(document).map(({ startMs, endMs, name, comment }, nth) => {
      const frame = offset + frameAt(startMs, rate);
      const [from, to] = [timecodeOf(frame, rate), timecodeOf(frame + 1, rate)];
      const lasts = Math.max(1, frameAt(endMs, rate) - frameAt(startMs, rate));
      const shown = (comment === '' ? name : `${comment}: ${name}`).replaceAll('|', '¦');
      return `${String(nth + 1).padStart(3, '0')}  001      V     C        ${from} ${to} ${from} ${to}  \r\n |C:ResolveColorBlue |M:${shown} |D:${lasts}\r\n\r\n`;
    });
    return `TITLE: ${oneLine(document.name)}\r\nFCM: ${rate.isDropFrame ? 'DROP FRAME' : 'NON-DROP FRAME'}\r\n\r\n${events.join('')}`;
  },
};
