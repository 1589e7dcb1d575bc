import { formatTimecode } from '#shared/text/timecode.ts';
import type { Cue } from '#services/cues/cue.ts';
import { oneLine } from '#services/text-files/one-line.ts';
import type { ExportWriter } from '../export-format.ts';
import type { TranscriptDocument } from '../transcript-document.ts';
import { cuesFor } from '../write-options.ts';
import { xmlText } from '../xml-text.ts';

/** IMSC 1.1 text profile of TTML: media times in milliseconds, one region below, speakers as agents. */
export const imsc: ExportWriter = {
  render(document, options) {
    const cues = cuesFor(document, options);
    const agents = agentsOf(cues);
    const paragraphs = cues.map(
      (cue, nth) =>
        `      <p xml:id="c${nth + 1}" region="r1" style="s1"${timesOf(cue)}>${cue.lines.map((line, at) => span(line, agents.get(speakerOfLine(cue, at)))).join('<br/>')}</p>`,
    );
    return `<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:tts="http://www.w3.org/ns/ttml#styling" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" ttp:profile="http://www.w3.org/ns/ttml/profile/imsc1.1/text" ttp:timeBase="media" ttp:cellResolution="32 15" xml:lang="${languageOf(document)}">
  <head>
    <metadata>
      <ttm:title>${xmlText(oneLine(document.name))}</ttm:title>
${[...agents].map(([name, id]) => `      <ttm:agent xml:id="${id}" type="person"><ttm:name type="full">${xmlText(name)}</ttm:name></ttm:agent>`).join('\n')}
    </metadata>
    <styling>
      <style xml:id="s1" tts:fontFamily="proportionalSansSerif" tts:fontSize="100%" tts:lineHeight="125%" tts:textAlign="center" tts:color="white"/>
      <style xml:id="s2" tts:backgroundColor="#000000c2"/>
    </styling>
    <layout>
      <region xml:id="r1" tts:origin="10% 10%" tts:extent="80% 80%" tts:displayAlign="after"/>
    </layout>
  </head>
  <body>
    <div>
${paragraphs.join('\n')}
    </div>
  </body>
</tt>
`;
  },
};

/** EBU-TT-D: what European broadcasters stream; all text in spans, styles by reference. */
export const ebuttd: ExportWriter = {
  hasNamesInLines: true,
  render(document, options) {
    const cues = cuesFor(document, options, true);
    const paragraphs = cues.map(
      (cue, nth) =>
        `      <tt:p xml:id="sub${nth + 1}" region="bottom" style="paragraph"${timesOf(cue)}>${cue.lines.map((line) => `<tt:span style="text">${xmlText(line)}</tt:span>`).join('<tt:br/>')}</tt:p>`,
    );
    return `<?xml version="1.0" encoding="UTF-8"?>
<tt:tt xmlns:tt="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:tts="http://www.w3.org/ns/ttml#styling" xmlns:ebuttm="urn:ebu:tt:metadata" xmlns:ebutts="urn:ebu:tt:style" ttp:timeBase="media" ttp:cellResolution="50 30" xml:lang="${languageOf(document)}">
  <tt:head>
    <tt:metadata>
      <ebuttm:documentMetadata>
        <ebuttm:conformsToStandard>urn:ebu:tt:distribution:2018-04</ebuttm:conformsToStandard>
      </ebuttm:documentMetadata>
    </tt:metadata>
    <tt:styling>
      <tt:style xml:id="paragraph" tts:fontFamily="proportionalSansSerif" tts:fontSize="200%" tts:lineHeight="125%" tts:textAlign="center" ebutts:linePadding="0.5c"/>
      <tt:style xml:id="text" tts:color="#ffffff" tts:backgroundColor="#000000c2"/>
    </tt:styling>
    <tt:layout>
      <tt:region xml:id="bottom" tts:origin="10% 10%" tts:extent="80% 80%" tts:displayAlign="after" tts:writingMode="lrtb"/>
    </tt:layout>
  </tt:head>
  <tt:body>
    <tt:div>
${paragraphs.join('\n')}
    </tt:div>
  </tt:body>
</tt:tt>
`;
  },
};

function agentsOf(cues: readonly Cue[]): ReadonlyMap<string, string> {
  const agents = new Map<string, string>();
  for (const { speaker } of cues.flatMap((cue) => cue.turns)) {
    const name = oneLine(speaker ?? '');
    if (name !== '' && !agents.has(name)) agents.set(name, `a${agents.size + 1}`);
  }
  return agents;
}

function speakerOfLine(cue: Cue, line: number): string {
  const turn = cue.turns.length > 1 ? cue.turns[line] : cue.turns[0];
  return oneLine(turn?.speaker ?? '');
}

function span(line: string, agent: string | undefined): string {
  const by = agent === undefined ? '' : ` ttm:agent="${agent}"`;
  return `<span style="s2"${by}>${xmlText(line)}</span>`;
}

function timesOf({ startMs, endMs }: Cue): string {
  return ` begin="${formatTimecode(startMs, '.')}" end="${formatTimecode(endMs, '.')}"`;
}

/** Empty for an unknown one, as the standard has it. */
function languageOf({ language }: TranscriptDocument): string {
  return xmlText(language ?? '');
}
