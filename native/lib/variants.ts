/** Builds of the engine for x64, the fastest first. `haswell` is the base: it has no name in its file and is always there. */
export const variants = ['zen4', 'skylakex', 'alderlake', 'haswell', 'x64'] as const;
export type Variant = (typeof variants)[number];

/** As src/processor.h counts them. */
export const levelOf: Readonly<Record<Variant, number>> = { x64: 0, haswell: 1, skylakex: 2, zen4: 3, alderlake: 4 };

export function fileOfVariant(variant: Variant): string {
  return variant === 'haswell' ? 'stenogram.node' : `stenogram-${variant}.node`;
}

/** The build for graphics cards, as processors with AVX2 can run it; it is there only where it was built or packed. */
export const graphicsFile = 'stenogram-vulkan.node';
export const graphicsLevel = levelOf.haswell;

/**
 * The fastest build that is there and that the processor can run, or the one asked for by name. `missing` says which
 * instruction sets of a level the processor lacks. Null where none of those there can be run.
 */
export function chooseVariant(
  there: readonly Variant[],
  missing: (level: number) => readonly string[],
  asked?: string,
): Variant | null {
  const able = variants.filter((variant) => there.includes(variant) && missing(levelOf[variant]).length === 0);
  return able.find((variant) => variant === asked) ?? able[0] ?? null;
}
