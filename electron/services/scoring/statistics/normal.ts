/** Share of a normal distribution below z; to 1e-7 (Abramowitz & Stegun 26.2.17, in the form with five terms). */
export function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const terms = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * terms;
  return z < 0 ? tail : 1 - tail;
}

/** Share of Student's distribution below t, by its density summed (Simpson, 400 steps). */
export function studentBelow(t: number, freedom: number): number {
  const density = (x: number) => (1 + (x * x) / freedom) ** (-(freedom + 1) / 2);
  const scale = Math.exp(logGamma((freedom + 1) / 2) - logGamma(freedom / 2)) / Math.sqrt(freedom * Math.PI);
  const steps = 400;
  const width = Math.abs(t) / steps;
  let sum = density(0) + density(Math.abs(t));
  for (let nth = 1; nth < steps; nth += 1) sum += density(nth * width) * (nth % 2 === 1 ? 4 : 2);
  const half = (scale * sum * width) / 3;
  return t < 0 ? 0.5 - half : 0.5 + half;
}

/** Lanczos, g = 5. */
function logGamma(x: number): number {
  const factors = [76.180091729471, -86.505320329417, 24.01409824083091, -1.231739572450155, 1.208650973866179e-3, -5.395239384953e-6]; // prettier-ignore
  const series = factors.reduce((sum, factor, nth) => sum + factor / (x + 1 + nth), 1.000000000190015);
  return (x + 0.5) * Math.log(x + 5.5) - (x + 5.5) + Math.log((2.506628274631 * series) / x);
}

/** The t that a share of Student's distribution lies below; by halving. */
export function studentQuantile(share: number, freedom: number): number {
  let [low, high] = [-200, 200];
  while (high - low > 1e-6) {
    const middle = (low + high) / 2;
    if (studentBelow(middle, freedom) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
