import type { GraphicsCard, SpawnWorker, WorkerLink } from '#native/lib/types.ts';
import type { WorkerReply, WorkerRequest } from '#native/lib/worker/protocol.ts';

export type CardFault =
  | 'none'
  | 'crash-loading'
  | 'no-memory'
  | 'crash-working'
  | 'lost-working'
  | 'other-words'
  | 'exclamation-marks'
  | 'hang';

export const testCard: GraphicsCard = {
  id: '1234:5678@0000:01:00.0',
  name: 'Test Card 9000',
  kind: 'discrete',
  memoryBytes: 8e9,
  driver: 'testdrv 1.2.3 (00000001)',
  refused: null,
};

/**
 * Workers of the real engine in a computer with a graphics card, which is the processor in disguise: what any worker has read it
 * reads at once, so that it passes for a fast one on however busy a machine. `fault()` is what its driver does from the next request on.
 */
export function workersWithCard(spawn: SpawnWorker, fault: () => CardFault): SpawnWorker {
  const known = new Map<string, readonly WorkerReply[]>();
  return () => new CardLink(spawn(), fault, known);
}

class CardLink implements WorkerLink {
  readonly #inner: WorkerLink;
  readonly #fault: () => CardFault;
  readonly #known: Map<string, readonly WorkerReply[]>;
  readonly #reading = new Map<number, { readonly key: string; readonly replies: WorkerReply[] }>();
  #listener: (message: unknown) => void = () => undefined;
  #exit: (reason: { code: number | null; signal: string | null }) => void = () => undefined;
  #isOnCard = false;

  constructor(inner: WorkerLink, fault: () => CardFault, known: Map<string, readonly WorkerReply[]>) {
    this.#inner = inner;
    this.#fault = fault;
    this.#known = known;
    inner.onMessage((message) => this.#pass(message as WorkerReply));
  }

  get pid() {
    return this.#inner.pid;
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#listener = listener;
  }

  onExit(listener: (reason: { code: number | null; signal: string | null }) => void): void {
    this.#exit = listener;
    this.#inner.onExit((reason) => this.#exit(reason));
  }

  kill(): void {
    this.#inner.kill();
  }

  post(message: unknown): void {
    const request = message as WorkerRequest;
    if (request.type === 'graphics-cards') {
      const value = { cards: [testCard], problem: null };
      queueMicrotask(() => this.#listener({ id: request.id, type: 'value', value }));
    } else if (request.type === 'load' && request.options.graphics) this.#load(request);
    else if (request.type === 'transcribe') this.#read(request);
    else this.#inner.post(message);
  }

  #load(request: WorkerRequest & { type: 'load' }): void {
    this.#isOnCard = true;
    const fault = this.#fault();
    if (fault === 'crash-loading') this.#die('SIGABRT');
    else if (fault === 'no-memory') this.#refuse(request.id, 'out-of-memory');
    else this.#inner.post({ ...request, options: { ...request.options, graphics: null } });
  }

  #read(request: WorkerRequest & { type: 'transcribe' }): void {
    const fault = this.#isOnCard ? this.#fault() : 'none';
    if (fault === 'crash-working') return this.#die('SIGSEGV');
    if (fault === 'lost-working') return this.#refuse(request.id, 'internal');
    const key = `${request.pcm.length} ${request.pcm.reduce((sum, sample) => (sum * 31 + sample) | 0, 7)}`;
    const replies = this.#isOnCard ? this.#known.get(key) : undefined;
    if (replies !== undefined) {
      for (const reply of replies) queueMicrotask(() => this.#listener(this.#spoilt({ ...reply, id: request.id })));
      return;
    }
    this.#reading.set(request.id, { key, replies: [] });
    this.#inner.post(request);
  }

  #pass(reply: WorkerReply): void {
    const reading = this.#reading.get(reply.id);
    reading?.replies.push(reply);
    if (reading !== undefined && reply.type === 'value') this.#known.set(reading.key, reading.replies);
    this.#listener(this.#spoilt(reply));
  }

  #spoilt(reply: WorkerReply): WorkerReply {
    if (!this.#isOnCard || reply.type !== 'event' || reply.event.type !== 'segment') return reply;
    const fault = this.#fault();
    if (fault !== 'other-words' && fault !== 'exclamation-marks') return reply;
    const { segment } = reply.event;
    const text = fault === 'other-words' ? `${segment.text} indeed` : '!!!!!!!!!!!!!!!!';
    return { ...reply, event: { type: 'segment', segment: { ...segment, text, words: [] } } };
  }

  #refuse(id: number, code: 'out-of-memory' | 'internal'): void {
    const detail = 'vk::Device::allocateMemory: ErrorOutOfDeviceMemory';
    queueMicrotask(() => this.#listener({ id, type: 'error', code, detail }));
  }

  #die(signal: string): void {
    const ended = this.#exit;
    this.#exit = () => undefined;
    this.#inner.kill();
    queueMicrotask(() => ended({ code: null, signal }));
  }
}
