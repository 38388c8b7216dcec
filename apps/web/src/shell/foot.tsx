import { createContext, type ReactNode, useContext } from 'react'
import { createPortal } from 'react-dom'

const Place = createContext<HTMLElement | null>(null)
export const FootPlace = Place.Provider

/** A bulk bar or a consequence bar: drawn by a page, standing in the frame's row under it. */
export function Foot({ children }: { readonly children: ReactNode }) {
  const place = useContext(Place)
  return place === null ? null : createPortal(children, place)
}
