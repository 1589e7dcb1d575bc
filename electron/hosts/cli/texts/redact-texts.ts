import type { LeakPlace, RedactionPhase, RedactionResult } from '#shared/sharing/redaction.ts';
import { formatClock } from '#shared/text/timecode.ts';
import type { InterfaceLanguage } from '#shared/text/language.ts';

interface RedactTexts {
  readonly phases: Readonly<Record<RedactionPhase, string>>;
  readonly where: Readonly<Record<LeakPlace, string>>;
  track(number: number): string;
  outcome(result: RedactionResult): string;
}

const en: RedactTexts = {
  phases: {
    sound: 'Writing sound',
    text: 'Writing text',
    listening: 'Listening to the result',
    searching: 'Searching the result',
    saving: 'Saving',
  },
  where: {
    sound: 'audible',
    text: 'in the text',
    file: 'in the file',
    metadata: 'in the metadata',
    name: 'in the file name',
    band: 'not silent',
  },
  track: (number) => `track ${number}`,
  outcome({ outcome, removedCount, removedMs, tracks }) {
    const what = `Removed ${removedCount} places, ${formatClock(removedMs)} of sound.`;
    const checked =
      tracks.length === 0 ? 'No sound was written.' : `Every track was listened to again (${tracks.length}).`;
    if (outcome === 'clean') return `${what} ${checked} Nothing of it was found in the result.`;
    if (outcome === 'forced') return `${what} Saved although something of it is still there (see above).`;
    return `${what} Something of it is still there (see above), so nothing was saved. Mark those places too, or widen the guard with --guard; --force saves it all the same.`;
  },
};

const ru: RedactTexts = {
  phases: {
    sound: 'Запись звука',
    text: 'Запись текста',
    listening: 'Прослушивание результата',
    searching: 'Поиск в результате',
    saving: 'Сохранение',
  },
  where: {
    sound: 'слышно',
    text: 'в тексте',
    file: 'в файле',
    metadata: 'в метаданных',
    name: 'в имени файла',
    band: 'не тишина',
  },
  track: (number) => `дорожка ${number}`,
  outcome({ outcome, removedCount, removedMs, tracks }) {
    const what = `Удалено мест: ${removedCount}, звука: ${formatClock(removedMs)}.`;
    const checked = tracks.length === 0 ? 'Звук не записывался.' : `Прослушаны заново все дорожки (${tracks.length}).`;
    if (outcome === 'clean') return `${what} ${checked} В результате ничего из удалённого не найдено.`;
    if (outcome === 'forced') return `${what} Сохранено, хотя кое-что осталось (см. выше).`;
    return `${what} Кое-что осталось (см. выше), поэтому ничего не сохранено. Отметьте и эти места или расширьте запас ключом --guard; --force сохранит как есть.`;
  },
};

export function redactTexts(language: InterfaceLanguage): RedactTexts {
  return language === 'ru' ? ru : en;
}
