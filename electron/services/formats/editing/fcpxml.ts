import { oneLine } from '#services/text-files/one-line.ts';
import type { ExportWriter } from '../export-format.ts';
import { cuesFor } from '../write-options.ts';
import { xmlText } from '../xml-text.ts';
import { frameAt, frameRateOf, type FrameRate } from './frames.ts';
import { markersOf } from './markers.ts';

/** Captions and notes for Final Cut Pro on an empty clip of the recording's length; all times on frames. */
export const fcpxml: ExportWriter = {
  render(document, options) {
    const rate = frameRateOf(options.frameRate);
    const cues = cuesFor(document, options);
    const lengthMs = Math.max(document.durationMs ?? 0, cues.at(-1)?.endMs ?? 0, 1000);
    const time = (frames: number) => timeOf(frames, rate);
    // By habit the clock of the empty clip begins at an hour.
    const origin = rate.scale * 3600 - ((rate.scale * 3600) % rate.ticks);
    const at = (ms: number) => time(Math.round(origin / rate.ticks) + frameAt(ms, rate));
    const language = document.language ?? 'en';
    let lastFrame = 0;
    const captions = cues.flatMap((cue, nth) => {
      const from = Math.max(lastFrame, frameAt(cue.startMs, rate));
      const to = Math.max(from + 1, frameAt(cue.endMs, rate));
      lastFrame = to;
      const name = oneLine(cue.lines.join(' ')).slice(0, 60);
      return `<caption name="${xmlText(name)}" lane="1" offset="${time(Math.round(origin / rate.ticks) + from)}" start="${time(Math.round(origin / rate.ticks))}" duration="${time(to - from)}" role="iTT?captionFormat=ITT.${xmlText(language)}"><text placement="bottom"><text-style ref="ts${nth + 1}">${xmlText(cue.lines.join('\n'))}</text-style></text><text-style-def id="ts${nth + 1}"><text-style font=".AppleSystemUIFont" fontSize="13" fontFace="Regular" fontColor="1 1 1 1" backgroundColor="0 0 0 1"/></text-style-def></caption>`;
    });
    const markers =
      document.notes.length === 0
        ? []
        : markersOf(document).map(
            ({ startMs, name, comment }) =>
              `<marker start="${at(startMs)}" duration="${time(1)}" value="${xmlText(name === '' ? 'Note' : name)}" note="${xmlText(comment)}"/>`,
          );
    const duration = time(frameAt(lengthMs, rate) + 1);
    const title = xmlText(oneLine(document.name));
    return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE fcpxml>
<fcpxml version="1.10">
<resources><format id="r1" frameDuration="${time(1)}" width="1920" height="1080"/></resources>
<library><event name="${title}"><project name="${title}"><sequence format="r1" duration="${duration}" tcStart="0s" tcFormat="${rate.isDropFrame ? 'DF' : 'NDF'}"><spine><gap name="Gap" offset="0s" start="${time(Math.round(origin / rate.ticks))}" duration="${duration}">
${[...captions, ...markers].join('\n')}
</gap></spine></sequence></project></event></library>
</fcpxml>
`;
  },
};

function timeOf(frames: number, { ticks, scale }: FrameRate): string {
  return frames === 0 ? '0s' : `${frames * ticks}/${scale}s`;
}
