/** As many as one call may name. */
export const maxNamedRecordings = 10_000;
