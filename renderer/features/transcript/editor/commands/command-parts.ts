import type { RefObject } from 'react';
import type { Segment } from '#shared/segment.ts';
import type { Dictionary } from '#renderer/locales/en/words.ts';
import type { Rows } from '../turns/turn-at.ts';
import type { SpeakerFacts } from '../turns/speaker-walk.ts';
import type { VirtualRows } from '#renderer/ui/list/use-virtual-rows.ts';

export interface SegmentParts {
  readonly transcriptId: number;
  readonly total: number;
  readonly rowAt: (index: number) => Segment | undefined;
  readonly scrollTo: (index: number) => void;
  /** The turn that a segment is in, as indexes. */
  readonly turnAt: (index: number) => Rows;
  readonly speakers: SpeakerFacts;
  readonly view: Pick<VirtualRows, 'isSeen' | 'firstSeen' | 'pageFrom'>;
}

export interface CommandParts {
  readonly t: Dictionary;
  readonly report: (error: unknown) => void;
  /** Index of the segment that is meant. */
  readonly active: () => number;
  readonly now: RefObject<SegmentParts>;
}
