import { oneLine } from '#services/text-files/one-line.ts';
import type { ExportWriter } from '../export-format.ts';
import { secondsOf } from '../stamps.ts';
import { xmlText } from '../xml-text.ts';
import { speakerTiers } from './speaker-tiers.ts';

/** EXMARaLDA basic transcription: a tier a speaker over one common line of time, each point of it once. */
export const exb: ExportWriter = {
  render({ name, language, segments }) {
    const tiers = speakerTiers(segments.filter(({ text }) => oneLine(text) !== ''));
    const shown = tiers.map((tier) => ({
      ...tier,
      // A segment without length gets a millisecond: nothing can stand on no time.
      events: tier.segments.map(({ startMs, endMs, text }) => ({
        startMs,
        endMs: Math.max(startMs + 1, endMs),
        text: oneLine(text),
      })),
    }));
    const times = [
      ...new Set(shown.flatMap(({ events }) => events.flatMap(({ startMs, endMs }) => [startMs, endMs]))),
    ].toSorted((a, b) => a - b);
    const points = new Map(times.map((ms, nth) => [ms, `T${nth}`]));
    const speakers = shown.map(
      ({ tier }, nth) =>
        `<speaker id="SPK${nth}"><abbreviation>${xmlText(tier)}</abbreviation><sex value="u"/><languages-used/><l1/><l2/><ud-speaker-information/><comment/></speaker>`,
    );
    const line = times.map((ms, nth) => `<tli id="T${nth}" time="${secondsOf(ms)}"/>`);
    const rows = shown.map(({ tier, events }, nth) => {
      const said = events.map(
        ({ startMs, endMs, text }) =>
          `<event start="${points.get(startMs) ?? ''}" end="${points.get(endMs) ?? ''}">${xmlText(text)} </event>`,
      );
      return `<tier id="TIE${nth}" speaker="SPK${nth}" category="v" type="t" display-name="${xmlText(tier)} [v]">${said.join('\n')}</tier>`;
    });
    return `<?xml version="1.0" encoding="UTF-8"?>
<basic-transcription>
<head>
<meta-information>
<project-name/>
<transcription-name>${xmlText(oneLine(name))}</transcription-name>
<referenced-file url="${xmlText(encodeURIComponent(oneLine(name)))}"/>
<ud-meta-information/>
<comment>${xmlText(language ?? '')}</comment>
<transcription-convention/>
</meta-information>
<speakertable>${speakers.join('\n')}</speakertable>
</head>
<basic-body>
<common-timeline>${line.join('\n')}</common-timeline>
${rows.join('\n')}
</basic-body>
</basic-transcription>
`;
  },
};
