/** ggml's switches count as on when they are set at all, even to nothing. */
const switches = /^GGML_/u;

/**
 * The environment of a process that uses a graphics card, before Vulkan is loaded into it: without the user's switches for
 * ggml, and without the layers that overlays and recorders put between a program and its driver. What the shaders of this
 * build leave out (native/src/vulkan/lean_glslc.cc) is turned off.
 */
export function cleanGraphicsEnvironment(env: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(env)) if (switches.test(name)) delete env[name];
  env['VK_LOADER_LAYERS_DISABLE'] = '~implicit~';
  for (const feature of ['DOT2', 'BFLOAT16', 'COOPMAT2']) env[`GGML_VK_DISABLE_${feature}`] = '1';
}

/** For tests: also drivers that draw with the processor may be used. */
export function allowsSoftwareGraphics(env: NodeJS.ProcessEnv = process.env): boolean {
  return env['STENOGRAM_SOFTWARE_GRAPHICS'] === '1';
}
