import { Outlet, useLocation, useMatches } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { Loading } from '../parts/loading.js'
import { isSignedOut } from '../queries.js'
import { text } from '../text/text.js'
import { useRead } from '../use-read.js'
import { NotYet } from './not-yet.js'
import { Redirect } from './redirect.js'

// Who has still to sign in does not wait for what stands around the pages.
const Shell = lazy(() => import('./shell.js').then((module) => ({ default: module.Shell })))

/** Everything below stands in the frame of a signed-in person, but for sign-in itself and the sheet of parts. */
export function Root() {
  const bare = useMatches({ select: (matches) => matches.some(({ staticData }) => staticData.bare === true) })
  useTitle()
  return bare ? <Outlet /> : <Guard />
}

function Guard() {
  const me = useRead('whoAmI', {})
  const { pathname, href } = useLocation()
  if (me.data?.mustChangePassword && pathname !== '/doi-mat-khau') return <Redirect to="/doi-mat-khau" />
  if (me.data) {
    return (
      <Suspense fallback={<Loading />}>
        <Shell me={me.data} sessionOver={isSignedOut(me.error)} />
      </Suspense>
    )
  }
  if (isSignedOut(me.error)) return <Redirect to="/dang-nhap" {...(href !== '/' && { den: href })} />
  return (
    <main>
      <NotYet title={text['house.name']} error={me.error} onRetry={() => void me.refetch()} />
    </main>
  )
}

function useTitle(): void {
  const title = useMatches({ select: (matches) => matches.findLast(({ staticData }) => staticData.title)?.staticData.title })
  useEffect(() => {
    document.title = title ? `${title} · ${text['house.name']}` : text['house.name']
  }, [title])
}
