import type { InterfaceLanguage } from '#shared/text/language.ts';
import { cliTexts } from './cli-texts.ts';

/** Of a file whose text comes from a recording that is known by another name; null where the name is the same. */
export function copySentence(
  { fileName, name, isMoved }: { readonly fileName: string; readonly name: string; readonly isMoved: boolean },
  language: InterfaceLanguage,
): string | null {
  const { copy } = cliTexts(language);
  if (isMoved) return copy.moved(fileName, name);
  return fileName === name ? null : copy.known(fileName, name);
}
