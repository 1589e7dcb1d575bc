import type { InterfaceLanguage } from '#shared/text/language.ts';
import type { RecordingWarning } from '#shared/recording.ts';
import { levelSentence, listenedTo } from '#shared/text/sound-sentences.ts';
import { formatClock } from '#shared/text/timecode.ts';

type Sentences = {
  readonly [Kind in RecordingWarning['kind']]: (warning: Extract<RecordingWarning, { kind: Kind }>) => string;
};

const en: Sentences = {
  'no-speech': ({ listened }) => `No speech found${listened === undefined ? '' : ` (${listenedTo(listened, 'en')})`}.`,
  'track-found': ({ number, silent }) =>
    `${silent.length === 1 ? `Track ${silent.join()} holds` : `Tracks ${silent.join(', ')} hold`} no speech: track ${number} was transcribed.`,
  'other-tracks': ({ numbers }) =>
    `${numbers.length === 1 ? 'Track' : 'Tracks'} ${numbers.join(', ')} ${numbers.length === 1 ? 'holds' : 'hold'} speech that is not in this text: transcribe it with --track N.`,
  level: (warning) => levelSentence(warning, 'en'),
  incomplete: ({ decodedMs, declaredMs }) =>
    `Audio damaged or incomplete: ${declaredMs === null ? `${formatClock(decodedMs)} were read` : `${formatClock(decodedMs)} of ${formatClock(declaredMs)}`}.`,
  'longer-than-header': ({ decodedMs, declaredMs }) =>
    `The header of the file says ${formatClock(declaredMs)}, but it holds ${formatClock(decodedMs)}; all of it was transcribed.`,
  'clock-restarts': (warning) =>
    `The file is made of several recordings: its clock starts again at ${placesOf(warning)}.`,
  'tracks-passed-over': ({ tracks }) =>
    tracks
      .map(({ number, codec, obstacle }) => {
        const is = obstacle === 'encrypted' ? 'is encrypted' : 'cannot be decoded';
        return `Track ${number} (${codec}) ${is} and was passed over.`;
      })
      .join('\n'),
  'open-end': ({ decodedMs, why }) =>
    why === 'length-limit'
      ? `Far more sound came out of the file than its size explains; the text ends at ${formatClock(decodedMs)}. To get the rest, add --no-length-limit.`
      : `The end of the recording may be missing: ${formatClock(decodedMs)} were read.`,
  gaps: ({ count, speechMs }) => `Speech without text: ${count} × (${formatClock(speechMs)}).`,
  'demo-model': () =>
    'This is the demo model: it understands only its own synthetic English voice and about 900 words.',
};

const ru: Sentences = {
  'no-speech': ({ listened }) => `Речи не найдено${listened === undefined ? '' : ` (${listenedTo(listened, 'ru')})`}.`,
  'track-found': ({ number, silent }) =>
    `На ${silent.length === 1 ? 'дорожке' : 'дорожках'} ${silent.join(', ')} речи нет: распознана дорожка ${number}.`,
  'other-tracks': ({ numbers }) =>
    `На ${numbers.length === 1 ? 'дорожке' : 'дорожках'} ${numbers.join(', ')} есть речь, которой нет в этом тексте: её распознает --track N.`,
  level: (warning) => levelSentence(warning, 'ru'),
  incomplete: ({ decodedMs, declaredMs }) =>
    `Запись повреждена или неполна: ${declaredMs === null ? `прочитано ${formatClock(decodedMs)}` : `${formatClock(decodedMs)} из ${formatClock(declaredMs)}`}.`,
  'longer-than-header': ({ decodedMs, declaredMs }) =>
    `В заголовке файла указано ${formatClock(declaredMs)}, а звука в нём ${formatClock(decodedMs)}; распознан весь.`,
  'clock-restarts': (warning) =>
    `Файл составлен из нескольких записей: его часы начинаются заново на ${placesOf(warning)}.`,
  'tracks-passed-over': ({ tracks }) =>
    tracks
      .map(({ number, codec, obstacle }) => {
        const is = obstacle === 'encrypted' ? 'зашифрована' : 'не декодируется';
        return `Дорожка ${number} (${codec}) ${is} и пропущена.`;
      })
      .join('\n'),
  'open-end': ({ decodedMs, why }) =>
    why === 'length-limit'
      ? `Из файла выходит гораздо больше звука, чем объясняет его размер; текст кончается на ${formatClock(decodedMs)}. Остальное даст --no-length-limit.`
      : `Конец записи, возможно, утрачен: прочитано ${formatClock(decodedMs)}.`,
  gaps: ({ count, speechMs }) => `Мест с речью без текста: ${count} (${formatClock(speechMs)}).`,
  'demo-model': () =>
    'Это демонстрационная модель: она понимает только свой синтетический английский голос и около 900 слов.',
};

function placesOf({ count, atMs }: Extract<RecordingWarning, { kind: 'clock-restarts' }>): string {
  return atMs.map((ms) => formatClock(ms)).join(', ') + (count > atMs.length ? ' …' : '');
}

/** What the terminal says of a warning; several lines where several tracks are named. */
export function warningSentence(warning: RecordingWarning, language: InterfaceLanguage): string {
  const sentences: Sentences = language === 'ru' ? ru : en;
  const sentence = sentences[warning.kind] as (warning: RecordingWarning) => string;
  return sentence(warning);
}
