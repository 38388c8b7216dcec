import { lazy, Suspense, useState } from 'react'
import type { PersonMenuProps } from './menu.js'
import { PersonButton } from './person-button.js'

// Floating menus are a tenth of the first view's weight and seldom opened.
const PersonDropdown = lazy(() => import('./person-dropdown.js').then((module) => ({ default: module.PersonDropdown })))

/** Who I am, my password, the way out; on the phone also the rest of the menu. */
export function PersonMenu(props: PersonMenuProps) {
  const [wanted, setWanted] = useState(false)
  const button = <PersonButton aria-expanded={false} aria-haspopup="menu" onClick={() => setWanted(true)} />
  if (!wanted) return button
  return (
    <Suspense fallback={button}>
      <PersonDropdown {...props} />
    </Suspense>
  )
}
