/** The log of changes: who did what in the library, in a chain of hashes. */
export interface AuditEntry {
  readonly id: number;
  readonly atMs: number;
  readonly who: string;
  /** `text.edit`, `finding.decide`, `export.save` … */
  readonly action: string;
  /** What it was done to: `recording`, `library`, `finding`, `rule`. */
  readonly subject: string;
  readonly subjectId: number | null;
  /** Of a recording or a rule its name now; null for all else, and where it is gone. */
  readonly name: string | null;
  /** Numbers and codes. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
  /** SHA-256, hexadecimal: over the hash of the entry before and this entry. */
  readonly hash: string;
}

/** Where the chain is broken first. */
export interface AuditBreak {
  /** changed: the entry is not what was written · missing: entries before it are gone · cut: the newest ones are gone. */
  readonly kind: 'changed' | 'missing' | 'cut';
  readonly id: number;
}

export interface AuditCheck {
  readonly count: number;
  readonly lastHash: string;
  /** Null while every link holds. */
  readonly firstBreak: AuditBreak | null;
  /** Whether a hash that was asked for is in the chain; null where none was. */
  readonly isHashKnown: boolean | null;
}
