/** Rows of `engine.instance i` that belong to the units in `$n`; null = all, and those that carry no unit. */
export const ofUnits = (n: number): string => `($${n}::text[] is null or i.unit = any($${n}::text[]))`
