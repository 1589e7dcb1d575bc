/** The engine's process: does what it is asked over its parent's wire, and ends with its parent. */
import os from 'node:os';
import { loadAddon } from './addon.ts';
import { connectToParent } from './parent-port.ts';
import type { CancelMessage, WorkerRequest } from './protocol.ts';
import { createRequestHandler } from './worker-requests.ts';

const { PRIORITY_BELOW_NORMAL } = os.constants.priority;
/** Half of what Node calls below normal (10), which leaves a tenth of a busy core: too little to get anywhere. */
const politePriority = process.platform === 'win32' ? PRIORITY_BELOW_NORMAL : PRIORITY_BELOW_NORMAL / 2;

try {
  // The machine stays usable while hours of audio are transcribed.
  os.setPriority(politePriority);
} catch {
  // Some sandboxes forbid it; nothing depends on it.
}

const port = connectToParent();
const handle = createRequestHandler(loadAddon, (reply) => port.post(reply));
// The sender is this project's own engine.ts, over a private channel.
port.onMessage((message) => handle(message as WorkerRequest | CancelMessage));
