import { Link } from '@tanstack/react-router'
import { Page } from '../parts/frame.js'
import { PageHead } from '../parts/section-head.js'
import { text } from '../text/text.js'

/** An address that leads nowhere says so, and leads back. */
export function UnknownPage() {
  return (
    <Page>
      <PageHead title={text['page.unknown']} note={text['page.unknown.why']} />
      <Link to="/">{text['page.home']}</Link>
    </Page>
  )
}
