import type { Dictionary } from '../en/words.ts';
import { grouped, plural } from '../plural.ts';
import { ruEditing } from './editing.ts';
import { ruEditor } from './editor.ts';
import { ruModels } from './models.ts';
import { ruSearch } from './search.ts';
import { erase } from './erase.ts';
import { ruCare } from './library-health.ts';
import { ruSettings } from './settings.ts';
import { ruVersions } from './versions.ts';
import { ruWatch } from './watch.ts';
import { ruReview } from './review.ts';
import { ruSound } from './sound.ts';
import { ruSpeech } from './speech.ts';

const recordings = (count: number) =>
  plural('ru', count, { one: 'запись', few: 'записи', many: 'записей', other: 'записи' });

/** Everything the interface says in Russian. */
export const ru: Dictionary = {
  ...ruSettings,
  ...ruCare,
  ...ruEditing,
  ...ruEditor,
  ...ruSearch,
  ...ruWatch,
  ...ruModels,
  ...ruReview,
  ...ruSound,
  ...ruSpeech,
  ...ruVersions,
  nav: {
    open: 'Открыть боковую панель',
    models: 'Модели',
    label: 'Главное',
    library: 'Библиотека',
    search: 'Поиск',
    settings: 'Настройки',
    bin: 'Корзина',
    queue: 'Очередь',
  },
  common: {
    retry: 'Повторить',
    cancel: 'Отмена',
    close: 'Закрыть',
    undo: 'Вернуть',
    back: 'Назад',
    dismiss: 'Скрыть',
    loading: 'Загрузка…',
    connectionLost: 'Связь со Stenogram потеряна. Подключаемся снова…',
    connectionLongLost:
      'Связь со Stenogram потеряна. Если программа была перезапущена, откройте новый адрес из терминала.',
    refusedTitle: 'Этот адрес больше не действует',
    refusedText: 'Скопируйте новый из терминала, в котором запущена программа Stenogram.',
  },
  state: {
    waiting: 'В очереди',
    running: 'Распознаётся',
    paused: 'Приостановлено',
    done: 'Готово',
    failed: 'Не распознано',
    cancelled: 'Отменено',
  },
  job: {
    speed: (speed) => `скорость ${speed}`,
    left: (span) => `осталось ${span}`,
    starting: 'Запускается…',
    pause: 'Приостановить',
    resume: 'Продолжить',
    cancel: 'Отменить распознавание',
    retry: 'Повторить',
    lastRunFailed: 'Последнее распознавание не удалось, текст остался прежним.',
    progressOf: (name) => `Ход распознавания: ${name}`,
    waiting: (count) => `${grouped('ru', count)}\u00a0в очереди`,
    paused: (count) => `${grouped('ru', count)}\u00a0на паузе`,
    expected: (span) => `≈\u00a0${span}`,
    inAll: (span, isAtLeast) => `всего ${isAtLeast ? 'больше' : '≈'} ${span}`,
    finished: (name) => `${name}: распознано`,
    failed: (name) => `${name}: распознать не удалось`,
    started: (name) => `${name}: распознавание началось`,
  },
  warning: {
    incomplete: (decoded, declared) =>
      `Файл повреждён или обрезан: прочитано ${declared === null ? decoded : `${decoded} из ${declared}`}. Текст охватывает эту часть.`,
    openEnd: {
      'no-end-mark': (decoded) => `Файл обрывается на ${decoded}: конца записи, возможно, нет.`,
      'length-limit': (decoded) =>
        `Из файла выходит гораздо больше звука, чем объясняет его размер; текст кончается на ${decoded}. Чтобы получить остальное, включите в настройках «Без предела длины» и распознайте заново.`,
      'longer-than-declared': (decoded) =>
        `В файле гораздо больше звука, чем в нём указано; текст кончается на ${decoded}. Преобразуйте его в WAV, чтобы получить весь.`,
    },
    longerThanHeader: (decoded, declared) =>
      `В заголовке файла указано ${declared}, а звука в нём ${decoded}; распознан весь.`,
    clockRestarts: (count, places) =>
      `Файл составлен из нескольких записей: его часы начинаются заново на ${places}${count > 20 ? ' …' : ''}. Отсчёт времени продолжается.`,
    trackPassedOver: {
      'unknown-codec': (number, codec) => `Дорожка ${number} (${codec}) не декодируется и пропущена.`,
      encrypted: (number, codec) => `Дорожка ${number} (${codec}) зашифрована и пропущена.`,
    },
    holes: (count, speech) =>
      `${plural('ru', count, { one: 'место', few: 'места', many: 'мест', other: 'места' })} с речью без текста (${speech}).`,
    noSpeech: 'Речи в этой записи не найдено.',
    listened: (what) => `Прослушано: ${what}.`,
    trackFound: (number, silent) =>
      `На ${silent.length === 1 ? 'дорожке' : 'дорожках'} ${silent.join(', ')} речи нет: распознана дорожка ${number}.`,
    otherTracks: (numbers) =>
      numbers.length === 1
        ? `На дорожке ${numbers.join()} есть речь, которой нет в этом тексте: выберите её в поле «Звуковая дорожка».`
        : `На дорожках ${numbers.join(', ')} есть речь, которой нет в этом тексте: выберите их в поле «Звуковая дорожка».`,
    demoModel: 'Распознано демонстрационной моделью.',
  },
  library: {
    title: 'Библиотека',
    count: recordings,
    name: 'Название',
    added: 'Добавлено',
    length: 'Длина',
    language: 'Язык',
    state: 'Состояние',
    table: 'Записи',
    actionsFor: (name) => `Действия с ${name}`,
    openItem: 'Открыть',
    export: 'Экспорт…',
    toBin: 'В корзину',
    selected: (count) => `Выбрано: ${recordings(count)}`,
    actionsForSelected: 'Действия с выбранными записями',
    removeTitle: (count) => `Переместить в корзину ${recordings(count)}?`,
    removeText: 'Они исчезнут из библиотеки, поиска и очереди. Вернуть их можно клавишами Ctrl+Z или из корзины.',
    removing: (count) => `Перемещение в корзину: ${recordings(count)}…`,
    changing: (count) => `Изменение: ${recordings(count)}…`,
    changed: {
      pause: (count) => `Приостановлено: ${recordings(count)}`,
      resume: (count) => `Возобновлено: ${recordings(count)}`,
      cancel: (count) => `Отменено: ${recordings(count)}`,
      retry: (count) => `Снова в очереди: ${recordings(count)}`,
    },
    clearSelection: 'Снять выделение',
    removed: (count) => `В корзину: ${recordings(count)}`,
    removedOne: (name) => `«${name}» теперь в корзине`,
    emptyTitle: 'Начните с записи',
    emptyText: 'Перетащите аудио или видео в любое место окна: текст появится здесь по мере распознавания.',
    emptyPrivate: 'Ничего не покидает этот компьютер.',
  },
  erase,
  missing: {
    title: (count, folder) =>
      `${plural('ru', count, { one: 'файл не найден', few: 'файла не найдены', many: 'файлов не найдены', other: 'файла не найдены' })} в ${folder}`,
    text: 'Подключите диск или укажите, где файлы теперь. С текстами ничего не случилось.',
    locate: 'Указать папку…',
    retry: 'Повторить все',
    more: (count) =>
      `Показать ещё ${plural('ru', count, { one: 'папку', few: 'папки', many: 'папок', other: 'папки' })}`,
    looking: 'Поиск файлов…',
    found: (found, all) => `Найдено файлов: ${grouped('ru', found)} из ${grouped('ru', all)}`,
    stillMissing: 'Файлов по-прежнему нет. Подключите диск или укажите папку.',
    dialogTitle: 'Где теперь эти файлы?',
    dialogText:
      'Введите путь к папке на компьютере, где работает Stenogram. Файлы узнаются по содержимому — в этой папке и во вложенных.',
    path: 'Путь к папке',
    look: 'Искать там',
    row: 'Файл не найден',
  },
  bin: {
    title: 'Корзина',
    table: 'Записи в корзине',
    emptyTitle: 'Корзина пуста',
    emptyText: 'Убранные записи хранятся здесь вместе с текстом. Сами файлы программа не трогает.',
    restore: 'Восстановить',
    removed: 'Убрано',
    restoring: (count) => `Восстановление: ${recordings(count)}…`,
    restoringLast: 'Восстановление…',
    nothingToRestore: 'Корзина пуста: восстанавливать нечего.',
    restored: (count) => `Восстановлено: ${recordings(count)}`,
    note: 'Файлы на диске остаются нетронутыми.',
  },
  add: {
    add: 'Добавить записи…',
    addFolder: 'Добавить папку…',
    sample: 'Попробовать на примере (2 мин)',
    more: 'Другие способы добавить',
    drop: 'Отпустите, чтобы добавить',
    dropText: 'Аудио, видео, папки или файл модели',
    uploading: (name) => `Загружается ${name}`,
    uploadCount: (done, total) => `${grouped('ru', done)} из ${grouped('ru', total)}`,
    alreadyThere: (name) => `«${name}» уже есть в библиотеке`,
    isCopy: (file, name) =>
      file === name ? `«${name}» уже есть в библиотеке` : `«${file}» — это «${name}», запись уже есть в библиотеке`,
    isMoved: (file, name) => `«${file}» — это «${name}», файл найден на новом месте`,
    andOthers: (text, count) =>
      `${text}; и ещё ${plural('ru', count, { one: 'файл', few: 'файла', many: 'файлов', other: 'файла' })}`,
    alreadyThereMany: (count) => `Уже в библиотеке: ${recordings(count)}`,
    show: 'Показать',
    refusedTitle: (count) =>
      plural('ru', count, {
        one: 'файл не добавлен',
        few: 'файла не добавлены',
        many: 'файлов не добавлены',
        other: 'файла не добавлены',
      }),
    nothingFound: 'Аудио и видео там не нашлось.',
  },
  demo: {
    title: 'Это демонстрационная модель.',
    text: 'Она знает около 900 слов и понимает только синтетические английские голоса espeak-ng. Для настоящих записей импортируйте модель Whisper.',
    empty:
      'Пока работает встроенная демонстрационная модель: она понимает только синтетические английские голоса espeak-ng. Для настоящих записей импортируйте модель Whisper.',
    how: 'Как её получить',
    badge: 'Демо',
    hide: 'Скрыть это примечание',
  },
  transcript: {
    tools: 'Панели и экспорт',
    segments: 'Расшифровка',
    waiting: 'Запись ждёт своей очереди.',
    listening: 'Слушаем… первые слова появятся через несколько секунд.',
    none: 'Текста пока нет.',
    noneDone: 'Слов не распознано.',
    followText: 'Следить за новым текстом',
    backInSight: 'Текущий фрагмент снова на экране. Нажмите клавишу ещё раз.',
    followPlayback: 'К месту воспроизведения',
    playFrom: (time) => `Слушать с ${time}`,
    edit: 'Исправить текст',
    editField: (time) => `Текст на ${time}`,
    saving: 'Сохраняется…',
    saved: 'Сохранено',
    notSaved: 'Не сохранено',
    discard: 'Отменить правку',
    keepMine: 'Оставить мой текст',
    nothingToUndo: 'Отменять и возвращать здесь больше нечего',
    edited: 'Исправлено',
    saveKeys: (save, cancel, split) => `${split} — разделить\n${save} — сохранить\n${cancel} — отменить`,
    export: 'Экспорт…',
    segmentCount: (count) =>
      plural('ru', count, { one: 'фрагмент', few: 'фрагмента', many: 'фрагментов', other: 'фрагмента' }),
    removedNote: 'Эта запись в корзине.',
  },
  player: {
    label: 'Проигрыватель',
    play: 'Слушать',
    pause: 'Пауза',
    back5: 'Назад на 5 секунд',
    forward5: 'Вперёд на 5 секунд',
    seek: 'Место в записи',
    position: (at, total) => `${at} из ${total}`,
    rate: 'Скорость',
    volume: 'Громкость',
    mute: 'Без звука',
    unmute: 'Включить звук',
    failed: 'Звук не воспроизводится: файл перемещён или его формат здесь неизвестен. На текст это не влияет.',
  },
  search: {
    title: 'Поиск',
    field: 'Поиск по всем расшифровкам',
    clear: 'Очистить поиск',
    results: 'Результаты поиска',
    count: (count) => plural('ru', count, { one: 'место', few: 'места', many: 'мест', other: 'места' }),
    atLeast: (count) => `${count}+ мест`,
    emptyTitle: 'Найдите любой момент по сказанному',
    hintForms: 'Слово находится в любой форме:',
    hintFormsExample: 'договор',
    hintFormsResult: 'найдёт и договора, договору, договоры',
    hintPhrase: 'В кавычках — точная фраза:',
    hintPhraseExample: '«доброе утро»',
    hintMinus: 'Минус исключает слово:',
    hintMinusExample: 'банк -река',
    noneTitle: (text) => `По запросу «${text}» ничего нет`,
    noneText: 'Попробуйте меньше слов или другое слово; проверьте кавычки и слова после минуса.',
    openAt: (name, time) => `${name}, ${time}`,
  },
  export: {
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
      txt: 'Сплошные абзацы, чтобы читать и вставлять',
      times: 'У каждого абзаца время начала',
      srt: 'Субтитры почти для любого проигрывателя',
      vtt: 'Субтитры для веб-страниц',
      json: 'Слова, время и уверенность для программ',
    },
    preview: 'Предпросмотр',
    copy: 'Скопировать',
    withSpeakers: 'Имена говорящих',
    noNotes: 'В субтитрах заметок не бывает.',
    copied: 'Скопировано в буфер обмена',
    save: 'Сохранить…',
    saved: (name) => `Сохранено как «${name}»`,
    showInFolder: 'Показать в папке',
    replaceTitle: (name) => `Заменить «${name}»?`,
    replaceText: 'Файл с таким именем уже есть. Его содержимое будет потеряно.',
    replace: 'Заменить',
    moreLines: (count) =>
      `ещё ${plural('ru', count, { one: 'строка', few: 'строки', many: 'строк', other: 'строки' })}`,
  },
};
