import { Navigate } from '@tanstack/react-router'
import { useMe } from './me.js'
import { homeOf } from './menu.js'

/** The first page of one's posts: the day's work for the Office, the unit's tasks, the leader's sheet. */
export function Home() {
  return <Navigate to={homeOf(useMe()).to} replace />
}
