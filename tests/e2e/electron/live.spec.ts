import { expect, test as base } from './app-test.ts';
import { call } from './call.ts';
import { launchApp } from './launch-app.ts';
import { en } from '../../../renderer/locales/en/words.ts';

/** With a microphone that beeps. */
const test = base.extend({
  app: async ({ userDataDir, systemLanguage }, use) => {
    const switches = ['--use-fake-device-for-media-stream'];
    const app = await launchApp({ userDataDir, systemLanguage, switches });
    await use(app);
    await app.close();
  },
});

test('the microphone is there after a click on Record only, and what it picks up becomes a recording', async ({
  page,
}) => {
  const listen = () =>
    page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => '',
        (error: Error) => error.name,
      ),
    );
  expect(await listen()).toBe('NotAllowedError');
  await page.getByRole('button', { name: en.live.record, exact: true }).click();
  await page.getByRole('button', { name: en.live.start }).click();
  const bar = page.getByRole('region', { name: en.live.bar });
  await expect(bar.getByRole('timer')).toHaveText('0:02');
  await bar.getByRole('button', { name: en.live.stop }).click();
  await expect(bar).toBeHidden();
  const recording = await call(page, 'recordings.get', { recordingId: 1 });
  expect(recording.durationMs).toBeGreaterThan(1500);
  const camera = await page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => '',
      (error: Error) => error.name,
    ),
  );
  expect(camera).toBe('NotAllowedError');
});
