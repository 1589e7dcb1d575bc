import type { AuditBreak } from '#shared/sharing/audit.ts';
import type { InterfaceLanguage } from '#shared/text/language.ts';

interface AuditTexts {
  holds(count: number): string;
  readonly knownHash: string;
  readonly unknownHash: string;
  readonly broken: Readonly<Record<AuditBreak['kind'], (id: number) => string>>;
}

const en: AuditTexts = {
  holds: (count) => `The log of changes is whole: ${count} entries.`,
  knownHash: 'It has that hash. The newest is',
  unknownHash: 'The log of changes does not have that hash: it was written anew since, or it is of another library.',
  broken: {
    changed: (id) => `The log of changes was changed: entry ${id} is the first that does not fit.`,
    missing: (id) => `Entries are missing from the log of changes: the first gap is before entry ${id}.`,
    cut: (id) => `The end of the log of changes is missing, from entry ${id} on.`,
  },
};

const ru: AuditTexts = {
  holds: (count) => `Журнал изменений цел, записей: ${count}.`,
  knownHash: 'Этот хеш в нём есть. Последний:',
  unknownHash: 'В журнале изменений нет такого хеша: журнал переписан или он от другой библиотеки.',
  broken: {
    changed: (id) => `Журнал изменений изменён: первая неверная запись ${id}.`,
    missing: (id) => `В журнале изменений не хватает записей: первый пропуск перед записью ${id}.`,
    cut: (id) => `У журнала изменений нет конца, начиная с записи ${id}.`,
  },
};

export function auditTexts(language: InterfaceLanguage): AuditTexts {
  return language === 'ru' ? ru : en;
}
