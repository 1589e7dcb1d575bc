const two = (value: number) => String(value).padStart(2, '0');

/** `07:05` of a minute of the day; empty for none. */
export function clockOf(minute: number | undefined): string {
  return minute === undefined ? '' : `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** The minute of the day that a clock shows; null for what is no time. */
export function minuteOf(clock: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)/.exec(clock) ?? [];
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}
