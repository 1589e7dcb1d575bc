const en = `Stenogram: recordings to text, offline.

  transcribe FILE|FOLDER…  recognise speech and print the text
      --model demo|ID|PATH     --language auto|en|ru|…     --translate (to English)
      --prompt TEXT (words to expect)                      --threads N   --lanes N (at once)
      --preset fast|balanced|accurate   --languages en,ru (auto among these)   --mixed (per stretch)
      --vad auto|silero|built-in|off    --vad-threshold 5…95 (percent)    --vad-padding MS
      --track N|list (list: what tracks there are)   --channels mixed|apart (each a speaker)|1,3,…
      --format txt|srt|vtt|json   --times (in txt)         --output PATH|-   --overwrite
      --no-length-limit (for files that hold far more sound than their size explains)
      into a folder each gets a file, taken names are numbered; into one file or stdout they are joined
      --json-progress (progress as JSON lines on stderr)   --again (a new version, even with the same options)
  list                 recordings in the library                  [--bin] [--json]
  show ID              one recording with its text                        [--json]
  delete ID…           into the bin; with --for-good sound copies, text, history, notes, findings go
                       for ever [--yes] [--with-backups (those that hold it)] [--json]
  versions ID [use N]  the texts of a recording; takes another one into use [--json]
  search QUERY         find words in all transcripts: forms, "phrases", -not, OR, prefix*,
                       NEAR(a b, 10s), speaker:, lang:, folder:, tag:, after:, before:, longer:,
                       confidence:, /regex/      [--order newest|relevance] [--limit N] [--json]
  reindex              build the search index anew
  watch list | import FILE.csv | run   look for the watch lists' terms    [--json]
  findings list | export [--format csv|json] [--output PATH|-] [--limit N] [--json]
  locate ID PATH       the recording's file was moved to PATH (a file, or a folder to look in)
  locate FOLDER        look in a folder for all files that are missing
  tag ID +WORD -WORD   put tags on a recording, or take them off (-- before a first -WORD)
  export ID            --format txt|srt|vtt|json [--times] [--notes] [--no-speakers]
                       [--output PATH|-] [--overwrite]
  models list | download ID [--from URL] | import PATH [--reference] [--accept] | accept ID
         export ID DIR | verify [ID] | remove ID | test [ID]              [--json]
  serve                the app in a browser, on this computer only      [--port N]
  doctor               what was found and what is missing                 [--json]
  verify               compare the whole library with what was written    [--json]
  backup               a verified copy of the library         [--output FOLDER]
  restore FILE         put a backup in the library's place; the present one is kept

  --library DIR        another library than the app's own (any command)
  --                   before names that begin with a hyphen

Exit codes: 0 done, 1 internal, 2 wrong usage, 3 bad media, 4 bad or missing model,
5 disk or library, 6 network, 75 the library is open elsewhere (only for commands that change it), 130 interrupted,
141 the reader of the output went away.
`;

const ru = `Stenogram: записи в текст, без сети.

  transcribe ФАЙЛ|ПАПКА…  распознать речь и вывести текст
      --model demo|ID|ПУТЬ     --language auto|en|ru|…     --translate (на английский)
      --prompt ТЕКСТ (ожидаемые слова)                     --threads N   --lanes N (сразу)
      --preset fast|balanced|accurate   --languages en,ru (auto из них)   --mixed (по отрезкам)
      --vad auto|silero|built-in|off    --vad-threshold 5…95 (процент)    --vad-padding МС
      --track N|list (list: какие дорожки есть)   --channels mixed|apart (каждый — говорящий)|1,3,…
      --format txt|srt|vtt|json   --times (в txt)          --output ПУТЬ|-   --overwrite
      --no-length-limit (для файлов, где звука гораздо больше, чем объясняет их размер)
      в папке у каждой записи свой файл, занятые имена нумеруются; в один файл или stdout — вместе
      --json-progress (ход работы строками JSON в stderr)  --again (новая версия, даже с теми же параметрами)
  list                 записи в библиотеке                        [--bin] [--json]
  show НОМЕР           одна запись с текстом                              [--json]
  delete НОМЕР…        в корзину; с --for-good копии звука, текст, история, заметки, находки
                       удаляются навсегда [--yes] [--with-backups (и копии библиотеки с ними)] [--json]
  versions НОМЕР [use N]  тексты записи; взять в работу другой             [--json]
  search ЗАПРОС        найти слова во всех расшифровках: формы, "фразы", -без, ИЛИ, начало*,
                       NEAR(а б, 10s), говорит:, язык:, папка:, тег:, после:, до:, дольше:,
                       уверенность:, /выражение/ [--order newest|relevance] [--limit N] [--json]
  reindex              построить указатель поиска заново
  watch list | import ФАЙЛ.csv | run   искать слова из списков слежения   [--json]
  findings list | export [--format csv|json] [--output ПУТЬ|-] [--limit N] [--json]
  locate НОМЕР ПУТЬ    файл записи теперь там (файл или папка, где его искать)
  locate ПАПКА         найти в папке все файлы, которых нет на месте
  tag НОМЕР +ТЕГ -ТЕГ  поставить теги записи или снять их (-- перед первым -ТЕГ)
  export НОМЕР         --format txt|srt|vtt|json [--times] [--notes] [--no-speakers]
                       [--output ПУТЬ|-] [--overwrite]
  models list | download ID [--from URL] | import ПУТЬ [--reference] [--accept] | accept ID
         export ID ПАПКА | verify [ID] | remove ID | test [ID]            [--json]
  serve                приложение в браузере, только на этом компьютере  [--port N]
  doctor               что найдено и чего не хватает                      [--json]
  verify               сверить всю библиотеку с тем, что было записано    [--json]
  backup               проверенная копия библиотеки             [--output ПАПКА]
  restore ФАЙЛ         вернуть копию на место библиотеки; прежняя сохраняется

  --library ПАПКА      другая библиотека вместо библиотеки приложения (для любой команды)
  --                   перед именами, которые начинаются с дефиса

Коды завершения: 0 готово, 1 внутренняя ошибка, 2 неверная команда, 3 негодный файл записи,
4 негодная или отсутствующая модель, 5 диск или библиотека, 6 сеть, 75 библиотека открыта в другом месте
(только для команд, которые её меняют), 130 прервано, 141 вывод больше никто не читает.
`;

export function usage(language: 'en' | 'ru'): string {
  return language === 'ru' ? ru : en;
}
