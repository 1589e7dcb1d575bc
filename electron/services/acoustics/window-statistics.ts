/** What the sound map's network sees of one second: statistics over 40 log-mel bands and how the loudness moves. */
export const mapBands = 40;
export const windowFrames = 100;
const perBand = 5;
const modulations = [
  [1, 2],
  [3, 4],
  [5, 8],
  [9, 16],
] as const;
export const statisticsCount = mapBands * perBand + modulations.length + 2;
/** Of a log energy, relative to the loudest band: what is quieter is masked by it. */
const floorBelowLoudest = 9;

/** Fills `out` (`statisticsCount` numbers) from 100 frames of 40 bands in `frames`, which lie one after another. */
export type ReadStatistics = (frames: Float32Array, out: Float32Array) => void;

export function createStatistics(): ReadStatistics {
  const loudness = new Float64Array(windowFrames);
  const readBands = createBandReader();
  const readModulation = createModulationReader();
  return (frames, out) => {
    loudness.fill(0);
    readBands(frames, loudness, out);
    readModulation(loudness, out.subarray(mapBands * perBand));
  };
}

/** Five numbers of each band, relative to the window's mean; `loudness` gets the mean of each frame. */
function createBandReader(): (frames: Float32Array, loudness: Float64Array, out: Float32Array) => void {
  const column = new Float64Array(windowFrames);
  const count = windowFrames * mapBands;
  return (frames, loudness, out) => {
    let loudest = -Infinity;
    for (let i = 0; i < count; i += 1) loudest = Math.max(loudest, frames[i] ?? 0);
    const floor = loudest - floorBelowLoudest;
    let mean = 0;
    for (let i = 0; i < count; i += 1) mean += Math.max(floor, frames[i] ?? 0) / count;
    for (let band = 0; band < mapBands; band += 1) {
      for (let frame = 0; frame < windowFrames; frame += 1) {
        const value = Math.max(floor, frames[frame * mapBands + band] ?? 0) - mean;
        column[frame] = value;
        loudness[frame] = (loudness[frame] ?? 0) + value / mapBands;
      }
      describe(column, out.subarray(band * perBand));
    }
  };
}

/** Mean, deviation, change from frame to frame, and the 10th and 90th percentile against the mean. Sorts the column. */
function describe(column: Float64Array, out: Float32Array): void {
  let [sum, change] = [0, 0];
  for (let frame = 0; frame < windowFrames; frame += 1) {
    sum += column[frame] ?? 0;
    if (frame > 0) change += Math.abs((column[frame] ?? 0) - (column[frame - 1] ?? 0));
  }
  const average = sum / windowFrames;
  let variance = 0;
  for (const value of column) variance += (value - average) ** 2;
  column.sort();
  out[0] = average;
  out[1] = Math.sqrt(variance / windowFrames);
  out[2] = change / (windowFrames - 1);
  out[3] = (column[10] ?? 0) - average;
  out[4] = (column[90] ?? 0) - average;
}

/** How much the loudness moves at the rates of syllables, its range, and how quiet its quiet tenth is. Sorts it. */
function createModulationReader(): (loudness: Float64Array, out: Float32Array) => void {
  const tables = modulationTables();
  return (loudness, out) => {
    let average = 0;
    for (const value of loudness) average += value / windowFrames;
    for (const [nth, table] of tables.entries()) {
      let power = 0;
      for (const { cosines, sines } of table) {
        let [re, im] = [0, 0];
        for (let frame = 0; frame < windowFrames; frame += 1) {
          const value = (loudness[frame] ?? 0) - average;
          re += value * (cosines[frame] ?? 0);
          im += value * (sines[frame] ?? 0);
        }
        power += re * re + im * im;
      }
      out[nth] = Math.log(power + 1);
    }
    loudness.sort();
    out[tables.length] = (loudness[95] ?? 0) - (loudness[5] ?? 0);
    out[tables.length + 1] = (loudness[10] ?? 0) - average;
  };
}

function modulationTables() {
  return modulations.map(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, index) => {
      const hz = from + index;
      const angle = (frame: number) => (2 * Math.PI * hz * frame) / windowFrames;
      return {
        cosines: Float64Array.from({ length: windowFrames }, (_value, frame) => Math.cos(angle(frame))),
        sines: Float64Array.from({ length: windowFrames }, (_value, frame) => Math.sin(angle(frame))),
      };
    }),
  );
}
