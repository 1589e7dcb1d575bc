/** A process that is killed: the app with a model of tones and two minutes of them, which says when a window is saved. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeToneModel } from '#native/test/tone-model.fixture.ts';
import { testServices } from '#services/wiring/services.fixture.ts';
import { longTones } from './onnx-outcomes.ts';
import { wavOf } from '#services/media/wav-of.ts';

const [dir = ''] = process.argv.slice(2);
const isNew = !existsSync(dir);
mkdirSync(dir, { recursive: true });
const file = path.join(dir, 'тоны.wav');
if (isNew) {
  writeToneModel(path.join(dir, 'models', 'tones'));
  writeFileSync(file, wavOf(longTones(2)));
}
const app = await testServices(dir);
if (isNew) {
  await app.services['models.accept']({ modelId: 'tones' });
  await app.services['settings.set']({ modelId: 'tones', speechDetector: 'off', preset: 'fast' });
}
app.events.on(({ name }) => {
  if (name === 'segments.added') process.stdout.write('window\n');
});
const { added, alreadyThere } = await app.services['recordings.add']({ paths: [file] });
const recording = added[0] ?? alreadyThere[0];
app.start();
if (recording !== undefined) {
  await app.until(recording.id, ['done', 'failed']);
  process.stdout.write(`text ${app.text(recording.id)}\n`);
}
await app.endButKeep();
