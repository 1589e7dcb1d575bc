import { type Settings, settingsChangeSchema } from '../settings.ts';
import { none } from './fields.ts';
import { method } from './method.ts';

export const settingsMethods = {
  'settings.get': method(none).returns<Settings>(),
  'settings.set': method(settingsChangeSchema, { survivesPage: true }).returns<Settings>(),
} as const;
