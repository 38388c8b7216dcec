/** What was typed as a JSON object; null when it is none. */
export function argsOf(typed: string): Record<string, unknown> | null {
  try {
    const args: unknown = JSON.parse(typed)
    return typeof args === 'object' && args !== null && !Array.isArray(args) ? (args as Record<string, unknown>) : null
  } catch {
    return null
  }
}
