/** Names of the five channels between the page's preload script and main; there are no others. */
export const desktopChannels = {
  invoke: 'invoke',
  shell: 'shell',
  event: 'event',
  menu: 'menu',
  record: 'record',
} as const;
