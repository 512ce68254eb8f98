// Sources into the project: read off this thread, a change each, filed as the sheet or the file itself says.

import { join } from 'node:path'
import type { CaseId, SourceId } from '../../base/ids.ts'
import { fold } from '../../base/order.ts'
import { codePointLength } from '../../base/text-range.ts'
import { fileSource } from '../../cases/commands.ts'
import { addSource, markCoded, setSpeaker } from '../../sources/commands.ts'
import type { ReadingPool } from '../../sources/importers/pool.ts'
import type { PreparedSource } from '../../sources/prepared.ts'
import { sourceByContent, speakersOf } from '../../sources/queries.ts'
import type { Change } from '../../store/access.ts'
import type { Loading } from './loading.ts'
import type { PlannedSource, Ref } from './plan.ts'

/** What the loader needs to know to file sources. `columns` are the names of the sheet's columns for its checks. */
export interface SourceFolder {
  readonly root: string
  readonly sheet: string
  /** Fills in, from a text's header and its folder, what no sheet says. */
  readonly complete: (planned: PlannedSource, prepared: PreparedSource) => PlannedSource
}

/** Reads and adds sources in order, a change each. A bad file is listed with its sentence, and the rest goes in. Gives the references of those that did not come in. */
export async function loadSources(
  loading: Loading,
  folder: SourceFolder,
  sources: readonly PlannedSource[],
  pool: ReadingPool,
  signal: AbortSignal,
): Promise<Set<Ref>> {
  const refused = new Set<Ref>()
  const files = sources.map(source => ({ path: join(folder.root, source.file), name: source.file.split('/').at(-1)! }))
  for await (const read of pool.prepareAll(files, { signal })) {
    const planned = sources[read.index]!
    const ref = planned.key ?? planned.file
    if ('refused' in read) {
      loading.files.push({ path: planned.file, result: 'refused', why: read.refused, losses: [] })
      if (folder.sheet !== '')
        loading.notes.add({ file: folder.sheet, row: planned.row, about: 'refused', says: read.refused })
      refused.add(ref)
    } else {
      const complete = folder.complete(planned, read.prepared)
      checkLengths(loading, folder.sheet, complete, read.prepared)
      if (!loadSource(loading, ref, complete, read.prepared)) refused.add(ref)
    }
    await loading.pause(1, planned.file)
  }
  return refused
}

function loadSource(loading: Loading, ref: Ref, planned: PlannedSource, prepared: PreparedSource): boolean {
  const name = planned.name ?? prepared.name.replace(/\.[^.]+$/, '')
  const here = sourceByContent(loading.project.read, prepared.textHash)
  const holder = planned.key === null ? undefined : loading.sources.get(planned.key)
  if (holder !== undefined && holder !== here?.id) {
    const why = `The key ${planned.key} belongs to another source here, with another text. Give this one another key.`
    loading.files.push({ path: planned.file, result: 'refused', why, losses: [] })
    return false
  }
  return loading.change(`Import “${name}”`, tx => {
    const filing = {
      key: planned.key,
      name,
      kind: planned.kind ?? 'document',
      date: planned.date,
      collectedBy: planned.collectedBy,
    }
    const sourceId = here?.id ?? addSource(tx, { ...prepared, path: planned.file }, filing)
    loading.sources.set(ref, sourceId)
    fileUnder(loading, tx, sourceId, planned)
    if (!here) nameSpeakers(loading, tx, sourceId, planned)
    loading.count('sources', !here)
    loading.files.push({
      path: planned.file,
      result: here ? 'duplicate' : 'imported',
      ...(here && { why: `It is here already as “${here.name}”.` }),
      source: planned.key ?? sourceId,
      losses: prepared.losses,
    })
    return true
  })
}

function fileUnder(loading: Loading, tx: Change, sourceId: SourceId, planned: PlannedSource): void {
  for (const site of planned.sites) fileSource(tx, loading.case('site', site), sourceId)
  for (const participant of planned.participants) fileSource(tx, loading.case('participant', participant), sourceId)
  for (const coder of planned.codedBy) markCoded(tx, sourceId, loading.coder(tx, coder))
  loading.values(tx, 'source', planned.values, { sourceId })
}

/** Says who the speakers are: by the participant's key before their turns, else the only respondent is the only participant. Whoever collected the source asked the questions. */
function nameSpeakers(loading: Loading, tx: Change, sourceId: SourceId, planned: PlannedSource): void {
  const speakers = speakersOf(tx, sourceId)
  const named = new Map<string, CaseId>(planned.participants.map(ref => [fold(ref), loading.case('participant', ref)]))
  const respondents = speakers.filter(speaker => speaker.role === 'respondent')
  for (const speaker of speakers) {
    const label = fold(speaker.label)
    const known = named.get(label)
    const only = planned.participants.length === 1 && respondents.length === 1 && respondents[0] === speaker
    const participantId = known ?? (only ? loading.case('participant', planned.participants[0]!) : null)
    const asked = participantId === null && speaker.role === 'other' && label === fold(planned.collectedBy ?? '')
    const role = participantId !== null ? 'respondent' : asked ? 'interviewer' : speaker.role
    if (participantId !== null || role !== speaker.role) setSpeaker(tx, speaker.id, { role, participantId })
  }
}

function checkLengths(loading: Loading, sheet: string, planned: PlannedSource, prepared: PreparedSource): void {
  const differs = (claimed: number | null, is: number, what: string) => {
    if (claimed === null || claimed === is) return
    loading.notes.add({
      file: sheet,
      row: planned.row,
      column: what,
      about: `${what} differ`,
      says: `says ${claimed}, and the text has ${is} ${what}. Is it the same version of the file?`,
    })
  }
  differs(planned.words, prepared.words, 'words')
  differs(planned.characters, codePointLength(prepared.text), 'characters')
}
