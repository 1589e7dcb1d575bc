/** Analyses in a process of their own: what they do holds up neither a call nor a write nor a key. Ends with its parent. */
import { lowerPriority } from '#native/lib/worker/lower-priority.ts';
import { connectToParent } from '#native/lib/worker/parent-port.ts';
import type { ToAnalysis } from './analysis-messages.ts';
import { answerAnalyses } from './answer-analyses.ts';

// Read by a runtime that may come to be loaded here: nothing is sent to anyone.
process.env['ORT_DISABLE_TELEMETRY'] = '1';
lowerPriority('low');
const port = connectToParent();
const answer = answerAnalyses((message) => port.post(message));
// The sender is this project's own analysis-client.ts, over a private channel.
port.onMessage((message) => answer(message as ToAnalysis));
