import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openReader } from '../../electron/services/search/index/open-reader.ts';
import { createSearch } from '../../electron/services/search/query/search.ts';

const words = [
  'жалоба',
  'договор',
  'телефон',
  'директор',
  'complaint',
  'contract',
  'manager',
  'отец',
  'заявка',
  'ребенок',
];

/** The same words by ripgrep over the transcripts as .srt (in the cache of files, case ignored), and by the search: CPU of each, and lines against places found. */
export function compareWithRipgrep(dir: string, hours: number): void {
  const reader = openReader(dir);
  const folder = join(dir, 'srt');
  if (!existsSync(folder)) writeSubtitles(reader, folder, hours);
  const search = createSearch({ index: reader });
  Array.from(search.warmUp());
  spawnSync('rg', ['-c', 'warm', folder]);
  for (const word of words) {
    const script = 'TIMEFORMAT="%U %S"; time rg -i --no-filename "$0" "$1" | wc -l';
    const { stdout, stderr } = spawnSync('bash', ['-c', script, word, folder], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    });
    const ripgrepMs = stderr
      .trim()
      .split(' ')
      .reduce((sum, seconds) => sum + Number(seconds) * 1000, 0);
    const page = cpuMs(() => search.query({ text: `${word} `, offset: 0, limit: 50 }).hits.length);
    const count = cpuMs(() => search.count(`${word} `).total);
    process.stdout.write(
      `${word}: ripgrep ${ripgrepMs.toFixed(0)} ms CPU, ${stdout.trim()} lines; a page of ${page.value} ${page.ms.toFixed(1)} ms, ` +
        `${(ripgrepMs / page.ms).toFixed(0)} ×; the count ${count.ms.toFixed(2)} ms more, ${count.value} passages: ${(ripgrepMs / count.ms).toFixed(0)} ×\n`,
    );
  }
  reader.close();
}

function cpuMs<T>(work: () => T): { readonly ms: number; readonly value: T } {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1000, value };
}

function writeSubtitles({ database }: ReturnType<typeof openReader>, folder: string, hours: number): void {
  mkdirSync(folder);
  const range = database
    .prepare<[number, number], string>('SELECT text FROM main.segment WHERE id >= ? AND id < ? ORDER BY id')
    .pluck();
  for (let id = 1; id <= hours; id += 1) {
    const texts = range.all(id * 2 ** 20, (id + 1) * 2 ** 20);
    const cues = texts.map((text, index) => `${index + 1}\n00:00:00,000 --> 00:00:03,600\n${text}\n`);
    writeFileSync(join(folder, `${id}.srt`), cues.join('\n'));
  }
}
