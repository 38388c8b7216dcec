import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

interface Props {
  readonly to: string
  /** Where the person wanted to go, as it was when this began: the address itself changes on the way. */
  readonly den?: string
}

/** Goes elsewhere, once; the router's own `Navigate` goes again with every drawing. */
export function Redirect({ to, den }: Props) {
  const navigate = useNavigate()
  const [wanted] = useState(den)
  useEffect(() => {
    void navigate({ to, search: wanted === undefined ? {} : { den: wanted }, replace: true })
  }, [navigate, to, wanted])
  return null
}
