export const networkHidden = 64;
export const networkHash = '';
export function networkNumbers(): Float32Array {
  return new Float32Array(0);
}
