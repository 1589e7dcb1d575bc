import type { InterfaceLanguage } from '#shared/text/language.ts';

/** Of a file whose text comes from a recording that is known by another name; null where the name is the same. */
export function copySentence(
  { fileName, name, isMoved }: { readonly fileName: string; readonly name: string; readonly isMoved: boolean },
  language: InterfaceLanguage,
): string | null {
  if (isMoved) {
    return language === 'ru'
      ? `«${fileName}» — это «${name}»; запись теперь связана с этим файлом.`
      : `“${fileName}” is “${name}”, found in its new place.`;
  }
  if (fileName === name) return null;
  return language === 'ru'
    ? `«${fileName}» — это «${name}»: содержимое то же, запись уже в библиотеке.`
    : `“${fileName}” is “${name}”: the content is the same, and the recording is in the library already.`;
}
