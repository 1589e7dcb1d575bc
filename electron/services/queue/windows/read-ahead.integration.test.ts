import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WorkerLink } from '#native/lib/types.ts';
import type { WorkerMessage, WorkerReply } from '#native/lib/worker/protocol.ts';
import { nodeEngineWorker } from '#services/recognition/node-engine-worker.ts';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';

const names = ['short06', 'short07', 'short02', 'short12', 'short08'];
const file = (name: string) => path.resolve('tests/fixtures/speech', `${name}.wav`);

/** What the engine was asked to read, by sound, and how much of it at the same time. */
const asked = { sounds: [] as string[], inWork: new Set<number>(), maxInWork: 0 };

function watched(): WorkerLink {
  const link = nodeEngineWorker();
  return {
    ...link,
    post(message) {
      const request = message as WorkerMessage;
      if (request.type === 'transcribe') {
        asked.sounds.push(`${request.pcm.length} ${JSON.stringify(request.options)}`);
        asked.inWork.add(request.id);
        asked.maxInWork = Math.max(asked.maxInWork, asked.inWork.size);
      }
      link.post(message);
    },
    onMessage: (listener) =>
      link.onMessage((message) => {
        const reply = message as WorkerReply;
        if (reply.type !== 'event') asked.inWork.delete(reply.id);
        listener(message);
      }),
  };
}

let app: TestServices;
beforeAll(async () => {
  app = await testServices(undefined, watched);
  await app.services['settings.set']({ lanes: 2, preset: 'fast', recognitionLanguage: 'en' });
});
afterAll(() => app.end());

test('recordings that are added together are read in both lanes, each sound once, with the text that each has alone', async () => {
  const together = await app.transcribe(...names.map(file));
  const texts = together.map(({ id }) => app.text(id));
  expect(texts.every((text) => text.length > 10)).toBe(true);
  expect(asked.maxInWork).toBe(2);
  const windows = asked.sounds.filter((sound) => sound.includes('"threads":1'));
  expect(new Set(windows).size).toBe(windows.length);

  const alone = await testServices();
  await alone.services['settings.set']({ lanes: 2, preset: 'fast', recognitionLanguage: 'en' });
  try {
    const [second] = await alone.transcribe(file(names[1]!));
    expect(alone.text(second!.id)).toBe(texts[1]);
    const [last] = await alone.transcribe(file(names.at(-1)!));
    expect(alone.text(last!.id)).toBe(texts.at(-1));
  } finally {
    await alone.end();
  }
});
