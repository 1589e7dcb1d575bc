/**
 * Names of the methods with `survivesPage`, for pages: these load no schemas, which would take longer than all else of
 * their start. A test compares it with the contract.
 */
export const survivingMethods: ReadonlySet<string> = new Set([
  'live.stop',
  'rules.save',
  'segments.editText',
  'vocabulary.save',
  'watchLists.save',
]);
