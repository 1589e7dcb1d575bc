/** The engine's process: does what it is asked over its parent's wire, and ends with its parent. */
import { lowerPriority } from './lower-priority.ts';
import { loadAddon, loadGraphicsAddon } from '../addon.ts';
import { cleanGraphicsEnvironment } from '../graphics/graphics-environment.ts';
import { connectToParent } from './parent-port.ts';
import type { WorkerMessage } from './protocol.ts';
import { createRequestHandler } from './worker-requests.ts';

const port = connectToParent();

function load(isForGraphics: boolean) {
  if (!isForGraphics) return loadAddon();
  cleanGraphicsEnvironment(process.env);
  return loadGraphicsAddon();
}

const handle = createRequestHandler({ load, post: (reply) => port.post(reply), onPriority: lowerPriority });
// The sender is this project's own engine.ts, over a private channel.
port.onMessage((message) => handle(message as WorkerMessage));
