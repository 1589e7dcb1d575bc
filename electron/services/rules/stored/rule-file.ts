import { z } from 'zod';
import { AppFailure } from '#shared/failure.ts';
import { maxRuleText } from '#shared/rules/rule-tree.ts';
import { maxRuleName, maxRules } from '#shared/rules/stored-rule.ts';
import { maxNoteLength, severities } from '#shared/watch.ts';
import type { RuleStore } from './rule-store.ts';

const format = 'stenogram-rules';

const fileSchema = z.object({
  format: z.literal(format),
  version: z.literal(1),
  rules: z
    .array(
      z.object({
        uuid: z.uuid(),
        name: z.string().trim().min(1).max(maxRuleName),
        severity: z.enum(severities),
        note: z.string().max(maxNoteLength),
        text: z.string().trim().min(1).max(maxRuleText),
        isOn: z.boolean().default(true),
      }),
    )
    .max(maxRules),
});

/** The rules as JSON that another machine reads: all of them where none is named. */
export function writeRuleFile(store: RuleStore, ruleIds: readonly number[]): string {
  const wanted = store.list().filter(({ id }) => ruleIds.length === 0 || ruleIds.includes(id));
  const rules = wanted.map(({ id, name, severity, note, text, isOn }) => ({
    uuid: store.uuidOf(id),
    name,
    severity,
    note,
    text,
    isOn,
  }));
  return `${JSON.stringify({ format, version: 1, rules }, null, 2)}\n`;
}

/** Adds and changes rules. Throws `rule-file`, or `rule-text` for one that cannot be read, nothing changed. */
export function readRuleFile(store: RuleStore, json: string, write: <T>(change: () => T) => T) {
  const read = fileSchema.safeParse(parsed(json));
  if (!read.success) throw new AppFailure('rule-file', { detail: z.prettifyError(read.error).split('\n')[0] ?? '' });
  return write(() => {
    let [addedCount, changedCount] = [0, 0];
    for (const { uuid, isOn, ...content } of read.data.rules) {
      const known = store.byUuid(uuid);
      const saved = store.save(known?.id ?? null, content, { uuid });
      if (saved.isOn !== isOn) store.setOn(saved.id, isOn);
      if (known === null) addedCount += 1;
      else if (saved.version !== known.version || known.isOn !== isOn) changedCount += 1;
    }
    return { addedCount, changedCount };
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new AppFailure('rule-file', { detail: 'JSON' });
  }
}
