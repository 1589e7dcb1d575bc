import { z } from 'zod';
import { listColumns, type SortColumn } from '../catalogue/listed-recording.ts';

const sortColumn = z
  .union([z.enum(listColumns), z.string().regex(/^field:[1-9]\d{0,9}$/)])
  .transform((by) => by as SortColumn);

/** Which recordings a list shows, and in which order. */
export const listRequest = {
  bin: z.boolean().default(false),
  /** In the language of the search; empty for everything. */
  filter: z.string().max(1000).optional(),
  /** Newest first where it is absent. */
  sort: z.strictObject({ by: sortColumn, isDescending: z.boolean() }).optional(),
};
