/** What tests of deleting for good are made from: a library full of words that occur in one recording only. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { insertSegment, mergeSegments, removeSegments, splitSegment } from '#services/edits/segment-commands.ts';
import { addSpeaker, assignSpeaker, renameSpeaker } from '#services/edits/speaker-commands.ts';
import type { Library } from '#services/library/library.ts';
import { addTranscript, sampleOptions, sampleSegment } from '#services/library/library.fixture.ts';

const alphabets = ['bcdfghkmnprstvwz', 'абвгдежзикмнопрс'] as const;
const wordLength = 14;
/** An index leaves out what words begin alike with: this much may be missing. */
const partFrom = 3;
const partLength = wordLength - partFrom;
const secretLetters = new RegExp(alphabets.map((letters) => `[${letters}]{${partLength},}`).join('|'), 'g');

/** A word that no other recording has, in Latin or Cyrillic letters; hardly two begin alike. */
export function secretWord(recording: number, nth: number): string {
  const letters = alphabets[nth % 2]!;
  const digits = createHash('sha256').update(`${recording} ${nth}`).digest('hex').slice(0, wordLength);
  return Array.from(digits, (digit) => letters[Number.parseInt(digit, 16)]).join('');
}

/** A recording with text, edits of every kind, a second version, speakers, notes, findings with decisions, tags. */
export function addSecretRecording(library: Library, recording: number, name = `${secretWord(recording, 900)}.wav`) {
  let nth = 0;
  const word = () => secretWord(recording, (nth += 1));
  const line = () => `${word()} ${word()} common ${word()}`;
  const { recordingId, transcriptId, segments } = addTranscript(library, name, Array.from({ length: 40 }, line));
  const ids = segments.map(({ id }) => id);
  const id = (at: number) => ids[at] ?? 0;
  const { edits } = library;
  for (let at = 0; at < 20; at += 1) {
    edits.setText(id(at), `${line()} ${word()} much longer than it was, so that its page is split`, `visit ${at}`);
    edits.setText(id(at), line(), `visit ${at}`);
    edits.setText(id(at), line());
  }
  splitSegment(edits, { segmentId: id(21), atChar: 8 });
  mergeSegments(edits, { segmentId: id(23), side: 'next' });
  insertSegment(edits, { segmentId: id(25), text: line() });
  removeSegments(edits, [id(27), id(28)]);
  edits.undo(transcriptId);
  addSpeaker(edits, transcriptId, word());
  assignSpeaker(edits, library.index.database, { transcriptId, segmentIds: [id(30), id(31)] }, { name: word() });
  const { speakerId } = library.segments.get(id(30));
  if (speakerId === null) throw new Error('no one was named');
  renameSpeaker(edits, library.index.database, speakerId, word());
  const { note } = library.notes.add({ recordingId, startMs: 1000, endMs: 2000, text: line(), tags: [word()] });
  library.notes.change(note.id, { text: line(), tags: [word()] });
  library.vocabulary.save(null, {
    collectionId: null,
    recordingId,
    term: word(),
    soundsLike: [word()],
    takenFor: [word()],
  });
  library.tags.change(recordingId, { add: [word()], remove: [] });
  library.jobs.setOptions(recordingId, { ...sampleOptions, modelId: 'other', prompt: word() });
  library.jobs.setState(recordingId, 'waiting');
  const second = library.transcripts.begin(recordingId).transcriptId;
  library.transcripts.commitWindow({
    transcriptId: second,
    resumeMs: 8000,
    language: 'en',
    segments: [
      { ...sampleSegment(0, line()), firstReading: { text: line(), marks: ['unsure'] }, marks: ['unsure'] },
      sampleSegment(4000, line()),
    ],
  });
  library.transcripts.finish(second, { durationMs: 8000, sha256: 'sha', warnings: [] });
  return { recordingId, transcriptId, count: nth };
}

/** Every word of a recording that can be read in a file of the library's folder. */
export function readableWords(dir: string, recording: number, count: number): readonly string[] {
  const words = [
    ...Array.from({ length: count }, (_, at) => secretWord(recording, at + 1)),
    secretWord(recording, 900),
  ];
  const parts = new Map(words.map((word) => [word.slice(partFrom), word]));
  const found = new Set<string>();
  for (const file of filesIn(dir)) {
    if (file.endsWith('reserve.bin')) continue; // four megabytes of chance
    const bytes = readFileSync(file);
    // As UTF-8, and as UTF-16 from even and odd places: what is no text in between becomes other letters.
    for (const text of [bytes.toString('utf8'), bytes.toString('utf16le'), bytes.subarray(1).toString('utf16le')]) {
      for (const [letters] of text.matchAll(secretLetters)) {
        for (let at = 0; at + partLength <= letters.length; at += 1) {
          const word = parts.get(letters.slice(at, at + partLength));
          if (word !== undefined) found.add(`${file}: ${word}`);
        }
      }
    }
  }
  return [...found];
}

export function filesIn(dir: string): readonly string[] {
  return readdirSync(dir).flatMap((name) => {
    const file = join(dir, name);
    return statSync(file).isDirectory() ? filesIn(file) : [file];
  });
}
