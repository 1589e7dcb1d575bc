import type { Failure, FailureCode } from '../failure.ts';
import { modelTextsEn, modelTextsRu } from './model-failure-text.ts';

/** What a person reads of a failure: what happened, and what to do next. */
export interface FailureText {
  readonly what: string;
  readonly next: string;
}

type Texts = Readonly<Record<FailureCode, readonly [what: string, next: string]>>;

const en: Texts = {
  ...modelTextsEn,
  'file-missing': ['“{name}” is not there any more.', 'Connect the drive or move the file back, then retry.'],
  'file-empty': ['“{name}” is empty (0 bytes).', 'Copy it again from the recorder or the phone.'],
  'file-unreadable': ['“{name}” may not be read.', 'Give this user the right to read it, then retry.'],
  'not-a-file': ['“{name}” is not an ordinary file.', 'Choose an audio or video file.'],
  'not-in-folder': ['“{name}” is not in the folder “{folder}”.', 'Choose the folder or the drive it was moved to.'],
  'folder-empty': ['No audio or video files in “{name}”.', 'Choose another folder.'],
  'folder-gone': ['The folder “{name}” is not there any more.', 'Connect the drive, then add the folder again.'],
  'folder-unreadable': [
    'The folder “{name}” cannot be opened: {detail}.',
    'Give this user the right to read it, then add it again.',
  ],
  'folder-package': [
    '“{name}” is a package of another program; its content was not looked at.',
    'Export the recordings from that program, or add the package by itself.',
  ],
  'link-broken': ['The link “{name}” leads to nothing.', 'Connect the drive it leads to, or remove the link.'],
  'link-cycle': ['The link “{name}” leads back to a folder above it.', 'Nothing is missing; the link can be removed.'],
  'name-unreadable': [
    'The name “{name}” is not valid text, so it cannot be opened by its name.',
    'Rename it, then add it again.',
  ],
  'playlist-refused': ['“{name}” is a playlist, which could name other files.', 'Add the recordings themselves.'],
  'not-audio': ['“{name}” is not audio or video.', 'Choose a recording: WAV, MP3, M4A, OGG, FLAC, MP4 …'],
  'damaged-header': [
    'The beginning of “{name}” is damaged, it cannot be opened.',
    'Get another copy, or repair it with the recorder’s own software.',
  ],
  'index-missing': [
    'The recording of “{name}” was not finished, or its copy broke off: the index at its end is missing.',
    'Copy it again; if the original lacks it too, repair it with the recorder’s own software.',
  ],
  'no-header': [
    '“{name}” has no header that says how its sound is coded.',
    'Give it one, then add that file. In a terminal: {command}',
  ],
  'no-audio-track': ['“{name}” is a video without sound.', 'Choose a file with an audio track.'],
  'codec-unknown': [
    'The sound of “{name}” is coded as {codec}, which this ffmpeg cannot decode.',
    'Convert it with the program that made it, or install a newer ffmpeg.',
  ],
  'sound-encrypted': [
    'The sound of “{name}” is encrypted (copy protection).',
    'Get a copy without protection from whoever made it.',
  ],
  'too-short': ['“{name}” is shorter than a tenth of a second.', 'Choose a longer recording.'],
  'media-stalled': ['“{name}” stopped delivering data.', 'Check the drive or the network share, then retry.'],
  'source-changed': [
    '“{name}” is not the file that was transcribed so far.',
    'Put the original file back, or add this one as a new recording.',
  ],
  'file-growing': ['“{name}” is still being written.', 'Wait until the recording or the copy is finished, then retry.'],
  'ffmpeg-missing': ['ffmpeg, which reads audio files, was not found.', '{remedy}'],
  'model-missing': ['The model “{name}” is not there.', 'Choose another model in Settings, or import the file again.'],
  'model-bad': [
    '“{name}” is not a usable Whisper model: {detail}.',
    'Download or copy it again; it must be a ggml file of whisper.cpp.',
  ],
  'model-unknown': ['There is no model named “{name}”.', '“models list” shows the names; a path to a file works too.'],
  'language-unknown': ['“{name}” is not a language code that Whisper knows.', 'Use a code such as en or ru, or auto.'],
  'engine-missing': ['The speech engine is not built or cannot be loaded.', '{remedy}'],
  'engine-crashed': [
    'The speech engine stopped unexpectedly.',
    'Retry; the text so far is kept. If it happens again, choose another model.',
  ],
  'out-of-memory': [
    'There was not enough memory for the model “{name}”.',
    'Close other programs or choose a smaller model, then retry.',
  ],
  'cpu-unsupported': [
    'This processor lacks AVX2, which the speech engine needs.',
    'Use a computer from 2014 or later.',
  ],
  'library-locked': ['Another copy of Stenogram has this library open.', 'Use that window, or close it and retry.'],
  'library-readonly': [
    'The library folder “{path}” cannot be written to.',
    'Give this user the right to write there, or choose another folder.',
  ],
  'library-newer': ['This library was made by a newer Stenogram.', 'Update the app; the library was not changed.'],
  'library-foreign': ['“{path}” is not a Stenogram library.', 'Choose another folder; nothing was changed.'],
  'library-damaged': ['The library file is damaged.', 'It was left as it is; restore a backup of “{path}”.'],
  'backup-damaged': ['The backup “{name}” is damaged.', 'Choose another one; nothing was changed.'],
  'disk-full': ['The disk is full.', 'Free at least {neededMb} MB, then retry; the text so far is saved.'],
  'csv-no-term': ['The file has no column “term”.', 'The first line names the columns: term,match,severity,note.'],
  'csv-column': ['The column “{name}” is not known.', 'Columns are term, match, severity and note; name them so.'],
  'csv-too-long': ['The list has more than {most} terms.', 'Split it into several lists.'],
  'csv-extra': ['Line {line} has a value too many: “{name}”.', 'Put text with a comma or semicolon into quotes.'],
  'csv-term': ['Line {line}: “{name}” is not a word or phrase that can be looked for.', 'Mend or remove this line.'],
  'csv-match': ['Line {line}: “{name}” is not a way to match.', 'Write any (every form) or exact.'],
  'csv-severity': ['Line {line}: “{name}” is not a severity.', 'Write low, medium or high.'],
  'segment-changed': [
    'In another window this text became “{text}” meanwhile.',
    'Your text is not saved yet: keep yours, or discard it and go on with the other.',
  ],
  'speaker-changed': [
    'The speaker here was changed meanwhile in another window: {name}.',
    'Nothing was changed here; do it again to give it to the speaker you chose.',
  ],
  'speaker-renamed': [
    'In another window this speaker was meanwhile renamed to “{name}”.',
    'Your change is not saved yet: keep yours, or take the other name.',
  ],
  'note-changed': [
    'In another window this note meanwhile became “{text}”.',
    'Your note is not saved yet: keep both, keep yours, or discard it.',
  ],
  'note-removed': [
    'In another window this note was removed meanwhile.',
    'Your note is not saved yet: save it as a new one, or discard it.',
  ],
  'list-removed': [
    'In another window this list was removed meanwhile.',
    'Your terms are not saved: save them as a new list, or leave this page to give them up.',
  ],
  'search-changed': [
    'In another window this saved search was changed meanwhile: “{name}”.',
    'Look at it, then change it again.',
  ],
  'file-exists': ['“{name}” exists already.', 'Choose another name, or allow it to be replaced.'],
  'cannot-write': ['“{name}” cannot be written: {detail}.', 'Choose another folder.'],
  'folder-missing': ['The folder “{path}” does not exist.', 'Create it, or choose another one.'],
  'target-is-folder': ['“{name}” is a folder.', 'Name a file in it.'],
  'target-is-input': ['“{name}” is the recording itself.', 'Choose another name for the text.'],
  'stdin-refused': ['Recordings are read from files, not from standard input.', 'Save it in a file and name that.'],
  'write-forbidden': [
    '“{path}” may not be written to.',
    'Give this user the right to write there, or choose another place.',
  ],
  'disk-readonly': ['The disk with “{path}” is read-only.', 'Choose a place on another disk.'],
  'port-in-use': ['Port {port} is used by another program.', 'Choose another port, or leave it out for a free one.'],
  'port-forbidden': ['This user may not use port {port}.', 'Choose a port above 1023, or leave it out for a free one.'],
  'library-unreadable': ['The library in “{path}” may not be read.', 'Give this user the right to read it.'],
  'library-missing': ['There is no library in “{path}”.', 'Add a recording first, or name another folder.'],
  'not-found': ['That {what} is not in the library.', 'It may have been removed; go back to the list.'],
  'bad-request': ['This request was not understood: {detail}.', 'Check what was typed.'],
  forbidden: ['This page may not do that.', 'Open the app from its own window or with the printed address.'],
  'unsupported-here': ['That does not work here: {detail}.', 'Use the desktop app.'],
  aborted: ['Stopped.', ''],
  internal: ['Something unexpected went wrong: {detail}', 'Retry; if it happens again, report it with the log.'],
};

