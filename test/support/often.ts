/** How many runs a property gets: as many as named in each run of the tests, ten times as many in `.ci/full` (RUNS=10). */
export const often = (runs: number): number => Math.ceil(runs * Number(process.env['RUNS'] ?? 1))
