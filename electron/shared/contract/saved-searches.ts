import { z } from 'zod';
import type { SavedSearch } from '../watch.ts';
import { id, name, none } from './fields.ts';
import { method } from './method.ts';

export const savedSearchesMethods = {
  'savedSearches.list': method(none).returns<readonly SavedSearch[]>(),
  /** A new one for null; all that is there now counts as seen. */
  'savedSearches.save': method(
    z.strictObject({ id: id.nullable(), name, query: z.string().trim().min(1).max(1000) }),
  ).returns<{ id: number }>(),
  'savedSearches.remove': method(z.strictObject({ id })).returns<null>(),
  'savedSearches.markSeen': method(z.strictObject({ id })).returns<null>(),
} as const;
