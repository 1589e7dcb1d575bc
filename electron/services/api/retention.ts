import type { ServicesOf } from '#shared/contract/contract.ts';
import { removeMany } from '#services/queue/many-recordings.ts';
import type { Parts } from './parts.ts';
import { erasureServices } from './recordings.ts';

export function retentionServices(
  parts: Pick<Parts, 'library' | 'events' | 'queue' | 'finishErasures'>,
): ServicesOf<'retention'> {
  const { library } = parts;
  const { retention } = library.automation;
  const erasing = erasureServices(parts);
  return {
    'retention.rules': async () => retention.rules(),
    'retention.setRule': async (rule) => {
      retention.setRule(rule);
      return retention.rules();
    },
    'retention.removeRule': async ({ ruleId }) => {
      retention.removeRule(ruleId);
      return retention.rules();
    },
    'retention.holds': async () => retention.holds(),
    'retention.addHold': async (hold) => {
      retention.addHold(hold);
      return retention.holds();
    },
    'retention.removeHold': async ({ holdId }) => {
      retention.removeHold(holdId);
      return retention.holds();
    },
    'retention.due': async (page) => retention.due(page),
    'retention.plan': async ({ recordingIds }) => ({
      ...(await erasing['recordings.planErasure']({ recordingIds })),
      voiceSampleCount: retention.voiceSamples(recordingIds),
    }),
    'retention.apply': async ({ recordingIds, withCopies }) => {
      const due = new Set(retention.due({ offset: 0, limit: 1_000_000 }).rows.map((row) => row.recordingId));
      const going = recordingIds.filter((id) => due.has(id));
      if (going.length === 0) return { recordingIds: [], isFinished: true, copies: [] };
      await removeMany(parts, { recordingIds: going });
      return await erasing['recordings.erase']({ choice: { recordingIds: going }, withCopies });
    },
  };
}
