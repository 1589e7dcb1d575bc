import { expect, it } from 'vitest';
import { scoreAtoms } from './entities.ts';

it('decides what a name is or leaves it open in 95 of 100 sentences, and is wrong in 3 at most', () => {
  for (const name of ['atoms', 'atoms-held-out', 'atoms-held-out-2']) {
    const { count, wrong } = scoreAtoms([name]);
    expect(count).toBeGreaterThanOrEqual(60);
    expect(wrong / count).toBeLessThanOrEqual(0.03);
  }
});
