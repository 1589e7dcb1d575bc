/** Parts of the library that have an address, as filters. */
export const partFilters = { unfinished: 'state:unfinished', missing: 'state:missing' } as const;
