import type { Dictionary } from '../en/words.ts';
import { grouped, plural } from '../plural.ts';

const segments = (count: number) =>
  plural('ru', count, { one: 'фрагмент', few: 'фрагмента', many: 'фрагментов', other: 'фрагмента' });
const lines = (count: number) => plural('ru', count, { one: 'строка', few: 'строки', many: 'строк', other: 'строки' });

export const importDialog: Dictionary['importDialog'] = {
  title: 'Импорт текста',
  open: 'Импортировать текст…',
  choose: 'Выберите файлы или перетащите их сюда',
  kinds: 'SRT, WebVTT, ASS, TTML, JSON от Whisper и облачных служб, текст, Word, RTF, CSV, Excel, ELAN, EXMARaLDA, TextGrid, CTM, STM, RTTM, EBU STL',
  chooseOther: 'Выберите другие файлы или перетащите их сюда',
  files: 'Файлы',
  recording: 'Запись',
  noRecording: 'Без записи',
  otherRecording: 'Другая запись…',
  searchRecording: 'Название записи',
  foundRecordings: 'Найденные записи',
  noSuchRecording: 'Записи с таким названием нет.',
  join: 'Один разговор',
  joinHint: 'Файлы с одной записью станут одним текстом; если в файле не указан участник, используется имя файла.',
  saveMany: (count) =>
    `Импортировать ${plural('ru', count, { one: 'текст', few: 'текста', many: 'текстов', other: 'текста' })}`,
  columnsTitle: 'Что в столбцах',
  column: (number, heading) => (heading === '' ? `Столбец ${grouped('ru', number)}` : `Столбец ${grouped('ru', number)}: ${heading}`),
  columnNames: {
    none: 'Пропустить', start: 'Начало', end: 'Конец', duration: 'Длительность', speaker: 'Участник', text: 'Текст',
  },
  numbersAre: 'Целые числа — это',
  seconds: 'секунды',
  milliseconds: 'миллисекунды',
  needsText: 'Выберите столбец с текстом.',
  needsStart: 'Ни в одном столбце нет начала: текст импортируется без времени.',
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
