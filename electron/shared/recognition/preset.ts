/** How much the engine tries. fast: the likeliest word each time · balanced: five readings at once · accurate: five, and again with more freedom where the first try is poor. */
export const presets = ['fast', 'balanced', 'accurate'] as const;
export type Preset = (typeof presets)[number];

/** Temperatures tried in turn. none: the likeliest word only · short: up to 0.4 · full: up to 1. */
export const temperatureLadders = ['preset', 'none', 'short', 'full'] as const;
export type TemperatureLadder = (typeof temperatureLadders)[number];
