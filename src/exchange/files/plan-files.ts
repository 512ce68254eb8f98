// Reads files and says how each would be filed. Nothing is written: what is wrong is corrected in the table first.

import { randomUUID } from 'node:crypto'
import { listCases } from '../../cases/queries.ts'
import type { Progress } from '../../base/reply.ts'
import { fileBy, filedByLines, type Filing } from '../../sources/filing.ts'
import type { ReadingPool } from '../../sources/importers/pool.ts'
import { walkPaths } from '../../sources/importers/walk.ts'
import type { PreparedSource } from '../../sources/prepared.ts'
import { sourceByContent } from '../../sources/queries.ts'
import type { FiledFile } from '../../sources/types.ts'
import type { Read } from '../../store/access.ts'
import { wordCount } from '../../base/text-range.ts'
import { readFilingSheet, readRulesSheet } from './filing-sheets.ts'

/** A file of a plan as the core remembers it: where it lies, what it was when it was read, how it was filed. */
export interface PlannedFile {
  readonly path: string
  readonly within: string
  readonly hash: string
  readonly filing: Filing
}

/** How long work is accompanied. */
export interface Job {
  progress(progress: Progress): void
  readonly signal: AbortSignal
}

const OPENING = 700

/** Plans the import of files and folders; `remember` keeps each readable file under its token until it is brought in. */
export async function planFiles(
  read: Read,
  pool: ReadingPool,
  input: {
    readonly paths: readonly string[]
    readonly sheet?: string | undefined
    readonly rules?: string | undefined
  },
  job: Job,
  remember: (token: string, file: PlannedFile) => void,
): Promise<FiledFile[]> {
  const { files } = await walkPaths(input.paths, job.signal)
  const rowOf = input.sheet === undefined ? () => null : await readFilingSheet(input.sheet, job.signal)
  const rules = input.rules === undefined ? [] : await readRulesSheet(input.rules, job.signal)
  const knownCases = listCases(read, 'site')
  const planned: FiledFile[] = []
  const seen = new Map<string, string>()
  for await (const one of pool.prepareAll(files, { signal: job.signal })) {
    const { path, within } = files[one.index]!
    job.progress({ done: one.index, total: files.length, doing: within })
    const prepared = 'prepared' in one ? one.prepared : null
    const filing = fileBy({ path: within, source: prepared, row: rowOf(within), rules, knownCases })
    const filed = {
      path: within,
      name: filing.name,
      kind: filing.kind,
      date: filing.date,
      caseKeys: filing.caseKeys,
      participantKeys: filing.participantKeys,
      filedBy: filedByLines(filing),
    }
    if (!prepared) {
      planned.push({
        ...filed,
        token: '',
        result: 'refused',
        why: 'refused' in one ? one.refused : null,
        speakers: [],
        words: 0,
        losses: [],
        opening: '',
      })
      continue
    }
    const hash = Buffer.from(prepared.textHash).toString('hex')
    const here = sourceByContent(read, prepared)?.name ?? seen.get(hash)
    seen.set(hash, filing.name)
    const token = here === undefined ? randomUUID() : ''
    if (token) remember(token, { path, within, hash, filing })
    planned.push({
      ...filed,
      token,
      result: here === undefined ? 'ready' : 'duplicate',
      why: here ?? null,
      speakers: speakersOf(prepared),
      words: prepared.words,
      losses: prepared.losses,
      opening: prepared.text.slice(0, OPENING),
    })
  }
  job.progress({ done: files.length, total: files.length, doing: '' })
  return planned
}

function speakersOf(prepared: PreparedSource): FiledFile['speakers'] {
  const tally = prepared.speakers.map(speaker => ({ ...speaker, turns: 0, words: 0 }))
  if (tally.length === 0) return []
  const paragraphs = prepared.text.split('\n')
  let before = -1
  for (const turn of prepared.turns) {
    const speaker = tally[turn.speaker]!
    // A turn that goes on over several paragraphs is one.
    if (turn.speaker !== before || turn.speechStart > 0) speaker.turns++
    speaker.words += wordCount(paragraphs[turn.paragraph]!.slice(turn.speechStart))
    before = turn.speaker
  }
  return tally
}
