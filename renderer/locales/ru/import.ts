import type { Dictionary } from '../en/words.ts';
import { plural } from '../plural.ts';

const segments = (count: number) =>
  plural('ru', count, { one: 'фрагмент', few: 'фрагмента', many: 'фрагментов', other: 'фрагмента' });
const lines = (count: number) => plural('ru', count, { one: 'строка', few: 'строки', many: 'строк', other: 'строки' });

export const importDialog: Dictionary['importDialog'] = {
  title: 'Импорт текста',
  open: 'Импортировать текст…',
  choose: 'Выберите файлы или перетащите их сюда',
  kinds: 'SRT, WebVTT, ASS, TTML, JSON от Whisper и облачных служб, текст, Word, RTF, CSV, Excel, ELAN, EXMARaLDA, TextGrid, CTM, STM, RTTM, EBU STL',
  saveBeside: 'Импортировать как версию',
  saveAlone: 'Импортировать',
  preview: 'Первые фрагменты',
  speakers: 'Участники:',
  segments,
  wordTimes: { given: 'время слов из файла', interpolated: 'время слов приблизительное', none: 'без времени' },
  willAlign: 'Время берётся из распознанного в записи текста.',
  willSpread: 'Время приблизительное, пока текст не сопоставлен с записью.',
  unread: (count) => `Не прочитано: ${lines(count)}`,
  done: (count) => `Импортировано: ${segments(count)}`,
  doneWith: (count) => `Не размещено или не прочитано: ${lines(count)}`,
  formats: {
    subtitles: 'Субтитры', ass: 'ASS', ttml: 'TTML', stl: 'EBU STL', json: 'JSON', text: 'Текст', docx: 'Word', rtf: 'RTF',
    otr: 'oTranscribe', csv: 'CSV', tsv: 'TSV', xlsx: 'Excel', eaf: 'ELAN', exb: 'EXMARaLDA', textgrid: 'TextGrid',
    ctm: 'CTM', stm: 'STM', rttm: 'RTTM', labels: 'Метки Audacity',
  },
}; // prettier-ignore
