/**
 * Every method a page may call, one file a namespace. Both ends derive from this object: a method without an
 * implementation does not compile, and input is checked at run time because the page is not trusted.
 */
import type { z } from 'zod';
import type { Failure } from '../failure.ts';
import type { Method } from './method.ts';
import { analysesMethods } from './analyses.ts';
import { liveMethods } from './live.ts';
import { peopleMethods } from './people.ts';
import { profileMethods } from './profile.ts';
import { qualityMethods } from './quality.ts';
import { recordingsMethods } from './recordings.ts';
import { collectionsMethods } from './collections.ts';
import { filingMethods } from './filing.ts';
import { ownFieldsMethods } from './own-fields.ts';
import { tagsMethods } from './tags.ts';
import { jobsMethods } from './jobs.ts';
import { transcriptsMethods } from './transcripts.ts';
import { segmentsMethods } from './segments.ts';
import { speakersMethods } from './speakers.ts';
import { editsMethods } from './edits.ts';
import { searchMethods } from './search.ts';
import { exportsMethods } from './exports.ts';
import { cuesMethods } from './cues.ts';
import { importsMethods } from './imports.ts';
import { mentionsMethods } from './mentions.ts';
import { modelsMethods } from './models.ts';
import { notesMethods } from './notes.ts';
import { reviewMethods } from './review.ts';
import { textMethods } from './text.ts';
import { replaceMethods } from './replace.ts';
import { versionsMethods } from './versions.ts';
import { voicesMethods } from './voices.ts';
import { vocabularyMethods } from './vocabulary.ts';
import { judgingMethods } from './judging.ts';
import { rulesMethods } from './rules.ts';
import { watchListsMethods } from './watch-lists.ts';
import { findingsMethods } from './findings.ts';
import { savedSearchesMethods } from './saved-searches.ts';
import { retentionMethods } from './retention.ts';
import { batchesMethods } from './batches.ts';
import { sourcesMethods } from './sources.ts';
import { localApiMethods } from './local-api.ts';
import { libraryMethods } from './library.ts';
import { backupsMethods } from './backups.ts';
import { settingsMethods } from './settings.ts';
import { networkMethods } from './network.ts';
import { evidenceMethods } from './evidence.ts';
import { auditMethods } from './audit.ts';
import { redactionMethods } from './redaction.ts';
import { systemMethods } from './system.ts';

export const contract = {
  ...recordingsMethods,
  ...collectionsMethods,
  ...tagsMethods,
  ...ownFieldsMethods,
  ...filingMethods,
  ...jobsMethods,
  ...transcriptsMethods,
  ...segmentsMethods,
  ...speakersMethods,
  ...editsMethods,
  ...searchMethods,
  ...exportsMethods,
  ...importsMethods,
  ...cuesMethods,
  ...modelsMethods,
  ...notesMethods,
  ...reviewMethods,
  ...textMethods,
  ...replaceMethods,
  ...versionsMethods,
  ...vocabularyMethods,
  ...rulesMethods,
  ...judgingMethods,
  ...watchListsMethods,
  ...findingsMethods,
  ...savedSearchesMethods,
  ...libraryMethods,
  ...backupsMethods,
  ...settingsMethods,
  ...networkMethods,
  ...localApiMethods,
  ...sourcesMethods,
  ...batchesMethods,
  ...retentionMethods,
  ...analysesMethods,
  ...mentionsMethods,
  ...liveMethods,
  ...profileMethods,
  ...peopleMethods,
  ...voicesMethods,
  ...redactionMethods,
  ...qualityMethods,
  ...auditMethods,
  ...evidenceMethods,
  ...systemMethods,
} as const;

export type Contract = typeof contract;
export type MethodName = keyof Contract;
export type Input<N extends MethodName> = z.input<Contract[N]['input']>;
export type CheckedInput<N extends MethodName> = z.output<Contract[N]['input']>;
export type Output<N extends MethodName> = Contract[N] extends Method<z.ZodType, infer O> ? O : never;

/** What the services implement: input has been checked and defaults are filled in. */
export type Services = { readonly [N in MethodName]: (input: CheckedInput<N>) => Promise<Output<N>> };

/** The part of them that one file of `services/api` implements: `ServicesOf<'jobs'>` has every `jobs.*`. */
export type ServicesOf<Namespace extends string> = Pick<Services, Extract<MethodName, `${Namespace}.${string}`>>;

/** What callers see. Rejects with an `AppFailure`. */
export type Api = { readonly [N in MethodName]: (input: Input<N>) => Promise<Output<N>> };

/** Over every wire: Electron keeps only the message of a thrown error, so failures travel as values. */
export type Reply<O> = { readonly ok: true; readonly value: O } | { readonly ok: false; readonly failure: Failure };

export function isMethodName(name: unknown): name is MethodName {
  return typeof name === 'string' && Object.hasOwn(contract, name);
}
