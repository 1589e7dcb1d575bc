import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const page = path.resolve('renderer');
const source = globSync('gallery/*.tsx', { cwd: page })
  .map((file) => readFileSync(path.join(page, file), 'utf8'))
  .join('\n');

/** What draws nothing of its own. */
const unseen = new Set(['widgets/Announcer.tsx']);

test.each(globSync('{ui,widgets}/**/*.tsx', { cwd: page }).map((file) => file.replaceAll('\\', '/')))(
  '%s is in the gallery',
  (file) => {
    if (!unseen.has(file)) expect(source).toContain(`#renderer/${file}'`);
  },
);
