import type { Dictionary } from '../en/words.ts';
import { plural } from '../plural.ts';

export const exportDialog: Dictionary['exportDialog'] = {
  title: 'Экспорт',
  format: 'Формат',
  formats: {
    txt: 'Текст',
    times: 'Текст с метками времени',
    srt: 'SubRip (SRT)',
    vtt: 'WebVTT',
    json: 'JSON со словами',
  },
  about: {
    txt: 'Простой текст для чтения и вставки, строка на фрагмент',
    times: 'Каждая строка с временем начала',
    srt: 'Субтитры почти для любого проигрывателя',
    vtt: 'Субтитры для веб-страниц',
    json: 'Слова, время и уверенность для других программ',
  },
  preview: 'Предпросмотр',
  copy: 'Скопировать',
  withSpeakers: 'Имена участников',
  noNotes: 'Субтитры не могут содержать заметки.',
  copied: 'Скопировано в буфер обмена',
  save: 'Сохранить…',
  saved: (name) => `Сохранено как «${name}»`,
  showInFolder: 'Показать в папке',
  replaceTitle: (name) => `Заменить «${name}»?`,
  replaceText: 'Файл с таким именем уже существует. Его содержимое будет потеряно.',
  replace: 'Заменить',
  moreLines: (count) => `ещё ${plural('ru', count, { one: 'строка', few: 'строки', many: 'строк', other: 'строки' })}`,
};
