import { afterEach, expect, test } from 'vitest';
import { connectToParent } from './parent-port.ts';

afterEach(() => {
  Reflect.deleteProperty(process, 'parentPort');
});

test("in Electron's utility process messages go over its port, unwrapped", () => {
  const posted: unknown[] = [];
  let deliver: (message: { data: unknown }) => void = () => undefined;
  const parentPort = {
    postMessage: (message: unknown) => posted.push(message),
    on: (_event: 'message', listener: typeof deliver) => (deliver = listener),
  };
  Object.assign(process, { parentPort });
  const port = connectToParent();
  const received: unknown[] = [];
  port.onMessage((message) => received.push(message));
  port.post('up');
  deliver({ data: 'down' });
  expect(posted).toEqual(['up']);
  expect(received).toEqual(['down']);
});
