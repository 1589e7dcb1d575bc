/** Makes a switch over a union complete at compile time; throws if a value outside the union gets here at run time. */
export function assertNever(value: never): never {
  throw new Error(`Not handled: ${JSON.stringify(value)}`);
}
