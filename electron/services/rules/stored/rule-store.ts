import { randomUUID } from 'node:crypto';
import { AppFailure } from '#shared/failure.ts';
import type { RuleContent, RuleVersion, StoredRule } from '#shared/rules/stored-rule.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { readableRule } from './readable-rule.ts';

export interface RuleStore {
  /** By name, without those that were removed. */
  list(): readonly StoredRule[];
  /** Throws `not-found`. */
  get(ruleId: number): StoredRule;
  /** A new rule for null; the same content is no new version. Throws `rule-text`. */
  save(ruleId: number | null, content: RuleContent, options?: NewRuleOptions): StoredRule;
  /** One that is off finds nothing, and its undecided findings are hidden. */
  setOn(ruleId: number, isOn: boolean): StoredRule;
  /** Its undecided findings go with it, the decided ones stay. */
  remove(ruleId: number): void;
  /** Newest first. */
  versions(ruleId: number): readonly RuleVersion[];
  /** Those that are on; with `isPending` those that have not been run over the whole library. */
  active(which: { readonly isPending: boolean }): readonly ActiveRule[];
  markScanned(rules: readonly Pick<ActiveRule, 'id' | 'version'>[]): void;
  /** Something that they all rest on changed. */
  markUnscanned(): void;
  uuidOf(ruleId: number): string;
  byUuid(uuid: string): StoredRule | null;
}

export interface NewRuleOptions {
  readonly preset?: string | null;
  readonly uuid?: string;
}

export interface ActiveRule {
  readonly id: number;
  readonly version: number;
  readonly text: string;
}

interface Row extends Omit<StoredRule, 'isOn' | 'isUpToDate'> {
  readonly isOn: number;
  readonly isUpToDate: number;
}

const selectRules = `SELECT rule.id, rule.term AS name, logic.text, rule.severity, rule.note, logic.version, logic.is_on AS isOn,
    logic.preset, logic.changed_at_ms AS changedAtMs, logic.scanned_version >= logic.version AS isUpToDate,
    coalesce(sum(found.state = 'new'), 0) AS newCount, count(found.id) AS findingCount,
    coalesce(sum(found.state = 'confirmed'), 0) AS confirmedCount,
    coalesce(sum(found.state = 'dismissed'), 0) AS dismissedCount
  FROM rule JOIN rule_logic AS logic ON logic.rule_id = rule.id
  LEFT JOIN (SELECT finding.id, finding.state, finding.rule_id FROM finding
    JOIN recording ON recording.id = finding.recording_id WHERE recording.removed_at_ms IS NULL) AS found
    ON found.rule_id = rule.id AND (rule.is_removed = 0 OR found.state <> 'new')
  WHERE logic.removed_at_ms IS NULL`;

export function createRuleStore(
  parts: StoreParts & { readonly who: () => string; readonly onChanged: () => void },
): RuleStore {
  const { database, writer, now, onChanged } = parts;
  const selectAll = database.prepare<[], Row>(`${selectRules} GROUP BY rule.id ORDER BY rule.term, rule.id`);
  const selectOne = database.prepare<[number], Row>(`${selectRules} AND rule.id = ? GROUP BY rule.id`);
  const get = (ruleId: number): StoredRule => {
    const row = selectOne.get(ruleId);
    if (row === undefined) throw new AppFailure('not-found', { what: 'rule' });
    return ruleOf(row);
  };
  const write = prepareWrite(parts);
  const setOn = database.prepare('UPDATE rule_logic SET is_on = ?, scanned_version = 0 WHERE rule_id = ?');
  const hide = database.prepare('UPDATE rule SET is_removed = ? WHERE id = ?');
  const remove = database.prepare('UPDATE rule_logic SET is_on = 0, removed_at_ms = ? WHERE rule_id = ?');
  const selectVersions = database.prepare<[number], RuleVersion>(
    `SELECT version, name, text, severity, note, changed_at_ms AS changedAtMs, who FROM rule_version
     WHERE rule_id = ? ORDER BY version DESC`,
  );
  const changed = <T>(change: () => T): T => {
    const result = writer.write(change);
    onChanged();
    return result;
  };
  return {
    list: () => selectAll.all().map(ruleOf),
    get,
    save(ruleId, content, options = {}) {
      readableRule(content.text);
      return changed(() => get(ruleId === null ? write.add(content, options) : write.change(get(ruleId), content)));
    },
    setOn: (ruleId, isOn) =>
      changed(() => {
        get(ruleId);
        setOn.run(Number(isOn), ruleId);
        hide.run(Number(!isOn), ruleId);
        return get(ruleId);
      }),
    remove: (ruleId) =>
      changed(() => {
        get(ruleId);
        hide.run(1, ruleId);
        remove.run(now(), ruleId);
      }),
    versions: (ruleId) => selectVersions.all(get(ruleId).id),
    ...createRuns(parts),
    ...createUuids(parts, get),
  };
}

