/** Kind of the annotations at which a shot of a film ends. */
export const shotKind = 'shot';
