import { useMemo } from 'react';
import { useWords } from '#renderer/locales/use-words.ts';

/** Shares with one decimal: 4.3 %; a dash for what is not known. */
export function usePercent(): (share: number | null) => string {
  const { language } = useWords();
  return useMemo(() => {
    const format = new Intl.NumberFormat(language, {
      style: 'percent',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
    return (share: number | null) => (share === null ? '–' : format.format(share));
  }, [language]);
}
