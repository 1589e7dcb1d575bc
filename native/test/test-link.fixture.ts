import type { WorkerReply } from '../lib/worker/protocol.ts';
import type { WorkerLink } from '../lib/types.ts';

interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
}

/** For tests: a worker whose answers and end the test decides. */
export class FakeTestLink implements WorkerLink {
  readonly pid = 1;
  readonly posted: unknown[] = [];
  wasKilled = false;
  private onReply: (message: unknown) => void = () => undefined;
  private readonly exited = Promise.withResolvers<Exit>();

  post(message: unknown): void {
    this.posted.push(message);
  }

  onMessage(listener: (message: unknown) => void): void {
    this.onReply = listener;
  }

  onExit(listener: (reason: Exit) => void): void {
    void this.exited.promise.then(listener);
  }

  kill(): void {
    this.wasKilled = true;
    this.exit({ code: null, signal: 'SIGKILL' });
  }

  stderrTail(): string {
    return 'last words\n';
  }

  reply(message: WorkerReply): void {
    this.onReply(message);
  }

  exit(reason: Exit): void {
    this.exited.resolve(reason);
  }
}
