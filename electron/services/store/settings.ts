import { defaultSettings, settingsChangeSchema, type Settings } from '#shared/settings.ts';
import type { SettingStore } from './records.ts';
import type { StoreParts } from './store-parts.ts';

/** A stored value that no longer fits its schema counts as not set. */
export function createSettings({ database, writer }: StoreParts): SettingStore {
  const selectAll = database.prepare<[], { key: string; value: string }>('SELECT key, value FROM setting');
  const upsert = database.prepare<[string, string]>(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const get = (): Settings => {
    const stored: Record<string, unknown> = {};
    for (const { key, value } of selectAll.all()) {
      const one = settingsChangeSchema.safeParse({ [key]: JSON.parse(value) });
      if (one.success) Object.assign(stored, one.data);
    }
    return { ...defaultSettings, ...stored };
  };
  return {
    get,
    set(changes) {
      const checked = settingsChangeSchema.parse(changes);
      writer.write(() => {
        for (const [key, value] of Object.entries(checked)) {
          if (value !== undefined) upsert.run(key, JSON.stringify(value));
        }
      });
      return get();
    },
  };
}
