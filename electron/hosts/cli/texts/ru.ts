import { levelSentence, listenedTo } from '#shared/text/sound-sentences.ts';
import { formatClock } from '#shared/text/timecode.ts';
import type { CliTexts, WarningSentences } from './en.ts';
import { restartTimes } from './restart-times.ts';

const warnings: WarningSentences = {
  'no-speech': ({ listened }) => `Речь не найдена${listened === undefined ? '' : ` (${listenedTo(listened, 'ru')})`}.`,
  'track-found': ({ number, silent }) =>
    `На ${silent.length === 1 ? 'дорожке' : 'дорожках'} ${silent.join(', ')} речи нет, поэтому распознана дорожка ${number}.`,
  'other-tracks': ({ numbers }) =>
    `На ${numbers.length === 1 ? 'дорожке' : 'дорожках'} ${numbers.join(', ')} тоже есть речь. Её распознает --track N.`,
  'other-channels': ({ numbers }) =>
    `Речь есть на ${numbers.length === 1 ? 'канале' : 'каналах'} ${numbers.join(', ')}. Чтобы получить её текст, укажите --channels ${numbers.join(',')}.`,
  level: (warning) => levelSentence(warning, 'ru'),
  incomplete: ({ decodedMs, declaredMs }) =>
    `Файл повреждён или неполон: прочитано только ${declaredMs === null ? formatClock(decodedMs) : `${formatClock(decodedMs)} из ${formatClock(declaredMs)}`}.`,
  'longer-than-header': ({ decodedMs, declaredMs }) =>
    `В заголовке файла указано ${formatClock(declaredMs)}, а звука в нём ${formatClock(decodedMs)}. Распознано всё.`,
  'clock-restarts': (warning) =>
    `Файл склеен из нескольких записей: отсчёт времени в нём начинается заново на ${restartTimes(warning)}.`,
  'tracks-passed-over': ({ tracks }) =>
    tracks
      .map(({ number, codec, obstacle }) => {
        const is = obstacle === 'encrypted' ? 'зашифрована' : 'не декодируется';
        return `Дорожка ${number} (${codec}) ${is} и пропущена.`;
      })
      .join('\n'),
  'open-end': ({ decodedMs, why }) =>
    why === 'length-limit'
      ? `Звука в файле гораздо больше, чем можно ожидать по его размеру, поэтому текст заканчивается на ${formatClock(decodedMs)}. Остальное распознает --no-length-limit.`
      : `Конец записи, возможно, утрачен: прочитано ${formatClock(decodedMs)}.`,
  gaps: ({ count, speechMs }) => `Речь без текста: ${formatClock(speechMs)}, пропусков: ${count}.`,
  'graphics-card-failed': ({ name, detail }) =>
    `Сбой видеокарты ${name} (${detail}): запись дораспознал процессор. Ничего не потеряно.`,
  'demo-model': () => 'Это демонстрационная модель. Она понимает только синтезированную речь и около 900 слов.',
};

