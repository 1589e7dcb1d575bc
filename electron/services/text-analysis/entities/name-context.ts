import type { Case } from './decline.ts';
import type { SenseKind } from './senses.ts';

/** What a word beside a name makes of it. */
export interface Cue {
  readonly kind: SenseKind;
  readonly weight: number;
  readonly word: string;
}

/** A name and what stands around it. */
export interface NameContext {
  readonly form: string;
  readonly written: string;
  /** Folded words before it, the nearest first, and after it; up to the end of the sentence. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** The sign between it and the nearest word; empty for none. */
  readonly gapBefore: string;
  readonly gapAfter: string;
  readonly isNextCapital: boolean;
  readonly nextWritten: string;
  /** It begins a sentence. */
  readonly isFirst: boolean;
  /** Which cases the form is of, as a person's name and as a place's. */
  readonly cases: { readonly person: ReadonlySet<Case>; readonly place: ReadonlySet<Case> };
}
