import { formatTimecode } from '#shared/text/timecode.ts';
import { oneLine } from '#services/text-files/one-line.ts';
import type { ExportWriter } from '../export-format.ts';
import type { TranscriptDocument } from '../transcript-document.ts';
import { xmlText } from '../xml-text.ts';
import { zipFile } from '../zip-file.ts';
import { guidOf } from './guid.ts';

/**
 * A REFI-QDA project: the transcript with a sync point for each segment, speakers and findings as codes. The recording
 * stays outside, under its name. Positions count characters of the text file as UTF-16 has them (LF, no mark); stamps
 * stand in the text too, for programs that do not read sync points.
 */
export const qdpx: ExportWriter = {
  render(document) {
    const id = (...names: readonly (string | number)[]) => guidOf(document.name, document.sha256 ?? '', ...names);
    const transcript = transcriptOf(document);
    return zipFile({
      'project.qde': project(document, transcript, id),
      [`Sources/${id('text')}.txt`]: transcript.text,
    });
  },
  preview: (document) => transcriptOf(document).text,
};

interface Transcript {
  readonly text: string;
  readonly rows: readonly Row[];
}

interface Row {
  readonly from: number;
  readonly to: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly codes: readonly string[];
}

function transcriptOf({ segments, findings }: TranscriptDocument): Transcript {
  let text = '';
  const rows: Row[] = [];
  for (const { id, startMs, endMs, speaker, text: said } of segments) {
    const name = oneLine(speaker ?? '');
    const from = text.length;
    text += `[${formatTimecode(startMs, '.').slice(0, 8)}] ${name === '' ? '' : `${name}: `}${oneLine(said)}`;
    const terms = findings.filter(({ segmentId, state }) => segmentId === id && state !== 'dismissed');
    const codes = new Set([
      ...(name === '' ? [] : [speakerCode(name)]),
      ...terms.map(({ term }) => termCode(oneLine(term))),
    ]);
    rows.push({ from, to: text.length, startMs, endMs: Math.max(startMs, endMs), codes: [...codes] });
    text += '\n';
  }
  return { text, rows };
}

const speakerCode = (name: string) => `speaker: ${name}`;
const termCode = (term: string) => `term: ${term}`;

function project(
  document: TranscriptDocument,
  { rows, text }: Transcript,
  id: (...names: readonly (string | number)[]) => string,
): string {
  const codes = [...new Set(rows.flatMap((row) => row.codes))];
  const user = id('user');
  const by = `creatingUser="${user}"`;
  const codeBook = codes.map(
    (code) =>
      `<Code guid="${id('code', code)}" name="${xmlText(code.replace(/^(?:speaker|term): /, ''))}" isCodable="true"/>`,
  );
  const points = rows.flatMap((row, nth) => [
    `<SyncPoint guid="${id('from', nth)}" timeStamp="${row.startMs}" position="${row.from}"/>`,
    `<SyncPoint guid="${id('to', nth)}" timeStamp="${row.endMs}" position="${row.to}"/>`,
  ]);
  const selections = rows.map((row, nth) => {
    const codings = row.codes.map(
      (code) => `<Coding guid="${id('coding', nth, code)}" ${by}><CodeRef targetGUID="${id('code', code)}"/></Coding>`,
    );
    return `<TranscriptSelection guid="${id('row', nth)}" fromSyncPoint="${id('from', nth)}" toSyncPoint="${id('to', nth)}" ${by}>${codings.join('')}</TranscriptSelection>`;
  });
  const name = oneLine(document.name);
  const kind = /\.(?:mp4|m4v|mov|mkv|webm|avi|mpe?g|wmv|ts)$/i.test(name) ? 'VideoSource' : 'AudioSource';
  const isEmpty = text === '';
  return `<?xml version="1.0" encoding="utf-8"?>
<Project name="${xmlText(name)}" origin="Stenogram" xmlns="urn:QDA-XML:project:1.0">
<Users><User guid="${user}" name="Stenogram"/></Users>
${codeBook.length === 0 ? '' : `<CodeBook><Codes>${codeBook.join('')}</Codes></CodeBook>\n`}<Sources>
<${kind} guid="${id('source')}" name="${xmlText(name)}" path="relative:///${xmlText(encodeURIComponent(name))}" ${by}>
<Transcript guid="${id('transcript')}" name="${xmlText(name)}" plainTextPath="internal://${id('text')}.txt" ${by}>${isEmpty ? '' : points.join('\n')}
${isEmpty ? '' : selections.join('\n')}
</Transcript>
</${kind}>
</Sources>
</Project>
`;
}
