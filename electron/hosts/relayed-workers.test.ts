import { expect, it } from 'vitest';
import type { WorkerCommand } from '#shared/wire/backend-messages.ts';
import { createRelayedWorkers } from './relayed-workers.ts';

it('keeps workers apart and ends each once', () => {
  const sent: WorkerCommand[] = [];
  const workers = createRelayedWorkers((command) => sent.push(command));
  const received: unknown[] = [];
  const [one, two] = [workers.spawn(), workers.spawn()];
  one.onMessage((message) => received.push(['one', message]));
  two.onMessage((message) => received.push(['two', message]));
  two.onExit((reason) => received.push(['two ended', reason.code]));
  one.post('audio');
  workers.report({ type: 'worker.spawned', workerId: 2, pid: 77 });
  expect([one.pid, two.pid]).toEqual([undefined, 77]);
  workers.report({ type: 'worker.message', workerId: 2, message: 'text' });
  workers.report({ type: 'worker.exit', workerId: 2, code: 11 });
  workers.report({ type: 'worker.exit', workerId: 2, code: 11 });
  workers.report({ type: 'worker.message', workerId: 2, message: 'ghost' });
  two.post('dropped');
  two.kill();
  one.kill();
  expect(received).toEqual([
    ['two', 'text'],
    ['two ended', 11],
  ]);
  expect(sent).toEqual([
    { type: 'worker.spawn', workerId: 1, kind: 'engine' },
    { type: 'worker.spawn', workerId: 2, kind: 'engine' },
    { type: 'worker.message', workerId: 1, message: 'audio' },
    { type: 'worker.kill', workerId: 1 },
  ]);
});
