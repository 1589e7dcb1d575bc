export function fleetingStems(_form: string, _stem: string): readonly string[] {
  return [];
}
