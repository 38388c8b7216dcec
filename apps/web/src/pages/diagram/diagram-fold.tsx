import { lazy, Suspense, useState } from 'react'
import { Fold } from '../../parts/facts.js'
import { Loading } from '../../parts/loading.js'
import { text } from '../../text/text.js'

const Diagram = lazy(() => import('./diagram.js').then((module) => ({ default: module.Diagram })))

/** `Sơ đồ quy trình`: folded until somebody asks where this piece of work stands; nothing of it is read before. */
export function DiagramFold({ id }: { readonly id: number }) {
  const [opened, setOpened] = useState(false)
  return (
    <Fold title={text['diagram.title']} note={text['diagram.note']} onToggle={setOpened}>
      {opened && (
        <Suspense fallback={<Loading rows={4} />}>
          <Diagram id={id} />
        </Suspense>
      )}
    </Fold>
  )
}
