import { expect, test } from 'vitest';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';

const fixture = useTestLibrary();
const page = { sinceMs: 0, offset: 0, limit: 50 };
const places = (sinceMs = Number.MAX_SAFE_INTEGER) => {
  const { reviews } = fixture.library;
  return reviews.libraryPlaces({ ...page, sinceMs }, (id) => reviews.get(id));
};

function doubt(recognised: string, score: number, segmentId: number) {
  return { segmentId, startMs: 0, endMs: 100, recognised, probability: 0.2, score, reasons: ['unlikely'] as const };
}

/** Lists one doubtful word in each of the texts. */
function fill(): number[] {
  return ['a', 'b', 'c'].map((name, nth) => {
    const { transcriptId } = addTranscript(fixture.library, name, [`word ${name}`]);
    const segmentId = fixture.library.segments.list(transcriptId, { offset: 0, limit: 1 }).rows[0]?.id ?? 0;
    fixture.library.reviews.make(transcriptId, {
      places: [doubt(`doubt-${name}`, 0.4 + nth / 10, segmentId)],
      wordCount: 2,
    });
    return transcriptId;
  });
}

test('doubtful words of all texts in use stand together, the most doubtful first, with their recording', () => {
  fill();
  const { rows, total } = places();
  expect(total).toBe(3);
  expect(rows.map(({ recognised, recordingName }) => [recognised, recordingName])).toEqual([
    ['doubt-c', 'c'],
    ['doubt-b', 'b'],
    ['doubt-a', 'a'],
  ]);
});

test('what is decided keeps its place for whoever opened the list before, and is gone for others', () => {
  fill();
  const [first] = places().rows;
  fixture.library.reviews.decide(first?.id ?? 0, 'accepted');
  expect(places(0).rows.map(({ state }) => state)).toEqual(['accepted', 'pending', 'pending']);
  expect(places().rows.map(({ recognised }) => recognised)).toEqual(['doubt-b', 'doubt-a']);
});

test('recordings in the bin are not judged', () => {
  fill();
  const { recordingId = 0 } = places().rows[0] ?? {};
  fixture.library.recordings.remove([recordingId], 1);
  expect(places().total).toBe(2);
});

test('texts without a list are named, the newest first, until each has one', () => {
  const { reviews } = fixture.library;
  const ids = ['x', 'y'].map((name) => addTranscript(fixture.library, name, ['one two']).transcriptId);
  expect(reviews.unlisted(10)).toEqual(ids.toReversed());
  reviews.make(ids[1] ?? 0, { places: [], wordCount: 2 });
  expect(reviews.unlisted(10)).toEqual([ids[0]]);
  expect(reviews.unlistedCount()).toBe(1);
});
