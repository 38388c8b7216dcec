import type { ReactNode } from 'react'
import { text } from '../text/text.js'
import { Header, type HeaderProps } from './frame-header.js'
import { BottomBar, type MenuItem, SideMenu } from './frame-menu.js'
import styles from './frame.module.css'

interface Props extends HeaderProps {
  readonly children: ReactNode
  /** What this person's posts allow; the first four stand in the phone's bottom bar. */
  readonly menu: readonly MenuItem[]
  /** A strip under the header: the sample's clock, a lost connection. */
  readonly strip?: ReactNode
  /** A row under the page: bulk bar, consequence bar, the phone's two buttons. */
  readonly foot?: ReactNode
  /** Without the side menu: the letter needs the width. */
  readonly wide?: boolean
}

/** Header, menu of what my posts allow, page, and what stands under it. */
export function Frame({ children, menu, strip, foot, wide = false, back, ...header }: Props) {
  return (
    <div className={styles.frame} data-wide={wide || undefined} data-task={back ? true : undefined}>
      <a className={styles.skip} href="#content">
        {text['frame.toContent']}
      </a>
      <div className={styles.top} data-screen-only>
        <Header {...header} back={back} />
        {strip && <div data-strip>{strip}</div>}
      </div>
      {!wide && <SideMenu menu={menu} />}
      <main id="content" className={styles.main} tabIndex={-1} data-scroll>
        {children}
      </main>
      {foot && <div className={styles.foot}>{foot}</div>}
      {!back && <BottomBar menu={menu.slice(0, 4)} />}
    </div>
  )
}

/** The usual margins of a page. */
export function Page({ children }: { readonly children: ReactNode }) {
  return <div className={styles.page}>{children}</div>
}
