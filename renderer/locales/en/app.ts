export const nav = {
  open: 'Open the sidebar',
  models: 'Models',
  label: 'Main',
  library: 'Library',
  search: 'Search',
  settings: 'Settings',
  bin: 'Bin',
  queue: 'Queue',
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
