export function irregularStems(_form: string, _stem: string): readonly string[] | null {
  return null;
}
