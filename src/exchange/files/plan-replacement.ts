// Reads a corrected file and plans it in the place of a source's text. Nothing is written.

import { randomUUID } from 'node:crypto'
import type { AnchorId, SourceId } from '../../base/ids.ts'
import type { TextRange } from '../../base/text-range.ts'
import type { TextStep } from '../../base/text-step.ts'
import { Refusal } from '../../base/trouble.ts'
import { anchorsIn } from '../../coding/carry-commands.ts'
import { openText } from '../../coding/queries.ts'
import { anchorQuestions, codingsOn } from '../../coding/question-queries.ts'
import type { ReadingPool } from '../../sources/importers/pool.ts'
import { walkPaths } from '../../sources/importers/walk.ts'
import type { PreparedSource } from '../../sources/prepared.ts'
import { getSource, sourceByContent, textStateOf } from '../../sources/queries.ts'
import { planReplace } from '../../sources/replace-plan.ts'
import type { ReplaceReport } from '../../sources/types.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf } from '../../store/sql.ts'
import type { Job } from './plan-files.ts'

/** A corrected file as the core remembers it until it is put in place: the plan, and the text it is meant for. */
export interface PlannedReplacement {
  readonly sourceId: SourceId
  readonly state: string
  readonly prepared: PreparedSource
  readonly steps: readonly TextStep[]
  readonly found: ReadonlyMap<AnchorId, TextRange>
  readonly report: ReplaceReport
}

const MOST_SHOWN = 2000

/** Plans the replacement. Refuses a folder, a file that cannot be read, one with the same text, and one that is another source. */
export async function planReplacement(
  read: Read,
  pool: ReadingPool,
  sourceId: SourceId,
  path: string,
  job: Job,
): Promise<PlannedReplacement> {
  const source = getSource(read, sourceId)
  const { files } = await walkPaths([path], job.signal)
  const file = files[0]
  if (!file || files.length > 1)
    throw new Refusal('not-one-file', 'Choose one file: the corrected text of this source.')
  job.progress({ done: 0, total: 2, doing: file.within })
  let prepared: PreparedSource | null = null
  for await (const one of pool.prepareAll([file], { signal: job.signal })) {
    if ('refused' in one) throw new Refusal(one.code, one.refused)
    prepared = { ...one.prepared, path: file.within }
  }
  if (prepared === null) throw new Refusal('not-one-file', 'This file could not be read. Choose another.')
  job.progress({ done: 1, total: 2, doing: file.within })
  const text = openText(read, sourceId)
  if (prepared.text === text.text)
    throw new Refusal(
      'same-text',
      `“${prepared.name}” holds exactly the text that “${source.key ?? source.name}” has. There is nothing to replace.`,
    )
  const other = sourceByContent(read, prepared)
  if (other && other.id !== sourceId)
    throw new Refusal('source-here', `“${prepared.name}” is another source already: “${other.name}”.`)
  const asked = new Map(anchorQuestions(read, sourceId).map(one => [one.anchorId, one]))
  const plan = planReplace(
    text.text,
    prepared.text,
    anchorsIn(read, text).map(anchor => ({ ...anchor, lost: anchor.lost ? asked.get(anchor.id)?.was : undefined })),
  )
  const counts = { kept: 0, moved: 0, changed: 0, lost: 0 }
  for (const place of plan.places) counts[place.fate]++
  const places = plan.places
    .flatMap(({ anchorId, fate, was, is }) =>
      fate === 'kept'
        ? []
        : [{ fate, was, is, codes: codingsOn(read, bytesOf(anchorId)).map(({ code, coder }) => ({ code, coder })) }],
    )
    .slice(0, MOST_SHOWN)
  job.progress({ done: 2, total: 2, doing: '' })
  return {
    sourceId,
    state: textStateOf(read, sourceId),
    prepared,
    steps: plan.steps,
    found: plan.found,
    report: {
      token: randomUUID(),
      file: prepared.name,
      changes: plan.steps.length,
      counts,
      places,
      losses: prepared.losses,
    },
  }
}
