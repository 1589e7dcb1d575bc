import { useEffect, type ReactNode } from 'react';
import { useInfo } from '#renderer/data/library/use-info.ts';
import { useSettings } from '#renderer/data/library/use-settings.ts';
import { host } from '#renderer/api/api.ts';
import { browserLanguage, keepLanguage, keptLanguage } from './kept-language.ts';
import { LanguageContext } from '#renderer/locales/use-words.ts';

/** The setting, or else the language of the system, or of the browser that shows the page; until both are known the language of the last time. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const chosen = useSettings()?.interfaceLanguage;
  const hostLanguage = useInfo()?.systemLanguage;
  // A browser may be used by somebody else than whoever started the host.
  const systemLanguage = host.kind === 'browser' ? browserLanguage() : hostLanguage;
  const known = chosen === 'system' ? systemLanguage : chosen;
  const language = known ?? keptLanguage();
  useEffect(() => {
    document.documentElement.lang = language;
    if (known) keepLanguage(known);
  }, [language, known]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}
