import { formatClock } from '#shared/text/timecode.ts';
import type { Note } from '#shared/edits/note.ts';
import type { FlowBlock, FlowRun } from '#shared/files/export-page.ts';
import { oneLine } from '#services/text-files/one-line.ts';
import type { ExportWriter, WriteOptions } from '../export-format.ts';
import { stampOf } from '../stamps.ts';
import type { TranscriptDocument } from '../transcript-document.ts';
import { timeMarks, turnsOf, type Turn } from '../turns.ts';
import { docxFile } from './docx-file.ts';
import { interviewLines } from './interview.ts';
import { toTxt } from './txt.ts';

/**
 * A document for word processors, by kind: paragraphs of one speaker, a table (time, speaker, text), paragraphs with
 * numbered lines, or an interview by the rules of Dresing and Pehl. Names have a style of their own, the language of the
 * text is set, nothing is linked and no one is named as its author.
 */
export const docx: ExportWriter = {
  render: (document, options) => docxFile({ ...lookOf(document, options), blocks: blocksOf(document, options) }),
  firstPage: (document, options) => ({
    kind: 'flow',
    ...lookOf(document, options),
    blocks: fillingPage(blocksOf(document, options)),
  }),
  preview: (document, options) =>
    options.variant === 'interview'
      ? `${interviewLines(document).join('\n\n')}\n`
      : toTxt(document, { withTimes: options.withTimes || options.variant === 'table' }),
};

function lookOf({ language }: TranscriptDocument, { variant }: WriteOptions) {
  return {
    language,
    hasLineNumbers: variant === 'lines' || variant === 'interview',
    isInterview: variant === 'interview',
  };
}

/** What a page has room for at most, in letters and in blocks. */
const pageLetters = 6000;
const pageBlocks = 70;

function fillingPage(blocks: readonly FlowBlock[]): readonly FlowBlock[] {
  let letters = 0;
  const last = blocks.findIndex((block) => {
    const runs = block.kind === 'row' ? block.cells.flat() : block.runs;
    letters += runs.reduce((sum, { text }) => sum + text.length, 0);
    return letters > pageLetters;
  });
  return blocks.slice(0, Math.min(pageBlocks, last < 0 ? blocks.length : last + 1));
}

function blocksOf(document: TranscriptDocument, options: WriteOptions): readonly FlowBlock[] {
  const { variant } = options;
  const title = paragraph('title', [run(oneLine(document.name))]);
  if (variant === 'table') return [title, ...table(document)];
  return [title, ...(variant === 'interview' ? interview(document) : paragraphs(document, options))];
}

function paragraphs(document: TranscriptDocument, options: WriteOptions): readonly FlowBlock[] {
  const { notes } = document;
  const marks = timeMarks(document.segments, options.everyMinutes);
  let nextNote = 0;
  const shown: FlowBlock[] = [];
  for (const turn of turnsOf(document.segments)) {
    const stamp = options.withTimes ? [run(`[${formatClock(turn.startMs)}] `, 'time')] : [];
    const text = turn.segments.flatMap((segment, nth) => {
      const said = run(`${oneLine(segment.text)}${nth < turn.segments.length - 1 ? ' ' : ''}`);
      return marks.has(segment) ? [run(`[${stampOf(segment.startMs)}] `, 'time'), said] : [said];
    });
    shown.push(paragraph('turn', [...stamp, ...nameOf(turn), ...text]));
    for (let note = notes[nextNote]; note !== undefined && note.startMs < turn.endMs; note = notes[nextNote]) {
      shown.push(noteOf(note));
      nextNote += 1;
    }
  }
  return [...shown, ...notes.slice(nextNote).map(noteOf)];
}

function nameOf({ speaker }: Pick<Turn, 'speaker'>): readonly FlowRun[] {
  const name = oneLine(speaker ?? '');
  return name === '' ? [] : [run(`${name}:`, 'name'), run(' ')];
}

function noteOf({ startMs, text, tags }: Note): FlowBlock {
  const parts = [formatClock(startMs), oneLine(text), ...tags.map((tag) => `#${oneLine(tag)}`)];
  return paragraph('note', [run(parts.filter((part) => part !== '').join(' '))]);
}

function interview(document: TranscriptDocument): readonly FlowBlock[] {
  return interviewLines(document).flatMap((line) => [paragraph('plain', [run(line)]), paragraph('plain', [])]);
}

function table({ segments }: TranscriptDocument): readonly FlowBlock[] {
  return segments.map(({ startMs, speaker, text }) => ({
    kind: 'row',
    cells: [[run(stampOf(startMs), 'time')], [run(oneLine(speaker ?? ''), 'name')], [run(oneLine(text))]],
  }));
}

function paragraph(style: Extract<FlowBlock, { kind: 'paragraph' }>['style'], runs: readonly FlowRun[]): FlowBlock {
  return { kind: 'paragraph', style, runs };
}

function run(text: string, as: FlowRun['as'] = 'plain'): FlowRun {
  return { text, as };
}
