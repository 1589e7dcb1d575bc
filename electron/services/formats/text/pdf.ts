import { setImmediate } from 'node:timers/promises';
import { formatClock } from '#shared/text/timecode.ts';
import type { Note } from '#shared/edits/note.ts';
import { oneLine } from '#services/text-files/one-line.ts';
import type { ExportWriter, WriteOptions } from '../export-format.ts';
import { stampOf } from '../stamps.ts';
import type { TranscriptDocument } from '../transcript-document.ts';
import { timeMarks, turnsOf } from '../turns.ts';
import { writeLegalPages } from './pdf-legal.ts';
import type { PdfRun, PdfText } from './pdf-text.ts';
import { toTxt } from './txt.ts';

/**
 * A document to hand over and to print, by kind: paragraphs of one speaker, a table (time, speaker, text), or pages of 25
 * numbered lines. The letters are in it, its text can be searched and copied, no one is named as its author, and two of one
 * transcript are equal.
 */
export const pdf: ExportWriter = {
  async render(document, options) {
    const text = await begun(document, options);
    let written = 0;
    for (const _ of write(text, document, options)) {
      written += 1;
      if (written % writtenAtOnce === 0) await setImmediate();
    }
    return text.end();
  },
  async firstPage(document, options) {
    const text = await begun(document, options);
    for (const _ of write(text, document, options)) if (text.pageCount > 1) break;
    return text.firstPage;
  },
  preview: (document, options) => toTxt(document, { withTimes: options.withTimes || options.variant === 'table' }),
};

async function begun(document: TranscriptDocument, { variant }: WriteOptions): Promise<PdfText> {
  // Loaded by the first export: it takes as long as the start of a command.
  const { PdfText } = await import('./pdf-text.ts');
  return new PdfText({ title: oneLine(document.name), language: document.language, isNumbered: variant === 'legal' });
}

/** Paragraphs or lines: some 20 ms. */
const writtenAtOnce = 25;

/** Yields after each paragraph, row or line. */
function* write(text: PdfText, document: TranscriptDocument, options: WriteOptions): Generator<void> {
  if (options.variant === 'legal') return yield* writeLegalPages(text, document);
  text.heading(oneLine(document.name));
  if (options.variant === 'table') return yield* writeTable(text, document);
  yield* writeParagraphs(text, document, options);
}

function* writeParagraphs(text: PdfText, document: TranscriptDocument, options: WriteOptions): Generator<void> {
  const { notes, segments } = document;
  const marks = timeMarks(segments, options.everyMinutes);
  let nextNote = 0;
  for (const { startMs, endMs, speaker, segments: spoken } of turnsOf(segments)) {
    const runs: PdfRun[] = [];
    if (options.withTimes) runs.push({ text: `[${formatClock(startMs)}] `, as: 'time' });
    const name = oneLine(speaker ?? '');
    if (name !== '') runs.push({ text: `${name}: `, as: 'name' });
    for (const [nth, segment] of spoken.entries()) {
      if (marks.has(segment)) runs.push({ text: `[${stampOf(segment.startMs)}] `, as: 'time' });
      runs.push({ text: `${oneLine(segment.text)}${nth < spoken.length - 1 ? ' ' : ''}`, as: 'plain' });
    }
    text.paragraph(runs);
    yield;
    for (let note = notes[nextNote]; note !== undefined && note.startMs < endMs; note = notes[nextNote]) {
      text.paragraph(noteRuns(note));
      nextNote += 1;
    }
  }
  for (const note of notes.slice(nextNote)) text.paragraph(noteRuns(note));
}

function noteRuns({ startMs, text, tags }: Note): readonly PdfRun[] {
  const parts = [formatClock(startMs), oneLine(text), ...tags.map((tag) => `#${oneLine(tag)}`)];
  return [{ text: parts.filter((part) => part !== '').join(' '), as: 'time' }];
}

function* writeTable(text: PdfText, { segments }: TranscriptDocument): Generator<void> {
  for (const { startMs, speaker, text: said } of segments) {
    text.row([
      { text: stampOf(startMs), as: 'time' },
      { text: oneLine(speaker ?? ''), as: 'name' },
      { text: oneLine(said), as: 'plain' },
    ]);
    yield;
  }
}
