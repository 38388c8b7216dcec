import { days2024 } from './2024.js'
import { days2025 } from './2025.js'
import { days2026 } from './2026.js'
import { days2027 } from './2027.js'

/** A new year is one file and two lines here. */
export const YEARS: readonly number[] = [2024, 2025, 2026, 2027]
export const DAYS = [...days2024, ...days2025, ...days2026, ...days2027]
