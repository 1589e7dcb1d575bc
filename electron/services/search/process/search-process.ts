/** The search's own process: a long query holds up neither a write nor another call. Ends with its parent. */
import { connectToParent } from '#native/lib/worker/parent-port.ts';
import { answerQuestions } from './answer-questions.ts';
import type { FromSearch, ToSearch } from './search-messages.ts';

const port = connectToParent();
const answer = answerQuestions((message: FromSearch) => port.post(message));
// The sender is this project's own search-client.ts, over a private channel.
port.onMessage((message) => answer(message as ToSearch));
