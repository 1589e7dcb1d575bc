/** The engine's process: does what it is asked over its parent's wire, and ends with its parent. */
import { lowerPriority } from './lower-priority.ts';
import { loadAddon } from '../addon.ts';
import { connectToParent } from './parent-port.ts';
import type { WorkerMessage } from './protocol.ts';
import { createRequestHandler } from './worker-requests.ts';

const port = connectToParent();
const handle = createRequestHandler({ load: loadAddon, post: (reply) => port.post(reply), onPriority: lowerPriority });
// The sender is this project's own engine.ts, over a private channel.
port.onMessage((message) => handle(message as WorkerMessage));
