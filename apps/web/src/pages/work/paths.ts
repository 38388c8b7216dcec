/** Where the pages of work and of papers are. */
export function workPath(id: number): string {
  return `/viec/${id}`
}

export function paperPath(directive: number): string {
  return `/van-ban/${directive}`
}

export const unitWorkPath = '/nhiem-vu'
