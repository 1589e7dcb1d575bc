/** Encodes one window several times in this process and prints the seconds of processor it took: used by kernels.ts. */
import { loadAddon } from '../../native/lib/addon.ts';

const [modelPath, rounds] = process.argv.slice(2);
const pcm = new Int16Array(16_000 * 29);
let noise = 1;
for (const index of pcm.keys()) {
  noise = (Math.imul(noise, 1_103_515_245) + 12_345) >>> 0;
  pcm[index] = ((noise >>> 16) % 8000) - 4000;
}
const addon = loadAddon();
const model = await addon.loadModel(modelPath!, { useGpu: false, lanes: 1 });
const seconds: number[] = [];
for (let round = 0; round < Number(rounds); round += 1) {
  const before = process.cpuUsage();
  // The encoder, and one step of the decoder.
  await model.detectLanguage(pcm, { allowed: [], threads: 1 }, round);
  const { user, system } = process.cpuUsage(before);
  seconds.push((user + system) / 1e6);
}
console.log(JSON.stringify({ sets: addon.info().instructionSets, seconds: Math.min(...seconds) }));
process.exit(0);
