import { fitsWords, rankOf } from '#shared/text/fits-words.ts';
import type { Dictionary } from '#renderer/locales/en/words.ts';
import { settingIds, wordsOfSetting, type SettingId } from './setting-ids.ts';

/** Settings whose name, section or explanation holds the beginning of each typed word; by their name first. */
export function findSettings(text: string, t: Dictionary): readonly SettingId[] {
  const all = (id: SettingId) => {
    const { label, section, text: more } = wordsOfSetting(id);
    return `${label(t)} ${t.settings.sections[section]} ${more?.(t) ?? ''}`;
  };
  return settingIds
    .filter((id) => fitsWords(text, all(id)))
    .toSorted(
      (one, other) => rankOf(text, wordsOfSetting(one).label(t)) - rankOf(text, wordsOfSetting(other).label(t)),
    );
}
