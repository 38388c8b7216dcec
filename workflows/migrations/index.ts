import type { MigrationPlan } from '#engine/core'

/** The plans by which running instances go to newer versions, each in a file `<from>-to-<to>.ts`; one stays as long as its migration may be taken back. */
export const migrationPlans: readonly MigrationPlan[] = []
