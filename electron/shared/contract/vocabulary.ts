import { z } from 'zod';
import {
  maxVocabularyTermLength,
  maxVocabularyVariants,
  type SoundSuggestion,
  type VocabularyImport,
  type VocabularyTerm,
} from '../recognition/vocabulary.ts';
import type { SavedText } from '../watch.ts';
import { id, target } from './fields.ts';
import { method } from './method.ts';

const scope = { collectionId: id.nullable().default(null), recordingId: id.nullable().default(null) };
const text = z.string().trim().min(1).max(maxVocabularyTermLength);
const variants = z.array(text).max(maxVocabularyVariants).default([]);
const term = { ...scope, term: text, soundsLike: variants, takenFor: variants };

/** Names and terms to expect. A scope of two nulls is the whole library. */
export const vocabularyMethods = {
  'vocabulary.list': method(z.strictObject(scope)).returns<readonly VocabularyTerm[]>(),
  /** A new term for null; one that is there already in this scope takes what is new. */
  'vocabulary.save': method(z.strictObject({ termId: id.nullable(), ...term }), {
    survivesPage: true,
  }).returns<VocabularyTerm>(),
  'vocabulary.remove': method(z.strictObject({ termId: id })).returns<null>(),
  'vocabulary.import': method(z.strictObject({ ...scope, csv: z.string().max(5_000_000) })).returns<VocabularyImport>(),
  'vocabulary.export': method(z.strictObject({ ...scope, ...target })).returns<SavedText>(),
  /** Adds the names of speakers (of the recording, where the scope is one), or the terms of a watch list. */
  'vocabulary.take': method(
    z.strictObject({ ...scope, from: z.enum(['speakers', 'watchList']), listId: id.nullable().default(null) }),
  ).returns<VocabularyImport>(),
  /** Terms that sound like what was recognised in this recording. */
  'vocabulary.suggest': method(z.strictObject({ recordingId: id, recognised: z.string().max(2000) })).returns<
    readonly SoundSuggestion[]
  >(),
} as const;
