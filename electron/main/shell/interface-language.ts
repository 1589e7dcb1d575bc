import type { InterfaceLanguage } from '#shared/text/language.ts';
import type { AppEvent } from '#shared/contract/events.ts';
import type { Reply } from '#shared/contract/contract.ts';
import type { Settings } from '#shared/settings.ts';

/** The interface language that `settings` ask for; the system's where they leave it open. */
export function interfaceLanguage(
  settings: Pick<Settings, 'interfaceLanguage'>,
  system: InterfaceLanguage,
): InterfaceLanguage {
  return settings.interfaceLanguage === 'system' ? system : settings.interfaceLanguage;
}

/** The settings in a reply of `settings.get` or in an event; null for anything else. */
export function settingsIn(message: Reply<unknown> | AppEvent): Settings | null {
  if ('name' in message) return message.name === 'settings.changed' ? message.data.settings : null;
  return message.ok ? (message.value as Settings) : null;
}