/** Everything the commands say in Russian, besides their help. */
export const ru: CliTexts = {
  warnings,
  progress: { realTime: '× реального времени', left: (clock) => `осталось ${clock}` },
  usedModel: (model, language) =>
    `Распознано моделью ${model}: ${language}, установлена и знает этот язык лучше (с --one-model — только выбранная).`,
  download: { megabytes: 'МБ', megabytesPerSecond: 'МБ/с', checking: 'проверка' },
  models: {
    freed: (megabytes) => `Освобождено ${megabytes} МБ.`,
    demo: 'только синтезированная английская речь, около 900 слов',
    verdicts: { advised: '★ рекомендуется', fits: '–', slow: 'здесь медленно', 'too-big': 'не хватает памяти' },
    lanes: (lanes, threads) => `потоков: ${lanes} × ${threads}`,
    speed: (speed) => `${speed} × реального времени`,
    passed: { voices: 'находит речь и различает голоса', sounds: 'отличает речь от других звуков' },
    processor: 'процессор',
    noCards: {
      'not-built': 'Эта сборка программы не умеет работать с видеокартой.',
      'no-loader': 'На этом компьютере не установлен Vulkan.',
      'no-driver': 'Видеокарт с драйвером Vulkan не найдено.',
      failed: 'Драйвер видеокарты не ответил.',
    },
  },
  search: {
    note: (text) => `Не фильтр, поиск по словам: ${text}`,
    behind:
      'Поисковый индекс неполон, найдено может быть не всё. Чтобы дополнить его, откройте программу или выполните reindex.',
  },
  library: {
    nothingToUndo: 'Отменять нечего.',
    undone: (count) => `Отменено; изменено записей: ${count}.`,
    checked: (recordings, segments) => `Проверено записей: ${recordings}, фрагментов: ${segments}.`,
    differences: (count) => `Найдено ошибок: ${count}. Восстановите копию командой restore или откройте программу.`,
    fine: 'Ошибок не найдено.',
    restored: 'Библиотека восстановлена.',
    keptAs: (file) => `Прежняя библиотека сохранена: ${file}`,
  },
  exported: (count, place) => `Записано файлов: ${count}, место: ${place}`,
  imported: {
    unread: (line, text) => `Не удалось прочитать строку ${line}: ${text}`,
    unplaced: (text) => `Не найдено в записи: ${text}`,
    unsaid: (text) => `Есть в записи, но не в тексте: ${text}`,
    done: (recordingId, transcriptId, segments) =>
      `Запись ${recordingId}, версия ${transcriptId}, фрагментов: ${segments}`,
  },
  located: (found, missing) => `Найдено: ${found}, не найдено: ${missing}.`,
  deletion: {
    inBin: (count) => `В корзине: ${count}.`,
    goes: 'Навсегда будут удалены:',
    parts: (plan) =>
      `Расшифровки: ${plan.versionCount} (фрагментов: ${plan.segmentCount}) с историей и записями в поисковом индексе, заметки: ${plan.noteCount}, ` +
      `находки: ${plan.findingCount}, копии звука, созданные программой: ${plan.ownCopies.count}. Ваши файлы останутся.`,
    held: 'Резервные копии с этими данными (их удалит --with-backups, или удалите эти файлы вручную):',
    beyond: 'Программа не может удалить копии в других программах, на других дисках и следы на самом диске.',
    nothingYet: 'Пока ничего не удалено. Это действие нельзя отменить: чтобы удалить, добавьте --yes.',
    gone: (count) => `Удалено навсегда: ${count}.`,
    unfinished: 'Оставшиеся следы будут стёрты при следующем запуске программы.',
  },
  byApp: 'Приложение открыто: расшифрует оно, записи попадут в его библиотеку.',
  fleet: {
    states: {
      waiting: 'ждут',
      running: 'в работе',
      done: 'готовы, ещё не собраны',
      failed: 'не удались, ещё не собраны',
    },
    outcomes: { done: 'готово', failed: 'не удалось', 'handed-back': 'возвращено', lost: 'перешло другой машине' },
    working: 'Ожидание заданий. Чтобы остановить, нажмите Ctrl+C; начатое задание вернётся в очередь.',
    keyMade: (file) => `Создан ключ: ${file}. Скопируйте его на каждую рабочую машину так, чтобы его не прочли другие.`,
    submitted: (count, known) => `Передано машинам: ${count}; уже известно: ${known}.`,
    collected: (done) =>
      `Собрано: ${done.doneCount}, не удалось: ${done.failedCount}, ещё в работе: ${done.openCount}.`,
  },
  stopWith: 'Остановить: Ctrl+C',
  copy: {
    moved: (file, name) => `«${file}» — файл записи «${name}»: его новый адрес сохранён.`,
    known: (file, name) => `«${file}» — та же запись, что «${name}»; она уже есть в библиотеке.`,
  },
};
