/**
 * The browser host is killed while someone types into a segment: what was typed more than a second before must be in
 * the library afterwards, in a real Chromium with the real page.
 */
import { chromiumPath } from '../../scripts/chromium-path.ts';
import { execFileSync, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { addTranscript } from '#services/library/library.fixture.ts';
import { openLibrary } from '#services/library/open-library.ts';
import { silentLog } from '#services/log.ts';
import { createRandom, root, runFault } from './fault.ts';

const random = createRandom(Number(process.argv[3] ?? 1));
const oldestMs = 1000;
const words = ['договор', 'срок', 'and', 'then', 'оплата', 'yes', 'нет', 'quarterly', 'ёлка'];
const clean = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

interface Typed {
  readonly atMs: number;
  readonly text: string;
}

/** Types until it is asked to stop; notes each character when the page has it. */
async function type(page: Page, isOver: () => boolean): Promise<readonly Typed[]> {
  const typed: Typed[] = [];
  let text = '';
  while (!isOver()) {
    for (const character of `${words[random(0, words.length)] ?? ''} `) {
      if (isOver()) break;
      await page.keyboard.insertText(character);
      text += character;
      typed.push({ atMs: performance.now(), text });
    }
  }
  return typed;
}

await runFault(50, async (fault) => {
  const pageDir = path.join(fault.dir, 'page');
  execFileSync('vite', ['build', path.join(root, 'renderer'), '--outDir', pageDir, '--logLevel', 'error'], {
    cwd: root,
  });
  const libraryDir = path.join(fault.dir, 'library');
  const open = () => openLibrary({ dir: libraryDir, log: silentLog });
  const first = open();
  const { transcriptId } = addTranscript(first, 'a.wav', ['первая фраза', 'second phrase', 'третья фраза']);
  first.close();
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
  let oldest = 0;
  while (fault.injectedCount < fault.count) {
    const host = spawn(process.execPath, [path.join(import.meta.dirname, 'serve-child.ts'), fault.dir, pageDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gone = new Promise((resolve) => host.once('exit', resolve));
    const url = await new Promise<string>((resolve) => {
      host.stdout.once('data', (data: Buffer) => resolve(data.toString().trim()));
    });
    const page = await browser.newPage();
    await page.goto(url);
    await page.locator('main').waitFor();
    await page.evaluate(() => (location.hash = '#/recording/1'));
    await page.locator('[data-index="1"] p').dblclick();
    await page.locator('textarea').waitFor();
    await page.keyboard.press('Control+A');
    let killedAtMs = 0;
    const typing = type(page, () => killedAtMs > 0);
    await sleep(random(300, 3000));
    host.kill('SIGKILL');
    killedAtMs = performance.now();
    const typed = await typing;
    await gone;
    await page.close();

    const library = open();
    const saved = library.segments.list(transcriptId, { offset: 1, limit: 1 }).rows[0]?.text ?? '';
    library.close();
    const due = typed.findLast(({ atMs }) => atMs <= killedAtMs - oldestMs);
    const missing = typed.find(({ text }) => clean(text).length > saved.length || !saved.startsWith(clean(text)));
    if (due && missing) oldest = Math.max(oldest, killedAtMs - missing.atMs);
    if (due && !saved.startsWith(clean(due.text)))
      fault.failed(`typed “${due.text}” a second before, saved “${saved}”`);
    fault.injected(
      `SIGKILL after ${typed.length} characters; saved ${saved.length}, due ${clean(due?.text ?? '').length}`,
    );
  }
  await browser.close();
  process.stdout.write(`oldest character that was lost: ${oldest.toFixed(0)} ms\n`);
});
