import type { BundleProblem } from '#shared/sharing/evidence.ts';
import type { InterfaceLanguage } from '#shared/text/language.ts';

interface EvidenceTexts {
  made(files: number, seal: string): string;
  whole(files: number, seal: string): string;
  changed(count: number): string;
  readonly kinds: Readonly<Record<BundleProblem['kind'], string>>;
}

const en: EvidenceTexts = {
  made: (files, seal) => `${files} files. Keep this number apart, it proves that all of them are unchanged: ${seal}`,
  whole: (files, seal) => `Nothing was changed: ${files} files, seal ${seal}`,
  changed: (count) => `The bundle is not what was written, problems found: ${count}.`,
  kinds: { changed: 'changed', missing: 'missing', unknown: 'not listed', unreadable: 'not readable as a list' },
};

const ru: EvidenceTexts = {
  made: (files, seal) => `Файлов: ${files}. Храните это число отдельно, оно доказывает, что они не изменены: ${seal}`,
  whole: (files, seal) => `Ничего не изменено, файлов: ${files}, печать ${seal}`,
  changed: (count) => `Набор не такой, каким был записан, нарушений: ${count}.`,
  kinds: { changed: 'изменён', missing: 'отсутствует', unknown: 'нет в списке', unreadable: 'не читается как список' },
};

export function evidenceTexts(language: InterfaceLanguage): EvidenceTexts {
  return language === 'ru' ? ru : en;
}
