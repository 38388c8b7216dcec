import type { FailureView } from '#contract'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { subjectWords } from '../../format.js'
import { useMe } from '../../shell/me.js'
import { text } from '../../text/text.js'
import { paperPath, workPath } from '../work/paths.js'

/** A way to what the incident is about, for those who see the work itself; whoever only runs the system reads its name. */
export function WorkName({ work }: { readonly work: NonNullable<FailureView['work']> }) {
  return <Way to={workPath(work.id)}>{work.label === '' ? work.definitionLabel : subjectWords(work.label)}</Way>
}

export function LetterName({ letter: { directive, number, subject } }: { readonly letter: NonNullable<FailureView['letter']> }) {
  return <Way to={paperPath(directive)}>{number ?? (subject ? subjectWords(subject) : text['menu.directives'])}</Way>
}

function Way({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  return useMe().pages.includes('directives') ? <Link to={to}>{children}</Link> : children
}
