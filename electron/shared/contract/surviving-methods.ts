/**
 * Names of the methods with `survivesPage`, for pages: these load no schemas, which would take longer than all else of
 * their start. A test compares it with the contract.
 */
export const survivingMethods: ReadonlySet<string> = new Set([
  'cues.setText',
  'judging.answerQuestion',
  'live.stop',
  'ownFields.set',
  'quality.setNote',
  'recordings.rename',
  'recordings.setParticipants',
  'recordings.setRecorded',
  'rules.save',
  'segments.editText',
  'settings.set',
  'speakers.rename',
  'vocabulary.save',
  'watchLists.save',
]);
