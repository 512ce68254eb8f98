// A study written down in a test: its sheets as text, planned or loaded.

import { Notes } from '../../../src/exchange/csv-in/notes.ts'
import { parseSheet } from '../../../src/exchange/csv-in/read-sheet.ts'
import { type Known, NOTHING_KNOWN } from '../../../src/exchange/study/known.ts'
import { planStudy } from '../../../src/exchange/study/plan-study.ts'
import type { StudyPlan } from '../../../src/exchange/study/plan.ts'

/** The sheets of a small study, by what they hold. Left-hand white space is not part of a sheet. */
export interface WrittenStudy {
  readonly sites?: string
  readonly pairs?: string
  readonly participants?: string
  readonly sources?: string
  readonly framework?: string
  readonly history?: string
  readonly propositions?: string
  readonly codings?: string
  readonly topicGuide?: string
  readonly files?: readonly string[]
}

const FILES = {
  sites: 'sites.csv',
  pairs: 'pairings.csv',
  participants: 'respondents.csv',
  sources: 'sources.csv',
  framework: 'codebook.csv',
  history: 'codebook-changes.csv',
  propositions: 'propositions.csv',
} as const

/** Takes the indentation of a template off its lines. */
export function lines(written: string): string {
  return written
    .split('\n')
    .map(line => line.trim())
    .filter((line, at, all) => line !== '' || (at > 0 && at < all.length - 1))
    .join('\n')
}

/** Plans a written study. */
export async function planned(study: WrittenStudy, known: Known = NOTHING_KNOWN): Promise<StudyPlan> {
  const sheet = (name: keyof typeof FILES) => {
    const written = study[name]
    return written === undefined ? null : parseSheet(FILES[name], Buffer.from(lines(written)))
  }
  const planning = planStudy(
    {
      sites: await sheet('sites'),
      pairs: await sheet('pairs'),
      participants: await sheet('participants'),
      sources: await sheet('sources'),
      framework: await sheet('framework'),
      history: await sheet('history'),
      propositions: await sheet('propositions'),
      codings: study.codings === undefined ? [] : [await parseSheet('coding.csv', Buffer.from(lines(study.codings)))],
      topicGuide: study.topicGuide ?? null,
      files: study.files ?? [],
    },
    known,
  )
  for (;;) {
    const step = planning.next()
    if (step.done) return step.value.plan
  }
}

/** The notes of a plan, as sentences. */
export async function notesOf(study: WrittenStudy, known?: Known): Promise<string[]> {
  const plan = await planned(study, known)
  return plan.notes instanceof Notes ? plan.notes.sentences() : []
}
