import type { InterfaceLanguage } from '#shared/text/language.ts';
import type { AppEvent } from '#shared/contract/events.ts';
import type { Reply } from '#shared/contract/contract.ts';
import { interfaceLanguage, settingsIn } from './interface-language.ts';
import { shellText, type ShellText } from './shell-text.ts';

export interface ShellLanguage {
  language(): InterfaceLanguage;
  text(): ShellText;
  /** Follows the settings in an event; other events are ignored. */
  followEvent(event: AppEvent): void;
  /** Follows the settings in a reply, unless an event brought newer ones while it was on the way. */
  followReply(reply: Promise<Reply<unknown>>): Promise<void>;
}

/** Main's own texts in the language of the interface, which the library's settings decide. */
export function createShellLanguage(system: InterfaceLanguage, onChange: () => void): ShellLanguage {
  let language = system;
  let eventsSeen = 0;
  const follow = (message: Reply<unknown> | AppEvent) => {
    const settings = settingsIn(message);
    const next = settings === null ? language : interfaceLanguage(settings, system);
    if (next === language) return;
    language = next;
    onChange();
  };
  return {
    language: () => language,
    text: () => shellText(language),
    followEvent(event) {
      if (event.name === 'settings.changed') eventsSeen += 1;
      follow(event);
    },
    async followReply(reply) {
      const eventsBefore = eventsSeen;
      const settled = await reply;
      if (eventsSeen === eventsBefore) follow(settled);
    },
  };
}
