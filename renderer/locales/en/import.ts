import { plural } from '../plural.ts';

export const importDialog = {
  title: 'Import text',
  open: 'Import text…',
  choose: 'Choose files or drop them here',
  kinds: 'SRT, WebVTT, ASS, TTML, JSON of Whisper and cloud services, text, Word, RTF, CSV, Excel, ELAN, EXMARaLDA, TextGrid, CTM, STM, RTTM, EBU STL',
  saveBeside: 'Import as a version',
  saveAlone: 'Import',
  preview: 'First segments',
  speakers: 'Speakers:',
  segments: (count: number) => plural('en', count, { one: 'segment', other: 'segments' }),
  wordTimes: { given: 'word times from the file', interpolated: 'word times estimated', none: 'no times' },
  willAlign: 'The text gets its times from what was recognised in the recording.',
  willSpread: 'The times are estimated until the text is aligned to a recording.',
  unread: (count: number) => `Not readable: ${plural('en', count, { one: 'line', other: 'lines' })}`,
  done: (count: number) => `Imported: ${plural('en', count, { one: 'segment', other: 'segments' })}`,
  doneWith: (count: number) =>
    `Not placed or not readable: ${plural('en', count, { one: 'line', other: 'lines' })}`,
  formats: {
    subtitles: 'Subtitles', ass: 'ASS', ttml: 'TTML', stl: 'EBU STL', json: 'JSON', text: 'Text', docx: 'Word', rtf: 'RTF',
    otr: 'oTranscribe', csv: 'CSV', tsv: 'TSV', xlsx: 'Excel', eaf: 'ELAN', exb: 'EXMARaLDA', textgrid: 'TextGrid',
    ctm: 'CTM', stm: 'STM', rttm: 'RTTM', labels: 'Audacity labels',
  },
}; // prettier-ignore
