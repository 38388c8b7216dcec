import type { Me } from '#contract'
import { createContext, useContext } from 'react'

const Signed = createContext<Me | null>(null)
export const MeProvider = Signed.Provider

/** The signed-in person. Every page inside the frame has one. */
export function useMe(): Me {
  const me = useContext(Signed)
  if (me === null) throw new Error('a page outside the frame asks who is signed in')
  return me
}
