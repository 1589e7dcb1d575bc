import Store from 'electron-store';
import { z } from 'zod';
import { themes, type Theme } from '#shared/themes.ts';
import type { WindowBounds } from '../window/window-bounds.ts';

const whole = z.int();
const bounds = z.object({ x: whole, y: whole, width: whole, height: whole, isMaximized: z.boolean() });
const theme = z.enum(themes);
const folder = z.string().min(1).nullable();

/** What must be known before the library opens: `config.json` in the user data folder. Everything else is in the library. */
export interface PreferenceStore {
  windowBounds: WindowBounds | null;
  theme: Theme;
  /** Null for the standard folder. */
  libraryDir: string | null;
}

/** A value that is damaged or from another version counts as not set. */
export function openPreferences(): PreferenceStore {
  const store = new Store<Record<string, unknown>>({ name: 'config', clearInvalidConfig: true });
  const read = <T>(key: string, schema: z.ZodType<T>, otherwise: T): T => {
    const value = schema.safeParse(store.get(key));
    return value.success ? value.data : otherwise;
  };
  return {
    get windowBounds() {
      return read('windowBounds', bounds.nullable(), null);
    },
    set windowBounds(value) {
      store.set('windowBounds', value);
    },
    get theme() {
      return read('theme', theme, 'system');
    },
    set theme(value) {
      store.set('theme', value);
    },
    get libraryDir() {
      return read('libraryDir', folder, null);
    },
    set libraryDir(value) {
      store.set('libraryDir', value);
    },
  };
}
