import { formatTimecode } from '#shared/text/timecode.ts';
import type { Agreement, Disagreement, Figure } from '#shared/judging/judging.ts';

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** The agreement as tables: by rule, what is disagreed on, and the recall. */
export function agreementSheets({ rows, disagreements, conflicts, recall }: Agreement): readonly Sheet[] {
  const header = [
    'rule',
    'judged_twice',
    'reviewers',
    ...['raw', 'kappa', 'ac1', 'alpha', 'precision'].flatMap(withInterval),
  ];
  const agreement = rows.map(({ ruleName, rule, count, reviewerCount, raw, kappa, ac1, alpha, precision }) => [
    rule === null ? '' : ruleName,
    count,
    reviewerCount,
    ...[raw, kappa, ac1, alpha, precision].flatMap(figureCells),
  ]);
  const said = [
    ...disagreements.map((one) => ['disagreement', one] as const),
    ...conflicts.map((one) => ['conflict', one] as const),
  ];
  return [
    { name: 'agreement', rows: [header, ...agreement] },
    {
      name: 'disagreements',
      rows: [
        ['kind', 'recording', 'rule', 'start', 'matched', 'opinions'],
        ...said.map(([kind, one]) => [kind, ...saidCells(one)]),
      ],
    },
    {
      name: 'recall',
      rows: [
        ['passages', 'sampled', 'missed', 'confirmed', 'recall', 'recall_low', 'recall_high'],
        ...(recall === null
          ? []
          : [
              [
                recall.passages,
                recall.sampled,
                recall.missed,
                recall.confirmed,
                rounded(recall.recall),
                rounded(recall.interval?.low),
                rounded(recall.interval?.high),
              ],
            ]),
      ],
    },
  ];
}

const withInterval = (name: string) => [name, `${name}_low`, `${name}_high`];

function figureCells({ value, interval }: Figure): readonly (number | null)[] {
  return [rounded(value), rounded(interval?.low), rounded(interval?.high)];
}

function rounded(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Math.round(value * 10_000) / 10_000;
}

function saidCells({ recordingName, ruleName, startMs, matched, opinions }: Disagreement) {
  const said = opinions.map(({ name, verdict, reason }) => `${name}: ${verdict}${reason === '' ? '' : ` (${reason})`}`);
  return [recordingName, ruleName, formatTimecode(startMs, '.'), matched, said.join('; ')];
}
