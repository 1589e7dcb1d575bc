/**
 * `npm run test:faults kernels`: the kernels for every instruction set that this machine can run (NEON under qemu, where it
 * and a cross compiler are installed), 10,000 random shapes each, and 700 each under AddressSanitizer and UBSan.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compileKernels, kernelSets, toolsFor, type KernelSet } from '../../native/test/compile-kernels.fixture.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'kernels-'));
const sanitize = ['-O1', '-g1', '-fsanitize=address,undefined', '-fno-sanitize=alignment', '-fno-sanitize-recover=all'];
let [injected, failed] = [0, 0];
for (const set of Object.keys(kernelSets) as KernelSet[]) {
  const tools = toolsFor(set);
  if (tools === undefined) {
    console.log(`${set}: not tried, neither this processor nor an emulator runs it`);
    continue;
  }
  const rounds = [{ name: 'optimised', extra: ['-O3'], shapes: tools.emulator.length > 0 ? 2000 : 10_000 }];
  if (tools.emulator.length === 0) rounds.push({ name: 'sanitized', extra: sanitize, shapes: 700 });
  for (const { name, extra, shapes } of rounds) {
    const line = compileKernels(set, path.join(dir, 'test'), extra)(shapes, 7);
    console.log(`${set}, ${name}: ${line}`);
    injected += shapes;
    if (!line.startsWith(`${shapes} shapes right`)) failed += 1;
  }
}
rmSync(dir, { recursive: true });
console.log(`${injected} injected, ${failed} failed`);
