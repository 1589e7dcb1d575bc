import type { AnalysisParameters } from '#shared/analyses/analysis.ts';
import { AppFailure } from '#shared/failure.ts';
import { PendingCalls } from '#shared/wire/calls.ts';
import type { SpawnWorker, WorkerLink } from '#native/lib/types.ts';
import type { Log } from '#services/log.ts';
import type { Concluded, Found, Stretch, Whole } from '../analyzer.ts';
import type { FromAnalysis, ToAnalysis } from './analysis-messages.ts';

/** Analyzers in a process of their own, started when it is needed and ended when it was idle for a while. */
export interface AnalysisClient {
  analyse(job: AnalysisJob, stretch: Stretch): Promise<Found>;
  conclude(job: AnalysisJob, whole: Whole): Promise<Concluded>;
  /** For tests and measurements. */
  pid(): number | null;
  close(): void;
}

export interface AnalysisJob {
  readonly analyzer: string;
  readonly parameters: AnalysisParameters;
  /** Ends the process at once: what it does cannot be stopped otherwise. */
  readonly signal: AbortSignal;
}

export interface AnalysisClientOptions {
  readonly spawn: SpawnWorker;
  readonly log: Log;
  /** One stretch takes a second or two; a process that answers no more is ended. */
  readonly patienceMs?: number;
}

const usualPatienceMs = 120_000;
const idleMs = 60_000;

type Call = { readonly resolve: (answer: FromAnalysis) => void; readonly reject: (thrown: Error) => void };

type Question =
  | Pick<ToAnalysis & { readonly type: 'analyse' }, 'type' | 'stretch'>
  | Pick<ToAnalysis & { readonly type: 'conclude' }, 'type' | 'whole'>;

export function createAnalysisClient(options: AnalysisClientOptions): AnalysisClient {
  const keeper = new ProcessKeeper(options);
  return {
    async analyse(job, stretch) {
      const answer = await keeper.ask(job, { type: 'analyse', stretch });
      if (answer.type !== 'found') throw new Error(`unexpected ${answer.type}`);
      return answer.found;
    },
    async conclude(job, whole) {
      const answer = await keeper.ask(job, { type: 'conclude', whole });
      if (answer.type !== 'concluded') throw new Error(`unexpected ${answer.type}`);
      return answer.concluded;
    },
    pid: () => keeper.pid,
    close: () => keeper.end(new AppFailure('aborted')),
  };
}

class ProcessKeeper {
  readonly #options: AnalysisClientOptions;
  readonly #pending = new PendingCalls<Call>();
  #link: WorkerLink | null = null;
  #idle: NodeJS.Timeout | null = null;

  constructor(options: AnalysisClientOptions) {
    this.#options = options;
  }

  get pid(): number | null {
    return this.#link?.pid ?? null;
  }

  /** Every call that waits for an answer is rejected with the reason. */
  end(why: Error): void {
    if (this.#idle !== null) clearTimeout(this.#idle);
    const ended = this.#link;
    this.#link = null;
    ended?.kill();
    for (const call of this.#pending.takeAll()) call.reject(why);
  }

  async ask({ analyzer, parameters, signal }: AnalysisJob, question: Question): Promise<FromAnalysis> {
    const { patienceMs = usualPatienceMs } = this.#options;
    signal.throwIfAborted();
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#link ??= this.#start();
    const { promise, resolve, reject } = Promise.withResolvers<FromAnalysis>();
    const id = this.#pending.add({ resolve, reject });
    const stop = () => this.end(new AppFailure('aborted'));
    const giveUp = () => this.end(new AppFailure('analysis-crashed', { detail: 'no answer' }));
    const timer = setTimeout(giveUp, patienceMs);
    signal.addEventListener('abort', stop, { once: true });
    this.#link.post({ ...question, id, analyzer, parameters } satisfies ToAnalysis);
    try {
      const answer = await promise;
      if (answer.type === 'failed') {
        const { message, failure } = answer;
        throw failure === null ? new Error(message) : new AppFailure(failure.code, failure.params, new Error(message));
      }
      return answer;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      this.#idle = setTimeout(() => this.end(new AppFailure('aborted')), idleMs).unref();
    }
  }

  #start(): WorkerLink {
    const started = this.#options.spawn();
    started.onMessage((message) => {
      const answer = message as FromAnalysis;
      this.#pending.take(answer.id)?.resolve(answer);
    });
    started.onExit(({ code, signal }) => {
      if (this.#link !== started) return;
      this.#options.log.warn(`The analysis process ended (${signal ?? code})`, started.stderrTail?.());
      this.end(new AppFailure('analysis-crashed', { detail: String(signal ?? code) }));
    });
    return started;
  }
}
