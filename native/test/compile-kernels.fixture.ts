import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const native = join(import.meta.dirname, '..');
const avx2 = ['-msse4.2', '-mavx', '-mavx2', '-mfma', '-mf16c', '-mbmi2'];
const avx512 = [...avx2, '-mavx512f', '-mavx512cd', '-mavx512vl', '-mavx512dq', '-mavx512bw'];

/** The instruction sets that the kernels are written for: flags for the compiler, and what the processor must name. */
export const kernelSets = {
  avx2: { flags: avx2, needs: ['avx2', 'fma', 'f16c'] },
  'avx-vnni': { flags: [...avx2, '-mavxvnni'], needs: ['avx2', 'avx_vnni'] },
  'avx-512': { flags: avx512, needs: ['avx512f', 'avx512bw'] },
  'avx-512 vnni': { flags: [...avx512, '-mavx512vnni'], needs: ['avx512f', 'avx512bw', 'avx512_vnni'] },
  neon: { flags: ['-march=armv8.2-a+dotprod', '-static'], needs: ['asimddp'] },
} as const;
export type KernelSet = keyof typeof kernelSets;

/** The compiler and, where this processor cannot run what it makes, the emulator; undefined where one is missing. */
export function toolsFor(
  set: KernelSet,
): { readonly compiler: string; readonly emulator: readonly string[] } | undefined {
  const processor = readFileSync('/proc/cpuinfo', 'utf8');
  const has = kernelSets[set].needs.every((need) => new RegExp(`\\b${need}\\b`, 'u').test(processor));
  if (has) return { compiler: process.env['CXX'] ?? 'c++', emulator: [] };
  if (set !== 'neon') return undefined;
  const there = ['aarch64-linux-gnu-g++', 'qemu-aarch64-static'].every(
    (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0,
  );
  if (!there) return undefined;
  return { compiler: 'aarch64-linux-gnu-g++', emulator: ['qemu-aarch64-static', '-cpu', 'max'] };
}

/** Compiles kernels_test.cc for a set and returns a function that tries so many random shapes and returns its last line. */
export function compileKernels(
  set: KernelSet,
  output: string,
  extra: readonly string[] = ['-O2'],
): (shapes: number, seed: number) => string {
  const tools = toolsFor(set);
  if (tools === undefined) throw new Error(`The kernels for ${set} cannot be run on this machine.`);
  const flags = ['-std=c++17', ...extra, ...kernelSets[set].flags, '-I', join(native, 'src')];
  execFileSync(tools.compiler, [...flags, join(native, 'test/kernels_test.cc'), '-o', output], { stdio: 'pipe' });
  return (shapes, seed) => {
    const [program, ...args] = [...tools.emulator, output, String(shapes), String(seed)];
    const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8' });
    return status === 0 ? stdout.trim() : `${stdout}${stderr}`.trim();
  };
}
