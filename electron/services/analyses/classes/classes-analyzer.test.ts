import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { storeClassifier } from '#services/classifiers/classifier-file.ts';
import { labelledPassages } from '#services/classifiers/labelled-passages.fixture.ts';
import { trainClassifier } from '#services/classifiers/logistic.ts';
import { writeClassifiers } from '#services/classes/write-classifiers.ts';
import { classesAnalyzer } from './classes-analyzer.ts';

test('passages are ranked with the words that made it; what looks like nothing is left out', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'классы-'));
  try {
    const classifier = storeClassifier(trainClassifier(labelledPassages(200, 1)));
    const file = writeClassifiers({ classifiers: () => [{ name: 'обман', classifier }] }, dir)!;
    const texts = [
      'мы завтра встретимся у школы и поедем на дачу если погода будет хорошая',
      'служба безопасности банка назовите код из смс и переведите пять тысяч на безопасный счёт',
      'дети играют у подъезда а сосед сказал что отчёт готов и позвонит',
    ];
    const segments = texts.map((text, nth) => ({
      id: nth + 1,
      startMs: nth * 5000,
      endMs: nth * 5000 + 4000,
      text,
      words: [],
    }));
    const stretch = { reads: 'text', startMs: 0, endMs: 15_000, segments } as const;
    const { annotations } = await classesAnalyzer.analyse(stretch, { classifiers: file });
    expect(annotations).toMatchObject([{ kind: 'class', value: 'обман', startMs: 5000, endMs: 9000 }]);
    expect(annotations[0]!.score).toBeGreaterThan(0.8);
    expect(annotations[0]!.reason).toMatch(/банка|безопасн|переведите|код/);
    expect((await classesAnalyzer.analyse(stretch, { classifiers: '' })).annotations).toEqual([]);
    await expect(classesAnalyzer.analyse(stretch, { classifiers: path.join(dir, 'gone.json') })).rejects.toMatchObject({
      code: 'analysis-outdated',
    });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
