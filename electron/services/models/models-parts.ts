import type { Log } from '#services/log.ts';
import type { CatalogueEntry } from './catalogue.ts';
import type { ModelRecords } from './model-records.ts';

/** What everything about models is made from. */
export interface ModelsParts {
  readonly modelsDir: string;
  readonly catalogue: readonly CatalogueEntry[];
  readonly records: ModelRecords;
  readonly log: Log;
}
