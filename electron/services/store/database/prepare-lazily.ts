import type { Database, Statement } from 'better-sqlite3';

type AnyStatement = Statement;

/**
 * From here on `database.prepare` compiles a statement when it is first used: a library names several hundred at its
 * opening, which would take most of that time, and a call or a command uses a few. A mistake in its SQL is therefore
 * thrown by the first use.
 */
export function prepareLazily(database: Database): void {
  const prepare = database.prepare.bind(database) as (source: string) => AnyStatement;
  const lazy = (source: string) => new LazyStatement(database, source, prepare) as unknown as AnyStatement;
  database.prepare = lazy as unknown as Database['prepare'];
}

class LazyStatement {
  readonly database: Database;
  readonly source: string;
  readonly #prepare: (source: string) => AnyStatement;
  readonly #settings: ((statement: AnyStatement) => void)[] = [];
  #statement: AnyStatement | null = null;

  constructor(database: Database, source: string, prepare: (source: string) => AnyStatement) {
    this.database = database;
    this.source = source;
    this.#prepare = prepare;
  }

  get reader(): boolean {
    return this.#ready().reader;
  }
  get readonly(): boolean {
    return this.#ready().readonly;
  }
  get busy(): boolean {
    return this.#ready().busy;
  }

  run(...values: unknown[]) {
    return this.#ready().run(...values);
  }
  get(...values: unknown[]) {
    return this.#ready().get(...values);
  }
  all(...values: unknown[]) {
    return this.#ready().all(...values);
  }
  iterate(...values: unknown[]) {
    return this.#ready().iterate(...values);
  }
  columns() {
    return this.#ready().columns();
  }

  bind(...values: unknown[]): this {
    return this.#set((statement) => statement.bind(...values));
  }
  pluck(isOn = true): this {
    return this.#set((statement) => statement.pluck(isOn));
  }
  expand(isOn = true): this {
    return this.#set((statement) => statement.expand(isOn));
  }
  raw(isOn = true): this {
    return this.#set((statement) => statement.raw(isOn));
  }
  safeIntegers(isOn = true): this {
    return this.#set((statement) => statement.safeIntegers(isOn));
  }

  #set(setting: (statement: AnyStatement) => void): this {
    if (this.#statement) setting(this.#statement);
    else this.#settings.push(setting);
    return this;
  }

  #ready(): AnyStatement {
    return (this.#statement ??= this.#compiled());
  }

  #compiled(): AnyStatement {
    const statement = this.#prepare(this.source);
    for (const setting of this.#settings.splice(0)) setting(statement);
    return statement;
  }
}
