// Sources into the project: read off this thread, a change each, filed as the sheet or the file itself says.

import { realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { CaseId, SourceId } from '../../base/ids.ts'
import { fold } from '../../base/order.ts'
import { codePointLength } from '../../base/text-range.ts'
import { fileSource } from '../../cases/commands.ts'
import { addSource, markCoded, setSpeaker } from '../../sources/commands.ts'
import type { ReadingPool } from '../../sources/importers/pool.ts'
import type { PreparedSource } from '../../sources/prepared.ts'
import { sourceByContent, speakersOf } from '../../sources/queries.ts'
import type { Change } from '../../store/access.ts'
import { said } from '../csv-in/sheet.ts'
import { addFiledCases, completeFiling, type FiledSource, type FilingStudy } from './file-source.ts'
import type { Loading } from './loading.ts'
import type { PlannedSource, Ref } from './plan.ts'

/** Where sources lie and how they are filed. `sheet` is the name of the sheet that lists them, or empty. */
export interface SourceFolder {
  readonly root: string
  readonly sheet: string
  readonly study: FilingStudy
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
  const refuse = (planned: PlannedSource, why: string) => {
    loading.files.push({ path: planned.file, result: 'refused', why, losses: [] })
    if (folder.sheet !== '') loading.notes.add({ file: folder.sheet, row: planned.row, about: 'refused', says: why })
    refused.add(planned.key ?? planned.file)
  }
  const inside: PlannedSource[] = []
  for (const planned of sources) {
    if (await liesInside(folder.root, planned.file)) inside.push(planned)
    else
      refuse(
        planned,
        `${said(planned.file)} is a link that leads out of the study’s folder. Put the file itself there.`,
      )
  }
  const files = inside.map(({ file }) => ({ path: join(folder.root, file), name: file.split('/').at(-1)! }))
  for await (const read of pool.prepareAll(files, { signal })) {
    const planned = inside[read.index]!
    if ('refused' in read) refuse(planned, read.refused)
    else {
      const filed = completeFiling(loading, folder.study, planned, read.prepared)
      checkLengths(loading, folder.sheet, planned, read.prepared)
      const why = loadSource(loading, planned.key ?? planned.file, filed, read.prepared)
      if (why !== null) refuse(planned, why)
    }
    await loading.pause(1, planned.file)
  }
  return refused
}

/** Whether a file, links followed, lies in a folder. One that is not there is left to whoever reads it. */
async function liesInside(root: string, file: string): Promise<boolean> {
  const real = await realpath(join(root, file)).catch(() => null)
  return real === null || real.startsWith(root + sep)
}

/** Adds one source. Gives the reason if it cannot be. */
function loadSource(loading: Loading, ref: Ref, filed: FiledSource, prepared: PreparedSource): string | null {
  const here = sourceByContent(loading.project.read, prepared)
  const holder = filed.key === null ? undefined : loading.sources.get(filed.key)
  if (holder !== undefined && holder !== here?.id) {
    return `The key ${filed.key} belongs to another source here, with another text. Give this one another key.`
  }
  loading.change(`Import “${filed.name}”`, tx => {
    const sourceId = here?.id ?? addSource(tx, { ...prepared, path: filed.file }, filed)
    loading.sources.set(ref, sourceId)
    if (filed.key !== null) loading.sources.set(filed.key, sourceId)
    addFiledCases(loading, tx, filed)
    fileUnder(loading, tx, sourceId, filed)
    if (!here) nameSpeakers(loading, tx, sourceId, filed)
    loading.count('sources', !here)
    loading.files.push({
      path: filed.file,
      result: here ? 'duplicate' : 'imported',
      ...(here && { why: `It is here already as “${here.name}”.` }),
      source: filed.key ?? sourceId,
      losses: prepared.losses,
    })
  })
  return null
}

function fileUnder(loading: Loading, tx: Change, sourceId: SourceId, planned: FiledSource): void {
  for (const site of planned.sites) fileSource(tx, loading.case('site', site), sourceId)
  for (const participant of planned.participants) fileSource(tx, loading.case('participant', participant), sourceId)
  for (const coder of planned.codedBy) markCoded(tx, sourceId, loading.coder(tx, coder))
  loading.values(tx, 'source', planned.values, { sourceId })
}

/** Says who the speakers are: by the participant's key before their turns, else the only respondent is the only participant. Whoever collected the source asked the questions. */
function nameSpeakers(loading: Loading, tx: Change, sourceId: SourceId, planned: FiledSource): void {
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
