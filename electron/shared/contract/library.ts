import type { LibraryHealth, LibraryDifference } from '../maintenance/library-health.ts';
import { none } from './fields.ts';
import { method } from './method.ts';

export const libraryMethods = {
  'library.health': method(none).returns<LibraryHealth>(),
  /** Reads the whole library; what differs becomes the notice. */
  'library.check': method(none).returns<{ readonly differences: readonly LibraryDifference[] }>(),
  /** The damaged file is kept beside it; what can be read and proved is copied into a fresh library. */
  'library.salvage': method(none).returns<LibraryHealth>(),
  'library.dismissNotice': method(none).returns<LibraryHealth>(),
} as const;
