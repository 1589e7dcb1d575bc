export const nav = {
  open: 'Open the sidebar',
  fold: 'Fold the sidebar',
  unfold: 'Unfold the sidebar',
  findAnything: 'Find anything',
  models: 'Models',
  label: 'Main',
  tools: 'Setup',
  library: 'Library',
  unfinished: 'Unfinished',
  missing: 'Missing',
  search: 'Search',
  review: 'Review',
  rules: 'Rules',
  activity: 'Activity',
  settings: 'Settings',
  bin: 'Bin',
};

export const common = {
  retry: 'Retry',
  cancel: 'Cancel',
  close: 'Close',
  undo: 'Undo',
  back: 'Back',
  dismiss: 'Dismiss',
  loading: 'Loading…',
  connectionLost: 'The connection to Stenogram was lost. Trying again…',
  connectionLongLost:
    'The connection to Stenogram was lost. If Stenogram was restarted, open the new address from the terminal.',
  refusedTitle: 'This address is no longer valid',
  refusedText: 'Copy the new address from the terminal where Stenogram is running.',
};
