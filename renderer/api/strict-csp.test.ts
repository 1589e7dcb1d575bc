import { expect, test } from 'vitest';

test('zod takes the setting from where the page puts it', async () => {
  await import('./strict-csp.ts');
  const { z } = await import('zod');
  expect(z.config().jitless).toBe(true);
});
