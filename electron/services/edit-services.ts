import type { Services } from '#shared/contract.ts';
import type { EventBus } from './event-bus.ts';
import type { Library } from './library/library.ts';

type Method = 'segments.editText' | 'edits.undo' | 'edits.redo';

/** Changes of the text, and the way back; every page hears of each. */
export function editServices({ library, events }: { library: Library; events: EventBus }): Pick<Services, Method> {
  const takeBack = (transcriptId: number, which: 'undo' | 'redo') => {
    const segment = library.segments[which](transcriptId);
    if (segment !== null) events.emit('segment.changed', { transcriptId, segment });
    return segment;
  };
  return {
    'segments.editText': async ({ segmentId, text, session }) => {
      const edited = library.segments.editText(segmentId, text, session);
      events.emit('segment.changed', edited);
      return edited.segment;
    },
    'edits.undo': async ({ transcriptId }) => takeBack(transcriptId, 'undo'),
    'edits.redo': async ({ transcriptId }) => takeBack(transcriptId, 'redo'),
  };
}
