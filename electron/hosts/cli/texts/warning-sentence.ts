import type { RecordingWarning } from '#shared/recording.ts';
import type { InterfaceLanguage } from '#shared/text/language.ts';
import { cliTexts } from './cli-texts.ts';

/** What the terminal says of a warning; several lines where several tracks are named. */
export function warningSentence(warning: RecordingWarning, language: InterfaceLanguage): string {
  const sentence = cliTexts(language).warnings[warning.kind] as (warning: RecordingWarning) => string;
  return sentence(warning);
}
