import type { InterfaceLanguage } from '#shared/text/language.ts';
import { languageCodes, type LanguageCode } from '#shared/text/language.ts';
import type { Choice } from '#renderer/ui/controls/SelectField.tsx';
import { createFormat } from '#renderer/locales/format.ts';

/** Languages most people here speak; the rest follows by name. */
const common: readonly LanguageCode[] = ['ru', 'en'];

/** Automatic first, then the common ones, then all others in the order of the interface language. */
export function languageChoices(language: InterfaceLanguage, auto: string): readonly Choice<LanguageCode | 'auto'>[] {
  const format = createFormat(language);
  const choice = (code: LanguageCode) => ({ value: code, label: format.languageName(code) });
  const collator = new Intl.Collator(language);
  const [firstCommon, ...otherCommon] = common.map(choice);
  const [firstOther, ...others] = languageCodes
    .filter((code) => !common.includes(code))
    .map(choice)
    .sort((left, right) => collator.compare(left.label, right.label));
  return [
    { value: 'auto', label: auto },
    ...(firstCommon ? [{ ...firstCommon, isAfterGap: true }] : []),
    ...otherCommon,
    ...(firstOther ? [{ ...firstOther, isAfterGap: true }] : []),
    ...others,
  ];
}
