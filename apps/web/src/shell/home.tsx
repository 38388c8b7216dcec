import { useMe } from './me.js'
import { homeOf } from './menu.js'
import { Redirect } from './redirect.js'

/** The first page of one's posts: the day's work for the Office, the unit's tasks, the leader's sheet. */
export function Home() {
  return <Redirect to={homeOf(useMe()).to} />
}
