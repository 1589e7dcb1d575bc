import { expect, it } from 'vitest';
import type { Reply } from '#shared/contract/contract.ts';
import { addOpened } from './add-opened.ts';

const demo = { kind: 'demo', state: 'ready' };
const real = { kind: 'catalogue', state: 'ready' };

it.each([
  ['kept ready while only the demo model is here', { modelId: 'demo', isDemoEnough: false }, [demo], true],
  ['begun at once with a real model', { modelId: 'demo', isDemoEnough: false }, [demo, real], false],
  ['begun at once where the demo is enough', { modelId: 'demo', isDemoEnough: true }, [demo], false],
])('opened files are %s', async (_, settings, models, isHeld) => {
  const calls: unknown[] = [];
  const call = async (name: string, input: unknown): Promise<Reply<unknown>> => {
    calls.push([name, input]);
    return { ok: true, value: name === 'settings.get' ? settings : name === 'models.list' ? models : 'added' };
  };
  expect(await addOpened(call, ['/a.wav'])).toEqual({ ok: true, value: 'added' });
  expect(calls.at(-1)).toEqual(['recordings.add', { paths: ['/a.wav'], isHeld }]);
});
