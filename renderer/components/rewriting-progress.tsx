// How far the file of the project is written anew, and whether that can be stopped.

import type { ReactNode } from 'react'
import type { Progress } from '../../src/base/reply.ts'
import { rewritingWords as w } from '../words/rewriting.ts'
import { ProgressBar } from './progress.tsx'
import '../styles/rewriting-progress.css'

/** Where the core is at one of these it is done: nothing is left to stop. */
const LAST = new Set(['its place', 'older backups', 'a fresh backup'])

/** Whether what was begun can still be taken back. */
export function canStop(progress: Progress | null): boolean {
  return progress !== null && !LAST.has(progress.doing)
}

/** The progress, and whether Cancel still takes it back. */
export function RewritingProgress({ progress }: { readonly progress: Progress }): ReactNode {
  return (
    <div className="rewriting-progress" role="status">
      <ProgressBar label={w.doing[progress.doing] ?? w.busy} done={progress.done} total={progress.total} />
      <small>{canStop(progress) ? w.canStop : w.cannotStop}</small>
    </div>
  )
}
