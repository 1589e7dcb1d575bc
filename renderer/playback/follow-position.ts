import { media } from './media-element.ts';

/** True asks for one more frame although nothing plays. */
type Step = () => boolean;

const steps = new Set<Step>();
let frame = 0;

function run(): void {
  let isAsked = false;
  for (const step of steps) isAsked = step() || isAsked;
  frame = steps.size > 0 && (isAsked || !media.paused) ? requestAnimationFrame(run) : 0;
}

/** One frame for whoever follows the position: it moved other than by playing. */
export function wakeFollowers(): void {
  if (frame === 0 && steps.size > 0) frame = requestAnimationFrame(run);
}

// A page that asks for frames all the time pays for it at each key: it then waits for the display's next one.
for (const name of ['play', 'seeking', 'seeked', 'timeupdate', 'loadedmetadata', 'emptied']) {
  media.addEventListener(name, wakeFollowers);
}

/** Calls `step` at once, and then once a frame for as long as the position moves; never while it stands still. */
export function followPosition(step: Step): () => void {
  steps.add(step);
  if (step()) wakeFollowers();
  return () => {
    steps.delete(step);
  };
}
