/** 20 ms at 16 kHz. */
const frameSamples = 320;
/** Quieter is never a voice, dB of full scale. */
const silenceDb = -58;
/** A voice stands above what is there between the words. */
const aboveFloorDb = 9;
/** The quietest frames give the floor; where someone speaks all the time it is no higher than this. */
const floorShare = 0.1;
const maxFloorDb = -45;
/** A click is shorter. */
const minFrames = 5;

/** From the first to the last loud place, in samples; null where no one speaks. In doubt someone does. */
export function findVoice(pcm: Int16Array): { readonly from: number; readonly to: number } | null {
  const levels: number[] = [];
  for (let at = 0; at + frameSamples <= pcm.length; at += frameSamples) levels.push(levelDb(pcm, at));
  const floor = levels.toSorted((a, b) => a - b)[Math.floor(levels.length * floorShare)] ?? -100;
  const threshold = Math.max(silenceDb, Math.min(floor, maxFloorDb) + aboveFloorDb);
  const isLoud = (level: number) => level > threshold;
  if (levels.filter(isLoud).length < minFrames) return null;
  const first = levels.findIndex(isLoud);
  const last = levels.findLastIndex(isLoud);
  return { from: first * frameSamples, to: (last + 1) * frameSamples };
}

function levelDb(pcm: Int16Array, from: number): number {
  let sum = 0;
  for (let i = from; i < from + frameSamples; i += 1) sum += (pcm[i] ?? 0) ** 2;
  return 10 * Math.log10(sum / frameSamples / 32_768 ** 2 + 1e-12);
}
