/** The engine's process: does what it is asked over its parent's wire, and ends with its parent. */
import os from 'node:os';
import { loadAddon } from './addon.ts';
import { connectToParent } from './parent-port.ts';
import type { CancelMessage, WorkerRequest } from './protocol.ts';
import { createRequestHandler } from './worker-requests.ts';

try {
  // The machine stays usable while hours of audio are transcribed.
  os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
} catch {
  // Some sandboxes forbid it; nothing depends on it.
}

const port = connectToParent();
const handle = createRequestHandler(loadAddon, (reply) => port.post(reply));
// The sender is this project's own engine.ts, over a private channel.
port.onMessage((message) => handle(message as WorkerRequest | CancelMessage));
