import { z } from 'zod';
import type { SavedSearch } from '../watch.ts';
import { id, name, none } from './fields.ts';
import { method } from './method.ts';

const query = z.string().trim().min(1).max(1000);

export const savedSearchesMethods = {
  'savedSearches.list': method(none).returns<readonly SavedSearch[]>(),
  /**
   * A new one for null, unless the query is kept already; all that is there now counts as seen. `onto` is what is
   * changed: where another window has changed it meanwhile, `search-changed` says so.
   */
  'savedSearches.save': method(
    z.strictObject({ id: id.nullable(), name, query, onto: z.strictObject({ name, query }).optional() }),
  ).returns<{ id: number }>(),
  'savedSearches.remove': method(z.strictObject({ id })).returns<null>(),
  'savedSearches.markSeen': method(z.strictObject({ id })).returns<null>(),
} as const;
