// Kills of a process that brings a copy home, and what they leave.

import { spawn } from 'node:child_process'
import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { bytesOf, sql } from '../../../src/store/sql.ts'
import type { CaseInHand } from '../../team/merge/support/merge-case.ts'
import { flawsIn, rowsOf, type Rows } from '../../team/merge/support/state.ts'

const MERGER = join(import.meta.dirname, 'merger.ts')

/** When a merge is killed: at the so-many-th fault point of one kind, or of any; or so many milliseconds after it began. */
export interface Moment {
  readonly passes?: number
  readonly any?: boolean
  readonly after?: number
}

/** Work of Ben's in his copy that touches texts, codes, codings, memos and cases. */
export async function workToBring(one: CaseInHand): Promise<void> {
  await one.theirs('Ben', async hand => {
    await hand.code('Doubt')
    await hand.apply('Doubt', 'the vendor changed')
    await hand.rename('Help', 'Support')
    await hand.correct('playbooks', 'handbooks')
    await hand.ask('case.create', { kind: 'site', name: 'North' })
    await hand.ask('memo.write', { about: 'project', subjectId: null, title: 'Look', body: 'Again.' })
  })
}

/** Merges Ben's copy into a copy of ours in a process of its own; the signal it ended by, and how often it passed the fault points. */
export function mergeIn(
  path: string,
  one: CaseInHand,
  moment: Moment,
): Promise<{ signal: string | null; passed: number }> {
  if (!existsSync(path)) copyFileSync(one.path, path)
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [
      '--no-warnings',
      MERGER,
      path,
      one.copy('Ben'),
      String(moment.passes ?? 0),
      ...(moment.any ? ['any'] : []),
    ])
    let out = ''
    let wrong = ''
    child.stdout.on('data', bytes => {
      const isFirst = out === ''
      out += String(bytes)
      if (isFirst && moment.after !== undefined) setTimeout(() => child.kill('SIGKILL'), moment.after)
    })
    child.stderr.on('data', bytes => (wrong += String(bytes)))
    child.on('close', (exit, signal) => {
      if (exit !== 0 && signal === null) return reject(new Error(wrong))
      resolve({ signal, passed: Number(/passed (\d+)/.exec(out)?.[1] ?? 0) })
    })
  })
}

/** Whether a killed merge left the project as before or as after. Throws where it is neither, or not sound. */
export async function whatIsLeft({ journey }: CaseInHand, path: string): Promise<'before' | 'after'> {
  await journey.ask('project.open', { path, coder: 'Ana Lead' })
  const { project, coderId } = journey.core.needProject()
  const { problems } = await journey.ask('project.check', {})
  const flaws = [...problems, ...flawsIn(project.read)]
  if (flaws.length > 0) throw new Error(`${path}: ${flaws.join(' ')}`)
  const count = (table: string) =>
    project.read.get<{ n: number }>({ text: `SELECT count(*) AS n FROM "${table}"`, values: [] })!.n
  const told = [count('merge_report'), count('hand_in'), ...said(rowsOf(project.read))]
  const act = project.read.get<{ label: string }>(
    sql`SELECT label FROM act WHERE coder_id = ${bytesOf(coderId)} AND state = 'done' ORDER BY n DESC LIMIT 1`,
  )!
  await journey.core.closeProject()
  const isAfter = act.label.startsWith('Merge')
  const expected = isAfter ? [1, 1, true, true, true, true, true] : [0, 0, false, false, false, false, false]
  if (JSON.stringify(told) !== JSON.stringify(expected))
    throw new Error(`${path}: half a merge: ${JSON.stringify(told)}`)
  return isAfter ? 'after' : 'before'
}

/** Which parts of Ben's work are there. */
function said(rows: Rows): boolean[] {
  const has = (table: string, words: string) =>
    [...rows.get(table)!.values()].some(row => JSON.stringify(row).includes(words))
  return [
    has('code', 'Doubt'),
    has('code', 'Support'),
    has('paragraph', 'handbooks'),
    has('case', 'North'),
    has('memo', 'Again.'),
  ]
}
