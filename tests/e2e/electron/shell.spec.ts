import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { call, rawCall, shell } from './call.ts';
import { expect, test } from './app-test.ts';
import { launchApp } from './launch-app.ts';

test('the window shows the page, and the page has the six functions of the bridge and nothing else', async ({
  app,
  page,
}) => {
  await expect(page).toHaveTitle(/Stenogram/);
  await expect(page.locator('#root > *').first()).toBeVisible();
  const keys = await page.evaluate(() => Object.keys(window.desktop!).toSorted());
  expect(keys).toEqual(['allowRecording', 'invoke', 'onEvent', 'onMenu', 'pathOfFile', 'shell']);
  const leaked = [
    'require',
    'process',
    'module',
    'exports',
    'Buffer',
    'global',
    '__dirname',
    'ipcRenderer',
    'electron',
  ];
  expect(await page.evaluate((names) => names.filter((name) => name in window), leaked)).toEqual([]);
  const isShown = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((one) => one.isVisible()),
  );
  expect(isShown).toEqual([true]);
});

test('a link of the app from outside leads to its moment, in the page that is there; others do nothing', async ({
  app,
  page,
}) => {
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  const follow = async (link: string) =>
    await app.evaluate(
      ({ app: running }, links) => {
        running.emit('second-instance', {}, [], '', { filePaths: [], links });
      },
      [link],
    );
  await follow('stenogram://recording/7?t=12.5');
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/recording/7?t=12.5');
  await follow('stenogram://settings');
  await follow('stenogram://recording/8');
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/recording/8');
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
});

test('the bridge cannot be changed by the page', async ({ page }) => {
  const after = await page.evaluate(() => {
    const bridge = window.desktop!;
    const before: unknown = Reflect.get(bridge, 'invoke');
    try {
      (bridge as { invoke: unknown }).invoke = () => {};
    } catch {
      // Strict code throws here, which is fine too.
    }
    return [window.desktop === bridge, Reflect.get(window.desktop!, 'invoke') === before];
  });
  expect(after).toEqual([true, true]);
});

test('the page starts without a breach of its content security policy', async ({ page }) => {
  await page.addInitScript(() => {
    const breaches: string[] = [];
    Object.assign(window, { breaches });
    document.addEventListener('securitypolicyviolation', (event) => breaches.push(event.violatedDirective));
  });
  await page.reload();
  await expect(page.locator('#root > *').first()).toBeVisible();
  const policy = await page.evaluate(async () => (await fetch(location.href)).headers.get('content-security-policy'));
  expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'/);
  expect(policy).not.toContain('unsafe');
  expect(await page.evaluate(() => (window as unknown as { breaches: string[] }).breaches)).toEqual([]);
});

test('inline code and foreign addresses are refused by the policy', async ({ page }) => {
  const breaches = await page.evaluate(async () => {
    const recognised: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => recognised.push(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'window.broken = true';
    document.body.append(script);
    const image = document.createElement('img');
    image.src = 'https://example.org/pixel.png';
    document.body.append(image);
    await fetch('https://example.org/').catch(() => {});
    await new Promise((done) => setTimeout(done, 200));
    return { recognised: recognised.toSorted(), broken: 'broken' in window };
  });
  expect(breaches).toEqual({ recognised: ['connect-src', 'img-src', 'script-src-elem'], broken: false });
});

test('the window stays where it is: no other document, no other window', async ({ app, page }) => {
  const before = page.url();
  await page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  await page.evaluate(() => void window.open('https://example.org/'));
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.org/';
    link.target = '_blank';
    document.body.append(link);
    link.click();
  });
  await expect.poll(() => page.evaluate(() => window.desktop !== undefined)).toBe(true);
  expect(page.url()).toBe(before);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('no permission is granted', async ({ page }) => {
  const states = await page.evaluate(async () => {
    const names = ['notifications', 'geolocation', 'camera', 'microphone'] as PermissionName[];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
});

test('a call that is not in the contract is a bad request', async ({ page }) => {
  const tries: ['invoke' | 'shell', unknown, unknown][] = [
    ['invoke', 'no.such.method', {}],
    ['invoke', 'constructor', {}],
    ['invoke', null, null],
    ['invoke', 'recordings.get', { recordingId: 'x' }],
    ['invoke', 'recordings.get', { recordingId: 1, more: 1 }],
    ['shell', 'no.such.method', {}],
    ['shell', 'links.open', { url: 'not an address' }],
    ['shell', 'preferences.setTheme', { theme: 'pink' }],
  ];
  for (const [channel, name, input] of tries)
    expect(await rawCall(page, channel, name, input)).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
});

test('only the app’s own links are opened outside', async ({ app, page }) => {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (url: string) => void opened.push(url);
  });
  await shell(page, 'links.open', { url: 'https://huggingface.co/ggerganov/whisper.cpp' });
  for (const url of ['https://example.org/', 'http://github.com/', 'file:///etc/passwd', 'https://github.com@x.org/'])
    expect(await rawCall(page, 'shell', 'links.open', { url })).toMatchObject({ failure: { code: 'forbidden' } });
  const opened = await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  expect(opened).toEqual(['https://huggingface.co/ggerganov/whisper.cpp']);
});

test('a theme and the place of the window outlive the app', async ({ app, page, userDataDir }) => {
  expect(await shell(page, 'preferences.setTheme', { theme: 'dark' })).toMatchObject({ theme: 'dark' });
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.setBounds({ x: 40, y: 30, width: 900, height: 640 }),
  );
  await app.close();
  const kept = JSON.parse(readFileSync(join(userDataDir, 'config.json'), 'utf8')) as Record<string, unknown>;
  expect(kept).toMatchObject({ theme: 'dark', windowBounds: { width: 900, height: 640, isMaximized: false } });
  const again = await launchApp({ userDataDir });
  const restored = await again.evaluate(async ({ app, BrowserWindow, nativeTheme }) => {
    await app.whenReady();
    while (BrowserWindow.getAllWindows().length === 0) await new Promise((done) => setTimeout(done, 20));
    return { theme: nativeTheme.themeSource, width: BrowserWindow.getAllWindows()[0]!.getBounds().width };
  });
  await again.firstWindow();
  await again.close();
  expect(restored).toEqual({ theme: 'dark', width: 900 });
});

test('the menu sends its commands to the page and follows the interface language', async ({ app, page }) => {
  await page.evaluate(() => {
    const recognised: string[] = [];
    Object.assign(window, { recognised });
    window.desktop!.onMenu((command) => recognised.push(command));
  });
  const labels = () => app.evaluate(({ Menu }) => Menu.getApplicationMenu()!.items.map((item) => item.label));
  expect((await labels()).join()).toContain('File');
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()!.getMenuItemById('find')!.click());
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { recognised: string[] }).recognised))
    .toEqual(['find']);
  await call(page, 'settings.set', { interfaceLanguage: 'ru' });
  await expect.poll(async () => (await labels()).join()).toContain('Файл');
});
