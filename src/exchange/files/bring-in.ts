// Brings in the files of a plan as corrected: one act, a change per file. What is here is skipped, bad files are refused one by one.

import { setImmediate } from 'node:timers/promises'
import type { CaseId, CoderId, SourceId } from '../../base/ids.ts'
import { fold } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import { ensureCase, fileSource } from '../../cases/commands.ts'
import { findCase } from '../../cases/queries.ts'
import { anchorAt } from '../../coding/commands.ts'
import { openText } from '../../coding/queries.ts'
import { addMemo } from '../../memos/commands.ts'
import { addSource, setSpeaker } from '../../sources/commands.ts'
import type { ReadingPool } from '../../sources/importers/pool.ts'
import type { PreparedSource } from '../../sources/prepared.ts'
import { sourceByContent, speakersOf } from '../../sources/queries.ts'
import type { ImportReport, SourceKind } from '../../sources/types.ts'
import type { Change } from '../../store/access.ts'
import type { Project } from '../../store/project.ts'
import type { Job, PlannedFile } from './plan-files.ts'

/** How a file of a plan is to be filed, as corrected by a person. */
export interface FileToBringIn {
  readonly token: string
  readonly name: string
  readonly kind: SourceKind
  readonly date: string | null
  readonly caseKeys: readonly string[]
  readonly participantKeys: readonly string[]
}

type Outcome = ImportReport['files'][number]

/** Brings in files. Stopped half-way, what landed stays as one act that can be undone, and the report says it was stopped. */
export async function bringIn(
  { project, coderId }: { readonly project: Project; readonly coderId: CoderId },
  pool: ReadingPool,
  files: readonly FileToBringIn[],
  planned: (token: string) => PlannedFile | undefined,
  job: Job,
): Promise<ImportReport> {
  const known = files.map(file => ({ file, plan: planned(file.token) }))
  if (known.some(({ plan }) => plan === undefined))
    throw new Refusal('plan-gone', 'These files were read in another session. Choose them again.')
  const act = project.act(files.length === 1 ? `Import “${files[0]!.name}”` : `Import ${files.length} files`, coderId)
  const outcomes: Outcome[] = []
  try {
    for await (const read of pool.prepareAll(
      known.map(({ plan }) => ({ path: plan!.path })),
      { signal: job.signal },
    )) {
      const { file, plan } = known[read.index]! as { file: FileToBringIn; plan: PlannedFile }
      job.progress({ done: read.index, total: files.length, doing: plan.within })
      outcomes.push('refused' in read ? refused(plan, read.refused) : bringInOne(act, file, plan, read.prepared))
      // Whoever reads or codes meanwhile goes first.
      await setImmediate()
    }
  } catch (trouble) {
    if (!job.signal.aborted) throw trouble
    return { files: outcomes, cancelled: true }
  }
  job.progress({ done: files.length, total: files.length, doing: '' })
  return { files: outcomes }
}

function bringInOne(
  act: ReturnType<Project['act']>,
  file: FileToBringIn,
  plan: PlannedFile,
  prepared: PreparedSource,
): Outcome {
  if (Buffer.from(prepared.textHash).toString('hex') !== plan.hash)
    return refused(plan, `“${plan.within}” was changed after it was read. Read it again.`)
  try {
    return act.change(`Import “${file.name}”`, (tx): Outcome => {
      const here = sourceByContent(tx, prepared)
      if (here)
        return {
          path: plan.within,
          result: 'duplicate',
          why: `It is here already as “${here.name}”.`,
          source: here.id,
          losses: [],
        }
      const { key, collectedBy } = plan.filing
      const sourceId = addSource(
        tx,
        { ...prepared, path: plan.within },
        { key, name: file.name, kind: file.kind, date: file.date, collectedBy },
      )
      const people = fileUnder(tx, sourceId, file)
      nameSpeakers(tx, sourceId, people)
      keepComments(tx, sourceId, prepared)
      return { path: plan.within, result: 'imported', source: key ?? sourceId, losses: prepared.losses }
    })
  } catch (trouble) {
    if (trouble instanceof Refusal) return refused(plan, trouble.message)
    throw trouble
  }
}

function refused(plan: PlannedFile, why: string): Outcome {
  return { path: plan.within, result: 'refused', why, losses: [] }
}

/** Files a source under its sites and people, making those that are new; the people by their keys. */
function fileUnder(tx: Change, sourceId: SourceId, file: FileToBringIn): Map<string, CaseId> {
  const sites = file.caseKeys.map(
    key => findCase(tx, key, 'site') ?? ensureCase(tx, { kind: 'site', key, name: key }).id,
  )
  for (const site of sites) fileSource(tx, site, sourceId)
  const people = new Map<string, CaseId>()
  for (const key of file.participantKeys) {
    const person =
      findCase(tx, key, 'participant') ??
      ensureCase(tx, { kind: 'participant', key, name: key, withinId: sites.length === 1 ? sites[0]! : null }).id
    fileSource(tx, person, sourceId)
    people.set(fold(key), person)
  }
  return people
}

/** Says who the speakers are: by the key before their turns; the only respondent is the only participant. */
function nameSpeakers(tx: Change, sourceId: SourceId, people: ReadonlyMap<string, CaseId>): void {
  const speakers = speakersOf(tx, sourceId)
  const respondents = speakers.filter(speaker => speaker.role === 'respondent')
  for (const speaker of speakers) {
    const only =
      people.size === 1 && respondents.length === 1 && respondents[0] === speaker ? [...people.values()][0]! : null
    const participantId = people.get(fold(speaker.label)) ?? only
    if (participantId) setSpeaker(tx, speaker.id, { role: 'respondent', participantId })
  }
}

/** Comments of a Word file become memos on the words they were about. */
function keepComments(tx: Change, sourceId: SourceId, prepared: PreparedSource): void {
  if (prepared.comments.length === 0) return
  const text = openText(tx, sourceId)
  for (const comment of prepared.comments) {
    const title = `Comment by ${comment.author || 'somebody'}`
    const onWords = prepared.text.slice(comment.start, comment.end).trim() !== ''
    if (onWords) addMemo(tx, { about: 'anchor', subjectId: anchorAt(tx, text, comment), title, body: comment.words })
    else addMemo(tx, { about: 'source', subjectId: sourceId, title, body: comment.words })
  }
}
