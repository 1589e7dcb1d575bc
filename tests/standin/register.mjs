// node --import ./register.mjs out/main/index.js : `electron` means the stand-in, for import and for require alike.
import { registerHooks } from 'node:module';
const standin = new URL('./electron.mjs', import.meta.url).href;
registerHooks({
  resolve: (spec, ctx, next) =>
    /^electron(\/main|\/common)?$/.test(spec)
      ? { url: standin, format: 'module', shortCircuit: true }
      : next(spec, ctx),
});
process.type = 'browser';
process.resourcesPath ??= process.env.STANDIN_PACKAGED ?? process.cwd();
