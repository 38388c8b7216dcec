import type { Me } from '#contract'
import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation, useMatches, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useLive } from '../live.js'
import { CalendarStrip } from './calendar-strip.js'
import { Frame } from '../parts/frame.js'
import { thingsIn } from '../parts/things-in.js'
import { reading, useRead } from '../use-read.js'
import { FootPlace } from './foot.js'
import { MeProvider } from './me.js'
import { homeOf, menuOf } from './menu.js'
import { PersonMenu } from './person-menu.js'
import { SilentStrip } from './silent-strip.js'
import { Strip } from './strip.js'

const SessionOver = lazy(() => import('./session-over.js').then((module) => ({ default: module.SessionOver })))

// Failures change nothing on a page of work, so no live change tells of them.
const LOOK_AGAIN_MS = 60_000

interface Props {
  readonly me: Me
  /** The session ended while the page was open. */
  readonly sessionOver: boolean
}

/** Frame, menu, clock of a sample, live changes: what stands around every page. */
export function Shell({ me, sessionOver }: Props) {
  const lostSince = useLive()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const house = useRead('house', {})
  const today = useQuery({ ...reading('today', {}), enabled: me.pages.includes('today') })
  const incidents = useQuery({ ...reading('incidents', {}), enabled: me.pages.includes('incidents'), refetchInterval: LOOK_AGAIN_MS })
  const { wide, task } = useMatches({
    select: (matches) => ({ wide: matches.some((one) => one.staticData.wide), task: matches.some((one) => one.staticData.task) }),
    structuralSharing: true,
  })
  const [foot, setFoot] = useState<HTMLElement | null>(null)
  useTop(pathname)
  const menu = menuOf(me, pathname, {
    ...(today.data && { today: thingsIn(today.data.toDo) }),
    ...(incidents.data && { incidents: incidents.data.incidents.count }),
  })
  const home = homeOf(me)
  const strip = (
    <>
      {me.silent && <SilentStrip />}
      {me.calendarShort && <CalendarStrip short={me.calendarShort} />}
      <Strip lostSince={lostSince} demoClock={house.data?.demoClock ?? false} />
    </>
  )
  const anyStrip = me.silent || me.calendarShort !== null || lostSince !== null || house.data?.demoClock
  return (
    <MeProvider value={me}>
      <FootPlace value={foot}>
        <Frame
          menu={menu}
          person={{ name: me.person.name, post: me.person.title, menu: <PersonMenu me={me} more={menu.slice(4)} /> }}
          updates={me.unread}
          onSearch={(words) => void navigate({ to: '/van-ban', search: { tim: words } })}
          onUpdates={() => void navigate({ to: '/thong-bao' })}
          foot={<div ref={setFoot} />}
          wide={wide}
          {...(anyStrip && { strip })}
          {...(task && { back: { to: home.to, label: home.label } })}
        >
          <Outlet />
        </Frame>
        {sessionOver && (
          <Suspense fallback={null}>
            <SessionOver person={me.person.id} />
          </Suspense>
        )}
      </FootPlace>
    </MeProvider>
  )
}

/** The page scrolls inside the frame, so the browser does not bring a new page to its top by itself. */
function useTop(pathname: string): void {
  useEffect(() => {
    document.getElementById('content')?.scrollTo(0, 0)
  }, [pathname])
}
