import type { FailureCode } from '../failure.ts';

type ModelCode =
  | Extract<FailureCode, `download-${string}`>
  | 'model-unaccepted'
  | 'model-damaged'
  | 'model-in-use'
  | 'model-kept'
  | 'model-failed-test'
  | 'model-wanted'
  | 'model-disk-full'
  | 'offline'
  | 'host-unreachable'
  | 'proxy-unsupported';
type ModelTexts = Readonly<Record<ModelCode, readonly [what: string, next: string]>>;

/** What a person reads when a model cannot be fetched, kept or used. */
export const modelTextsEn: ModelTexts = {
  'model-unaccepted': [
    '“{name}” is not one of the published models that this app knows.',
    'If you trust where it comes from, accept it once under Models.',
  ],
  'model-damaged': [
    '“{name}” differs from what it was.',
    'Fetch the damaged part again under Models, or import another copy.',
  ],
  'model-in-use': ['“{name}” is in use.', 'Pause or finish the transcription, or choose another model, then retry.'],
  'model-kept': ['The demo model is a part of the app.', 'It takes 11 MB and cannot be removed.'],
  'model-failed-test': [
    '“{name}” failed its test on this computer: {detail}.',
    'Choose a smaller model, or test it again after closing other programs.',
  ],
  'model-wanted': [
    'Kept ready: the demo model would not understand it.',
    'Get a model for real speech, or try the demo model anyway.',
  ],
  'model-disk-full': [
    'There is no room for “{name}” on the disk.',
    'Free at least {neededMb} MB, then continue; what was fetched is kept.',
  ],
  offline: ['The app is set to stay offline.', 'Allow connections in Settings, or bring the model on a USB stick.'],
  'host-unreachable': [
    '“{host}” could not be reached ({detail}).',
    'Check the connection and the proxy, then continue; what was fetched is kept.',
  ],
  'proxy-unsupported': [
    'The system goes to “{host}” through a SOCKS proxy only, which downloads of this app cannot use.',
    'Allow an HTTP proxy for it in the system’s settings, or bring the model on a USB stick.',
  ],
  'download-stalled': ['“{host}” stopped sending data.', 'Continue later; what was fetched is kept.'],
  'download-wrong-answer': [
    '“{host}” did not send the model ({detail}).',
    'A login page or a filter may stand between: open the network’s own page, or choose another source in Settings.',
  ],
  'download-insecure': [
    '“{host}” redirected the download to an address that is not allowed.',
    'Choose another source in Settings, or bring the model on a USB stick.',
  ],
  'download-wrong-hash': [
    'What “{host}” sent for “{name}” is not the published file; it was deleted.',
    'Choose another source in Settings, or bring the model on a USB stick.',
  ],
  'download-elsewhere': [
    '“{name}” is being fetched or imported by another copy of Stenogram.',
    'Wait until that one is ready.',
  ],
};

export const modelTextsRu: ModelTexts = {
  'model-unaccepted': [
    '«{name}» — не из опубликованных моделей, которые знает приложение.',
    'Если вы доверяете источнику, примите её один раз в разделе «Модели».',
  ],
  'model-damaged': [
    'Файл «{name}» изменился и больше не годится.',
    'Загрузите повреждённую часть заново в разделе «Модели» или импортируйте другую копию.',
  ],
  'model-in-use': [
    'Модель «{name}» сейчас используется.',
    'Приостановите или завершите расшифровку либо выберите другую модель и повторите.',
  ],
  'model-kept': ['Демонстрационная модель — часть приложения.', 'Она занимает 11 МБ, удалить её нельзя.'],
  'model-failed-test': [
    'Модель «{name}» не прошла проверку на этом компьютере: {detail}.',
    'Выберите модель поменьше или проверьте ещё раз, закрыв другие программы.',
  ],
  'model-wanted': [
    'Запись ждёт: демонстрационная модель её не поймёт.',
    'Загрузите модель для настоящей речи или всё же попробуйте демонстрационную.',
  ],
  'model-disk-full': [
    'На диске нет места для «{name}».',
    'Освободите не меньше {neededMb} МБ и продолжите; загруженное сохранено.',
  ],
  offline: [
    'Приложению запрещено выходить в сеть.',
    'Разрешите подключения в настройках или принесите модель на флешке.',
  ],
  'host-unreachable': [
    'Нет связи с «{host}» ({detail}).',
    'Проверьте подключение и прокси, затем продолжите; загруженное сохранено.',
  ],
  'proxy-unsupported': [
    'К «{host}» система ходит только через прокси SOCKS, а загрузки приложения им пользоваться не умеют.',
    'Разрешите в настройках системы прокси HTTP или принесите модель на флешке.',
  ],
  'download-stalled': ['«{host}» перестал присылать данные.', 'Продолжите позже; загруженное сохранено.'],
  'download-wrong-answer': [
    '«{host}» прислал не модель ({detail}).',
    'Возможно, мешает страница входа или фильтр: откройте страницу сети или выберите другой источник в настройках.',
  ],
  'download-insecure': [
    '«{host}» перенаправил загрузку на недопустимый адрес.',
    'Выберите другой источник в настройках или принесите модель на флешке.',
  ],
  'download-wrong-hash': [
    'То, что «{host}» прислал вместо «{name}», — не опубликованный файл; он удалён.',
    'Выберите другой источник в настройках или принесите модель на флешке.',
  ],
  'download-elsewhere': [
    '«{name}» уже загружает или импортирует другая копия приложения.',
    'Подождите, пока она закончит.',
  ],
};
