import type { InterfaceLanguage } from '../../../electron/shared/text/language.ts';
import type { Library } from '../../../electron/services/library/library.ts';
import type { NewSegment } from '../../../electron/services/store/records.ts';

const options = { modelId: 'demo', language: 'auto', translate: false, prompt: '', threads: null };

const words = {
  en: {
    files: ['Board meeting, part 2.mp3', 'Radio, channel twelve.ogg', 'Night watch.m4a', 'Statement of the pilot.wav'],
    saved: ['Ships without lights', 'no lights OR "without lights"'],
    lists: [
      ['Ships', ['Meridian', 'freighter', 'wheelhouse']],
      ['Appointments', ['Thursday', 'office']],
    ],
    notes: [
      ['Ask for the tide table of that day', ['evidence', 'check']],
      ['Name of the ship: compare with the register', ['evidence']],
    ],
    correction: 'They said the generator had failed, and asked for a berth until noon.',
  },
  ru: {
    files: ['Совещание, часть 2.mp3', 'Рация, канал двенадцать.ogg', 'Ночная вахта.m4a', 'Показания лоцмана.wav'],
    saved: ['Суда без огней', '"без огней" OR огонь'],
    lists: [
      ['Суда', ['Меридиан', 'сухогруз', 'рубка']],
      ['Встречи', ['четверг', 'контора']],
    ],
    notes: [
      ['Запросить таблицу приливов за этот день', ['доказательство', 'проверить']],
      ['Название судна: сверить с реестром', ['доказательство']],
    ],
    correction: 'Они сказали, что отказал генератор, и попросили причал до полудня, не дольше.',
  },
} as const;

/** What the pictures show beside the conversation: other recordings, notes, lists, a search and a correction. */
export function fillLibrary(library: Library, language: InterfaceLanguage): void {
  const { files, saved, lists, notes, correction } = words[language];
  const added = files.map((name, nth) => ({
    path: `/recordings/${name}`,
    name,
    sizeBytes: 1000 + nth,
    quickHash: name,
    durationMs: [2_712_000, 754_000, 21_960_000, 312_000][nth] ?? null,
    hasVideo: false,
  }));
  const [board, radio, night, pilot] = library.recordings.add(added, options);
  if (!board || !radio || !night || !pilot) throw new Error('recordings are missing');
  library.jobs.setState(board.id, 'failed', { code: 'file-missing', params: { name: files[0] } });
  library.jobs.setState(radio.id, 'cancelled');
  library.jobs.setState(night.id, 'paused');
  library.jobs.setState(pilot.id, 'cancelled');
  library.recordings.remove([pilot.id]);
  for (const [name, terms] of lists) {
    const rows = terms.map((term) => ({ term, match: 'any', severity: 'medium', note: '' }) as const);
    library.watch.lists.save({ listId: null, name, terms: rows });
  }
  library.watch.savedSearches.save({ id: null, name: saved[0], query: saved[1] });
  for (const [nth, [text, tags]] of notes.entries()) {
    const startMs = 10_400 + nth * 15_000;
    library.notes.add({ recordingId: 1, startMs, endMs: startMs, text, tags: [...tags] });
  }
  const [, , , , , , , , , corrected] = library.segments.list(1, { offset: 0, limit: 20 }).rows;
  if (corrected) library.edits.setText(corrected.id, correction);
}

/** A second reading of the conversation that recognised some of it otherwise. */
export function addVersion(library: Library, language: InterfaceLanguage): void {
  const { rows } = library.segments.list(1, { offset: 0, limit: 100 });
  const segments = rows.map(({ startMs, endMs, speaker, words }, nth): NewSegment => {
    const recognised = nth % 4 === 2 ? words.slice(0, -1) : nth % 6 === 3 ? words.slice(2) : words;
    return { startMs, endMs, speaker, words: recognised, text: recognised.map(({ text }) => text).join(' ') };
  });
  library.jobs.setOptions(1, { ...options, preset: 'fast', isBeside: true });
  const { transcriptId } = library.transcripts.begin(1);
  const durationMs = segments.at(-1)?.endMs ?? 0;
  library.transcripts.commitWindow({ transcriptId, resumeMs: durationMs, language, segments });
  library.transcripts.finish(transcriptId, { durationMs, sha256: 'second', warnings: [] });
}
