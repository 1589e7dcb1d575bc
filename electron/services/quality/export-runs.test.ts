import { expect, test } from 'vitest';
import { readPdf } from '#services/formats/read-pdf.fixture.ts';
import { exportRuns, exportRunsAs } from './export-runs.ts';
import { sampleRun } from './sample-run.fixture.ts';

test('a table has a row for each run with every parameter and figure', () => {
  const [head, row] = exportRuns([sampleRun(1), { ...sampleRun(2), scores: null }], 'csv', 'en').split(/\r?\n/);
  const cells = Object.fromEntries(
    (head ?? '').split(',').map((name, nth) => [name.replace('\uFEFF', ''), (row ?? '').split(',')[nth]]),
  );
  expect(cells).toMatchObject({
    run: '1',
    model: 'demo',
    model_sha256: 'ff',
    set_hash: 'a1b2',
    wer: '0.25',
    words: '8',
    speed: '10',
  });
});

test('a report loads nothing, says how to repeat the run, and shows names as text', () => {
  const html = exportRuns([sampleRun(1)], 'html', 'ru');
  expect(html).not.toMatch(/src=|href=|url\(|@import|<script/);
  expect(html).toContain('a &lt;b&gt;.wav');
  expect(html).toContain('25,0');
  expect(html).toContain('set_hash');
  expect(html.match(/<svg/g)).toHaveLength(2);
});

test('JSON holds the whole run', () => {
  expect(JSON.parse(exportRuns([sampleRun(1)], 'json', 'en'))).toEqual([sampleRun(1)]);
});

test.each(['en', 'ru'] as const)(
  'a PDF in %s says all that the HTML says, and two of the same runs are equal',
  async (language) => {
    const runs = [sampleRun(1), { ...sampleRun(2), scores: null, note: 'без шума' }];
    const pdf = await exportRunsAs(runs, 'pdf', language);
    expect(Buffer.from(pdf).equals(Buffer.from(await exportRunsAs(runs, 'pdf', language)))).toBe(true);
    const squeezed = (text: string) => text.replaceAll(/\s+/g, '');
    const said = squeezed(readPdf(pdf as Uint8Array).join(' '));
    const html = exportRuns(runs, 'html', language).replace(/<style>.*<\/style>/s, '');
    const texts = [...html.matchAll(/>([^<>]+)</g)].map(([, text = '']) =>
      squeezed(text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')),
    );
    expect(texts.length).toBeGreaterThan(60);
    expect(texts.filter((text) => !said.includes(text))).toEqual([]);
  },
);
