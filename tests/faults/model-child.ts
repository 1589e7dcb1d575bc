/** A process that is killed: does one thing with the test's model, again and again until it is stopped. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { failureOf } from '#shared/failure.ts';
import { entryFor, fetchModel, testModels } from './test-models.ts';

const [verb = '', dir = '', source = '', url = ''] = process.argv.slice(2);
const models = testModels(dir, entryFor(readFileSync(source), url));
process.stdout.write('ready\n');
try {
  if (verb === 'download') await fetchModel(models);
  if (verb === 'import') await models.import({ path: path.resolve(source), how: 'copy' });
  if (verb === 'verify') for (;;) await models.verify('any');
} catch (error) {
  process.stdout.write(`failed ${failureOf(error).code}\n`);
}
await models.close();
process.stdout.write('done\n');