function ruleOf(row: Row): StoredRule {
  return { ...row, isOn: row.isOn === 1, isUpToDate: row.isUpToDate === 1 };
}

function prepareWrite({ database, now, who }: StoreParts & { readonly who: () => string }) {
  const selectList = database.prepare<[], number>("SELECT id FROM watch_list WHERE kind = 'rules'").pluck();
  const insertRule = database.prepare(
    `INSERT INTO rule (watch_list_id, key, position, term, match, severity, note, added_version)
     VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1 FROM rule), ?, 'any', ?, ?, 1)`,
  );
  const insertLogic = database.prepare(
    'INSERT INTO rule_logic (rule_id, uuid, text, version, is_on, preset, changed_at_ms) VALUES (?, ?, ?, 1, 1, ?, ?)',
  );
  const insertVersion = database.prepare(
    `INSERT INTO rule_version (rule_id, version, name, text, severity, note, changed_at_ms, who)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const updateRule = database.prepare('UPDATE rule SET term = ?, severity = ?, note = ? WHERE id = ?');
  const updateLogic = database.prepare(
    'UPDATE rule_logic SET text = ?, version = ?, scanned_version = ?, changed_at_ms = ? WHERE rule_id = ?',
  );
  const selectScanned = database
    .prepare<[number], number>('SELECT scanned_version FROM rule_logic WHERE rule_id = ?')
    .pluck();
  const keep = (id: number, version: number, { name, text, severity, note }: RuleContent) =>
    insertVersion.run(id, version, name, text, severity, note, now(), who());
  return {
    add(content: RuleContent, { preset = null, uuid = randomUUID() }: NewRuleOptions): number {
      const { name, text, severity, note } = content;
      const id = Number(insertRule.run(selectList.get(), `rule ${uuid}`, name, severity, note).lastInsertRowid);
      insertLogic.run(id, uuid, text, preset, now());
      keep(id, 1, content);
      return id;
    },
    change(known: StoredRule, content: RuleContent): number {
      const { id, version } = known;
      const isSame = (['name', 'text', 'severity', 'note'] as const).every((field) => known[field] === content[field]);
      if (isSame) return id;
      updateRule.run(content.name, content.severity, content.note, id);
      // Another name finds nothing else.
      const scanned = selectScanned.get(id) ?? 0;
      const isScanned = known.text === content.text && scanned >= version;
      updateLogic.run(content.text, version + 1, isScanned ? version + 1 : 0, now(), id);
      keep(id, version + 1, content);
      return id;
    },
  };
}

function createRuns({ database, writer }: StoreParts): Pick<RuleStore, 'active' | 'markScanned' | 'markUnscanned'> {
  const select = database.prepare<[number], ActiveRule>(
    `SELECT rule_id AS id, version, text FROM rule_logic
     WHERE is_on = 1 AND removed_at_ms IS NULL AND (? = 0 OR scanned_version < version) ORDER BY rule_id`,
  );
  const mark = database.prepare('UPDATE rule_logic SET scanned_version = max(scanned_version, ?) WHERE rule_id = ?');
  return {
    active: ({ isPending }) => select.all(Number(isPending)),
    markScanned: (rules) =>
      writer.write(() => {
        for (const { id, version } of rules) mark.run(version, id);
      }),
    markUnscanned: () => void writer.write(() => database.prepare('UPDATE rule_logic SET scanned_version = 0').run()),
  };
}

function createUuids({ database }: StoreParts, get: RuleStore['get']): Pick<RuleStore, 'uuidOf' | 'byUuid'> {
  const selectUuid = database.prepare<[number], string>('SELECT uuid FROM rule_logic WHERE rule_id = ?').pluck();
  const selectId = database
    .prepare<[string], number>('SELECT rule_id FROM rule_logic WHERE uuid = ? AND removed_at_ms IS NULL')
    .pluck();
  return {
    uuidOf: (ruleId) => selectUuid.get(ruleId) ?? '',
    byUuid(uuid) {
      const id = selectId.get(uuid);
      return id === undefined ? null : get(id);
    },
  };
}