const ru: Texts = {
  ...modelTextsRu,
  'file-missing': ['Файла «{name}» больше нет на месте.', 'Подключите диск или верните файл и повторите.'],
  'file-empty': ['Файл «{name}» пуст (0 байт).', 'Скопируйте его с диктофона или телефона ещё раз.'],
  'file-unreadable': ['Нет права читать «{name}».', 'Дайте этому пользователю право на чтение и повторите.'],
  'not-a-file': ['«{name}» — не обычный файл.', 'Выберите аудио- или видеофайл.'],
  'not-in-folder': ['Файла «{name}» нет в папке «{folder}».', 'Выберите папку или диск, куда он был перемещён.'],
  'folder-empty': ['В папке «{name}» нет аудио и видео.', 'Выберите другую папку.'],
  'folder-gone': ['Папки «{name}» больше нет на месте.', 'Подключите диск и добавьте папку ещё раз.'],
  'folder-unreadable': [
    'Папку «{name}» не удаётся открыть: {detail}.',
    'Дайте этому пользователю право на чтение и добавьте её ещё раз.',
  ],
  'folder-package': [
    '«{name}» — пакет другой программы, его содержимое не просматривалось.',
    'Экспортируйте записи из этой программы или добавьте сам пакет.',
  ],
  'link-broken': ['Ссылка «{name}» никуда не ведёт.', 'Подключите диск, на который она указывает, или удалите её.'],
  'link-cycle': [
    'Ссылка «{name}» ведёт обратно, в одну из вышестоящих папок.',
    'Ничего не пропущено; ссылку можно удалить.',
  ],
  'name-unreadable': [
    'Имя «{name}» записано в неизвестной кодировке, по нему файл не открыть.',
    'Переименуйте его и добавьте ещё раз.',
  ],
  'playlist-refused': [
    '«{name}» — список воспроизведения, он может ссылаться на чужие файлы.',
    'Добавьте сами записи.',
  ],
  'not-audio': ['«{name}» — не аудио и не видео.', 'Выберите запись: WAV, MP3, M4A, OGG, FLAC, MP4 …'],
  'damaged-header': [
    'Начало файла «{name}» повреждено, открыть его нельзя.',
    'Возьмите другую копию или восстановите файл программой диктофона.',
  ],
  'index-missing': [
    'Запись «{name}» не была завершена, или копия оборвалась: нет указателя в конце файла.',
    'Скопируйте файл ещё раз; если указателя нет и в оригинале, восстановите его программой диктофона.',
  ],
  'no-header': [
    'В «{name}» нет заголовка: неизвестно, как закодирован звук.',
    'Добавьте заголовок и откройте полученный файл. В терминале: {command}',
  ],
  'no-audio-track': ['«{name}» — видео без звука.', 'Выберите файл со звуковой дорожкой.'],
  'codec-unknown': [
    'Звук в «{name}» закодирован как {codec}, этот ffmpeg его не декодирует.',
    'Преобразуйте файл программой, которая его записала, или установите ffmpeg поновее.',
  ],
  'sound-encrypted': [
    'Звук в «{name}» зашифрован (защита от копирования).',
    'Получите копию без защиты у того, кто её сделал.',
  ],
  'too-short': ['«{name}» короче десятой доли секунды.', 'Выберите запись подлиннее.'],
  'media-stalled': ['Данные из «{name}» перестали поступать.', 'Проверьте диск или сетевую папку и повторите.'],
  'source-changed': [
    '«{name}» — уже не тот файл, который распознавался.',
    'Верните исходный файл или добавьте этот как новую запись.',
  ],
  'file-growing': ['Файл «{name}» ещё записывается.', 'Дождитесь конца записи или копирования и повторите.'],
  'ffmpeg-missing': ['Не найден ffmpeg, он читает аудиофайлы.', '{remedy}'],
  'model-missing': [
    'Модели «{name}» нет на месте.',
    'Выберите другую модель в настройках или импортируйте файл ещё раз.',
  ],
  'model-bad': [
    '«{name}» — непригодная модель Whisper: {detail}.',
    'Скачайте или скопируйте её заново; нужен файл ggml для whisper.cpp.',
  ],
  'model-unknown': ['Модели с именем «{name}» нет.', 'Имена покажет «models list»; можно указать и путь к файлу.'],
  'language-unknown': ['«{name}» — неизвестный Whisper код языка.', 'Укажите код, например ru или en, либо auto.'],
  'engine-missing': ['Движок распознавания не собран или не загружается.', '{remedy}'],
  'engine-crashed': [
    'Движок распознавания неожиданно остановился.',
    'Повторите: распознанный текст сохранён. Если повторится, выберите другую модель.',
  ],
  'out-of-memory': [
    'Для модели «{name}» не хватило памяти.',
    'Закройте другие программы или выберите модель поменьше и повторите.',
  ],
  'cpu-unsupported': [
    'В этом процессоре нет AVX2, он нужен движку распознавания.',
    'Нужен компьютер 2014 года или новее.',
  ],
  'library-locked': [
    'Эта библиотека уже открыта в другом окне Stenogram.',
    'Перейдите в то окно или закройте его и повторите.',
  ],
  'library-readonly': [
    'В папку библиотеки «{path}» нельзя писать.',
    'Дайте этому пользователю право на запись или выберите другую папку.',
  ],
  'library-newer': [
    'Эта библиотека создана более новой версией Stenogram.',
    'Обновите программу; библиотека не изменена.',
  ],
  'library-foreign': ['«{path}» — не библиотека Stenogram.', 'Выберите другую папку; ничего не изменено.'],
  'library-damaged': ['Файл библиотеки повреждён.', 'Он оставлен как есть; восстановите «{path}» из резервной копии.'],
  'backup-damaged': ['Резервная копия «{name}» повреждена.', 'Выберите другую; ничего не изменено.'],
  'disk-full': ['Диск заполнен.', 'Освободите не меньше {neededMb} МБ и повторите; распознанный текст сохранён.'],
  'csv-no-term': ['В файле нет столбца «term».', 'В первой строке — названия столбцов: term,match,severity,note.'],
  'csv-column': ['Столбец «{name}» неизвестен.', 'Столбцы называются term, match, severity и note.'],
  'csv-too-long': ['В списке больше {most} слов.', 'Разделите его на несколько списков.'],
  'csv-extra': [
    'В строке {line} лишнее значение: «{name}».',
    'Текст с запятой или точкой с запятой возьмите в кавычки.',
  ],
  'csv-term': ['Строка {line}: «{name}» — не слово и не фраза, которые можно искать.', 'Исправьте или удалите её.'],
  'csv-match': [
    'Строка {line}: «{name}» — неизвестный способ сравнения.',
    'Напишите any (любая форма) или exact (точно).',
  ],
  'csv-severity': ['Строка {line}: «{name}» — неизвестная важность.', 'Напишите low, medium или high.'],
  'segment-changed': [
    'Тем временем в другом окне этот текст стал таким: «{text}».',
    'Ваш текст ещё не сохранён: оставьте свой или откажитесь от него и продолжайте с другим.',
  ],
  'speaker-changed': [
    'Участника здесь тем временем изменили в другом окне: {name}.',
    'Здесь ничего не изменено; повторите, чтобы назначить выбранного участника.',
  ],
  'speaker-renamed': [
    'В другом окне этого участника тем временем переименовали: «{name}».',
    'Ваша правка ещё не сохранена: оставьте своё имя или примите другое.',
  ],
  'note-changed': [
    'В другом окне эту заметку тем временем изменили: «{text}».',
    'Ваша заметка ещё не сохранена: оставьте обе, оставьте свою или откажитесь от неё.',
  ],
  'note-removed': [
    'В другом окне эту заметку тем временем удалили.',
    'Ваша заметка ещё не сохранена: сохраните её как новую или откажитесь от неё.',
  ],
  'list-removed': [
    'В другом окне этот список тем временем удалили.',
    'Ваши слова не сохранены: сохраните их новым списком или покиньте страницу, если они не нужны.',
  ],
  'search-changed': [
    'В другом окне этот сохранённый поиск тем временем изменили: «{name}».',
    'Посмотрите на него и повторите изменение.',
  ],
  'file-exists': ['Файл «{name}» уже есть.', 'Выберите другое имя или разрешите замену.'],
  'cannot-write': ['Не удаётся записать «{name}»: {detail}.', 'Выберите другую папку.'],
  'folder-missing': ['Папки «{path}» нет.', 'Создайте её или выберите другую.'],
  'target-is-folder': ['«{name}» — папка.', 'Укажите файл в ней.'],
  'target-is-input': ['«{name}» — сама запись.', 'Выберите для текста другое имя.'],
  'stdin-refused': ['Записи читаются из файлов, а не со стандартного ввода.', 'Сохраните запись в файл и укажите его.'],
  'write-forbidden': [
    'Нет права записывать в «{path}».',
    'Дайте этому пользователю право на запись или выберите другое место.',
  ],
  'disk-readonly': ['Диск, на котором «{path}», доступен только для чтения.', 'Выберите место на другом диске.'],
  'port-in-use': [
    'Порт {port} занят другой программой.',
    'Выберите другой порт или не указывайте его: найдётся свободный.',
  ],
  'port-forbidden': [
    'Этому пользователю нельзя занять порт {port}.',
    'Выберите порт больше 1023 или не указывайте его.',
  ],
  'library-unreadable': ['Нет права читать библиотеку в «{path}».', 'Дайте этому пользователю право на чтение.'],
  'library-missing': ['В папке «{path}» нет библиотеки.', 'Сначала добавьте запись или укажите другую папку.'],
  'not-found': ['В библиотеке этого нет: {what}.', 'Возможно, запись удалена; вернитесь к списку.'],
  'bad-request': ['Запрос не понят: {detail}.', 'Проверьте, что введено.'],
  forbidden: ['Этой странице такое действие запрещено.', 'Откройте программу в её окне или по напечатанному адресу.'],
  'unsupported-here': ['Здесь это не работает: {detail}.', 'Воспользуйтесь настольным приложением.'],
  aborted: ['Остановлено.', ''],
  internal: ['Непредвиденная ошибка: {detail}', 'Повторите; если не поможет, сообщите о ней, приложив журнал.'],
};

/** What `not-found` misses, as the Russian sentence names it. */
const missingThings: Readonly<Record<string, string>> = {
  recording: 'запись',
  transcript: 'расшифровка',
  segment: 'фрагмент',
};

/** The failure in the interface language; a parameter that is missing is left out rather than shown as a placeholder. */
export function failureText(failure: Failure, language: 'en' | 'ru'): FailureText {
  const [what, next] = (language === 'ru' ? ru : en)[failure.code];
  const value = (key: string) => {
    const given = String(failure.params[key] ?? '…');
    return key === 'what' && language === 'ru' ? (missingThings[given] ?? given) : given;
  };
  const fill = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, key: string) => value(key));
  return { what: fill(what), next: fill(next) };
}
