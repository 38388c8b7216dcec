import type { Me } from '#contract'
import { lazy, Suspense, useState } from 'react'
import type { MenuItem } from '../parts/frame.js'
import { PersonButton } from './person-button.js'

// Floating menus are a tenth of the first view's weight and seldom opened.
const PersonDropdown = lazy(() => import('./person-dropdown.js').then((module) => ({ default: module.PersonDropdown })))

export interface PersonMenuProps {
  readonly me: Me
  /** Pages that the phone's bottom bar has no room for. */
  readonly more: readonly MenuItem[]
}

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
