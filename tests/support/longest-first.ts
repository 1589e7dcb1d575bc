import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Take 20 s and more of two cores: begun last, one of them would run on alone. */
const longest = [
  'accuracy/inventions',
  'hosts/cli.integration',
  'tests/channels',
  'accuracy/recognition',
  'queue/queue.integration',
  'models/test-soon',
  'recognition/completeness',
  'queue/identity',
  'accuracy/review-curve',
  'commands/models-commands',
  'cli/output',
  'run/analysis-queue',
  'faults-in-short',
  'queue/moved-source',
  'commands/quality-command',
];

/** A clean clone knows no durations of an earlier run: what is known to take long comes first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const place = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((part) => moduleId.includes(part));
      return at === -1 ? longest.length : at;
    };
    return sorted.toSorted((a, b) => place(a) - place(b));
  }
}
