/**
 * Must be the first import of the page: zod otherwise probes `new Function` when the first schema is made, which the
 * Content-Security-Policy reports as a violation. Set where zod looks for it, so that the first page need not load zod.
 */
const settings = globalThis as { __zod_globalConfig?: { jitless?: boolean } };
settings.__zod_globalConfig ??= {};
settings.__zod_globalConfig.jitless = true;
