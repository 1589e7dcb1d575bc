import type { enWatch } from '../en/watch.ts';
import { grouped, plural } from '../plural.ts';

const states = { new: 'Новые', confirmed: 'Подтверждённые', dismissed: 'Отклонённые' };
const decidedAs = { new: 'Новая', confirmed: 'Подтвердил(а)', dismissed: 'Отклонил(а)' };
const terms = (count: number) => plural('ru', count, { one: 'слово', few: 'слова', many: 'слов', other: 'слова' });
const findings = (count: number) =>
  plural('ru', count, { one: 'находка', few: 'находки', many: 'находок', other: 'находки' });

/** Watch lists, findings and saved searches in Russian. */
export const ruWatch: typeof enWatch = {
  severity: { low: 'Низкая', medium: 'Средняя', high: 'Высокая' },
  findings: {
    title: 'Находки',
    count: findings,
    newOnes: (count) => `${findings(count)} на просмотр`,
    states,
    all: 'Все',
    anySeverity: 'Любая важность',
    anyList: 'Все списки',
    severity: 'Важность',
    list: 'Список слежения',
    state: 'Состояние',
    table: 'Находки',
    more: (count) =>
      `Показать ещё ${plural('ru', count, { one: 'новую', few: 'новые', many: 'новых', other: 'новые' })}`,
    onlyRecording: 'Только эта запись',
    allRecordings: 'Все записи',
    openAt: 'Открыть расшифровку на этом месте',
    play: 'Прослушать десять секунд',
    stop: 'Остановить',
    confirm: 'Подтвердить',
    dismiss: 'Отклонить',
    reopen: 'Снова новая',
    undo: 'Вернуть',
    nothingToUndo: 'Возвращать нечего',
    undone: 'Решение отменено',
    reason: 'Причина (необязательно)',
    decided: (state, who, when) => `${decidedAs[state]} ${who}, ${when}`,
    textChanged: 'Текст с тех пор изменили: этих слов в нём больше нет.',
    export: 'Экспорт',
    exportCsv: 'Таблица (CSV)',
    exportJson: 'Для программ (JSON)',
    exported: (name) => `Сохранено как «${name}»`,
    keys: 'J K — дальше и назад · Пробел — слушать · C — подтвердить · D — отклонить · R — причина · U — вернуть',
    emptyTitle: 'Пока ничего не найдено',
    emptyText:
      'В списке слежения — слова и фразы. Каждая новая расшифровка просматривается, пока распознаётся, а при изменении списка — вся библиотека.',
    emptyAction: 'Создать список',
    doneTitle: 'Всё разобрано',
    doneText: 'Новые находки появятся здесь, когда будут распознаны записи.',
    noneTitle: 'Под эти условия ничего не подходит',
    clearFilters: 'Снять условия',
    pick: 'Выберите находку, чтобы увидеть, где это сказано.',
  },
  watchLists: {
    title: 'Списки слежения',
    count: (count) => plural('ru', count, { one: 'список', few: 'списка', many: 'списков', other: 'списка' }),
    terms,
    add: 'Новый список',
    import: 'Импорт CSV…',
    importInto: 'Добавить из CSV…',
    imported: (name, count) => `«${name}»: ${terms(count)}`,
    repeated: (count) =>
      `${plural('ru', count, { one: 'строка повторяла', few: 'строки повторяли', many: 'строк повторяли', other: 'строки повторяли' })} более позднюю`,
    export: 'Экспорт в CSV',
    edit: 'Изменить',
    remove: 'Удалить',
    removeTitle: (name) => `Удалить «${name}»?`,
    removeText: 'Вместе со списком исчезнут неразобранные находки. Подтверждённые и отклонённые останутся.',
    emptyTitle: 'Узнавайте, когда это сказали',
    emptyText:
      'В списке слежения — слова и фразы с важностью. Их ищут в каждой новой расшифровке, пока она распознаётся, и во всей библиотеке.',
    emptyCsv: 'В файле CSV столбцы term, match (any или exact), severity (low, medium, high) и note.',
    name: 'Название',
    namePlaceholder: 'Название списка',
    term: 'Слово или фраза',
    match: 'Сравнение',
    matches: { any: 'Любая форма', exact: 'Точно' },
    note: 'Примечание',
    addTerm: 'Добавить слово',
    removeTerm: (term) => `Удалить «${term}»`,
    save: 'Сохранить',
    filter: 'Найти в списке',
    upToDate: 'Проверена вся библиотека',
    notRun: 'Вся библиотека ещё не проверена',
    run: 'Проверить сейчас',
    runAgain: 'Проверить библиотеку заново',
    running: (share, found) => `Просмотр библиотеки: ${share}, ${findings(found)}`,
    newCount: (count) => `${grouped('ru', count)} ${count % 10 === 1 && count % 100 !== 11 ? 'новая' : 'новых'}`,
    findings,
    lists: 'Списки слежения',
    termNumber: (number) => `Слово ${number}`,
  },
  savedSearches: {
    title: 'Сохранённые запросы',
    save: (text) => `Сохранить «${text}»`,
    remove: (name) => `Удалить «${name}» из сохранённых запросов`,
    newCount: (count) =>
      plural('ru', count, { one: 'новое место', few: 'новых места', many: 'новых мест', other: 'новых места' }),
  },
};
