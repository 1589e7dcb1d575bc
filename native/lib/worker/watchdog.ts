export interface WatchdogTiming {
  readonly everyMs: number;
  /** So many pings in a row without an answer, and the process counts as standing still. */
  readonly maxMissed: number;
  /** So many pings in a row that were answered while the work itself reported nothing: the native code hangs. */
  readonly maxIdle: number;
}

/** So many pings in a row without an answer, and the system is asked whether the process is stopped. */
const maxUnasked = 2;

/**
 * A process that the system says is stopped is given up within 3 s. For every other 20 s without an answer: a busy machine delays one by seconds at most. Half an hour without a word from the engine:
 * a window of 30 s that takes longer than this is on a machine where the model is of no use.
 */
export const defaultWatchdogTiming: WatchdogTiming = { everyMs: 900, maxMissed: 22, maxIdle: 2000 };

interface Patient {
  ping(): void;
  /** Something was asked and is not answered yet. */
  isWaiting(): boolean;
  /** True where the system says so for certain; a process that is only slow is not stopped. */
  isStopped?(): boolean;
  /** Called at most once. */
  onStill(): void;
}

export interface Watchdog {
  start(): void;
  /** Anything that came; `isWork` when it was more than the answer to a ping. */
  answered(isWork: boolean): void;
  stop(): void;
}

/**
 * Counts ticks and not time: after a sleep of the computer, or a jump of its clock, one tick has passed and not hours.
 */
export function createWatchdog(patient: Patient, timing: WatchdogTiming = defaultWatchdogTiming): Watchdog {
  let timer: NodeJS.Timeout | undefined;
  let missed = 0;
  let idle = 0;
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
    missed = 0;
    idle = 0;
  };
  const tick = (): void => {
    if (!patient.isWaiting()) {
      stop();
    } else if (
      missed >= timing.maxMissed ||
      idle >= timing.maxIdle ||
      (missed >= maxUnasked && patient.isStopped?.() === true)
    ) {
      stop();
      patient.onStill();
    } else {
      missed += 1;
      idle += 1;
      patient.ping();
    }
  };
  return {
    start() {
      timer ??= setInterval(tick, timing.everyMs).unref();
    },
    answered(isWork) {
      missed = 0;
      if (isWork) idle = 0;
    },
    stop,
  };
}
