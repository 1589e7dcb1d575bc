import type { AppEvent, Reply } from '#shared/contract.ts';
import { interfaceLanguage, settingsIn } from './interface-language.ts';
import { shellText, type ShellText } from './shell-text.ts';
import type { UiLanguage } from './system-language.ts';

export interface ShellLanguage {
  language(): UiLanguage;
  text(): ShellText;
  /** Looks for settings in a reply or an event and follows them; everything else is ignored. */
  follow(message: Reply<unknown> | AppEvent): void;
}

/** Main's own texts in the language of the interface, which the library's settings decide. */
export function createShellLanguage(system: UiLanguage, onChange: () => void): ShellLanguage {
  let language = system;
  return {
    language: () => language,
    text: () => shellText(language),
    follow(message) {
      const settings = settingsIn(message);
      const next = settings === null ? language : interfaceLanguage(settings, system);
      if (next === language) return;
      language = next;
      onChange();
    },
  };
}
