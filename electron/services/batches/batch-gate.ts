import type { BatchHold } from '#shared/automation/batches.ts';
import type { WorkHours } from '#shared/automation/sources.ts';
import type { EventBus } from '#shared/wire/event-bus.ts';
import type { Library } from '#services/library/library.ts';
import { readPowerState, type PowerState } from './power-state.ts';

export interface BatchGate {
  /** Batches of which nothing is taken now, and why. */
  held(): ReadonlyMap<number, BatchHold>;
  /** Follows the clock and the power; `onOpened` is called when something may be taken again. */
  start(onOpened: () => void): void;
  close(): void;
}

interface GateParts {
  readonly library: Library;
  readonly events: EventBus;
  readonly now?: () => Date;
  readonly readPower?: () => Promise<PowerState>;
  readonly everyMs?: number;
}

/** Hours of work, battery and heat. What runs is finished; what someone asked for alone is in no batch and is not held. */
export function createBatchGate({
  library,
  events,
  now = () => new Date(),
  readPower = readPowerState,
  everyMs = 30_000,
}: GateParts): BatchGate {
  let power: PowerState = { isOnBattery: false, isHot: false };
  let timer: NodeJS.Timeout | undefined;
  const held = () => {
    const minute = now().getHours() * 60 + now().getMinutes();
    const holds = new Map<number, BatchHold>();
    for (const { id, hours, isOnBattery } of library.automation.batches.open()) {
      if (hours !== null && !isWithin(hours, minute)) holds.set(id, 'hours');
      else if (power.isOnBattery && !isOnBattery) holds.set(id, 'battery');
      else if (power.isHot) holds.set(id, 'heat');
    }
    return holds;
  };
  return {
    held,
    start(onOpened) {
      let before = '';
      const look = async () => {
        if (library.automation.batches.open().length === 0) return;
        power = await readPower();
        const after = JSON.stringify([...held()]);
        if (after === before) return;
        before = after;
        events.emit('batch.changed', {});
        onOpened();
      };
      timer = setInterval(() => void look().catch(() => {}), everyMs).unref();
      void look().catch(() => {});
    },
    close: () => clearInterval(timer),
  };
}

/** From 22:00 to 06:00 goes over midnight; from and to the same is all day. */
export function isWithin({ fromMinute, toMinute }: WorkHours, minute: number): boolean {
  if (fromMinute === toMinute) return true;
  return fromMinute < toMinute ? minute >= fromMinute && minute < toMinute : minute >= fromMinute || minute < toMinute;
}
