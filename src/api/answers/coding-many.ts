// Coding many stretches at once: which they are, how many, and the deed.

import { filterNames } from '../../analysis/filter/queries.ts'
import { filterClause } from '../../analysis/filter/words.ts'
import type { CodeId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { applyToStretches, type Stretch } from '../../coding/bulk-commands.ts'
import { sourcesCoded, stretchesCoded } from '../../coding/coding-queries.ts'
import { codeToApply } from '../../coding/commands.ts'
import { openText } from '../../coding/queries.ts'
import { getCode } from '../../framework/queries.ts'
import { refuseTooMany, stretchesOfHits } from '../../search/stretch-queries.ts'
import { getSource, paragraphsOf, speakersOf, turnsSpokenBy } from '../../sources/queries.ts'
import { Stretches } from '../../sources/stretches.ts'
import type { AnswerTo } from '../answers.ts'
import type { Input } from '../contract.ts'
import type { OpenProject } from '../open-project.ts'
import { inSlices, pause } from '../pause.ts'

type Where = Omit<Input<'coding.places'>, 'codeIds'>

/** Stretches, and in words what they are. */
interface Wanted {
  readonly stretches: readonly Stretch[]
  readonly what: string
}

// A change of about so many codings holds nobody up.
const IN_ONE_CHANGE = 500

// Counted, a code chosen, counted again, then coded: what was found last is found again only after something changed.
const foundLast = new WeakMap<OpenProject, { readonly key: string; readonly wanted: Wanted }>()

async function find(open: OpenProject, where: Where, signal?: AbortSignal): Promise<Wanted> {
  const { lastChange } = open.project
  const key = `${lastChange} ${JSON.stringify(where)}`
  const last = foundLast.get(open)
  if (last?.key === key) return last.wanted
  const found = await wanted(open, where, signal)
  foundLast.set(open, { key, wanted: found })
  return found
}

/** Counts the stretches without coding them. */
export const placesToCode: AnswerTo<'coding.places'> = async (open, { codeIds = [], ...where }) => {
  const { stretches, what } = await find(open, where)
  const used = codeIds.map(codeId => sourcesCoded(open.project.read, codeId, open.coderId))
  let already = 0
  for (const stretch of stretches) {
    if (used.length === 0 || used.some(sources => !sources.has(stretch.sourceId))) continue
    already += alreadyCoded(open, stretch, codeIds)
    await pause()
  }
  return { places: countOf(stretches), sources: stretches.length, already, what }
}

/** Codes the stretches, in slices of one act. Stopped on the way, what landed is taken back. */
export const codePlaces: AnswerTo<'coding.applyMany'> = async (open, { codeIds, ...where }, job) => {
  const { project, coderId } = open
  const names = codeIds.map(codeId => `“${getCode(project.read, codeId).name}”`).join(', ')
  if (codeIds.length === 0) throw new Refusal('no-code', 'No code is chosen. Choose at least one.')
  for (const codeId of codeIds) codeToApply(project.read, codeId)
  const { stretches, what } = await find(open, where, job.signal)
  const places = countOf(stretches)
  if (places === 0) throw new Refusal('no-places', 'There is nothing to code here.')
  const label = `Apply ${codeIds.length === 1 ? 'code' : 'codes'} ${names} to ${what}`
  const act = project.act(label, coderId)
  let added = 0
  let skipped = 0
  let done = 0
  try {
    for (const slice of inChanges(stretches)) {
      act.change(label, tx => {
        for (const stretch of slice) {
          const counts = applyToStretches(tx, stretch, codeIds)
          added += counts.added
          skipped += counts.skipped
        }
        tx.describe(label)
      })
      done += countOf(slice)
      job.progress({ done, total: places, doing: label })
      await pause(job.signal)
    }
  } catch (trouble) {
    // Where the same coder did something else meanwhile, what landed stays listed as this act and can be taken back by name.
    if (added > 0 && project.undoState(coderId).undo === label) project.undo(coderId)
    throw trouble
  }
  return { added, skipped, places, sources: stretches.length }
}

function countOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { ranges }) => sum + ranges.length, 0)
}

/** Cuts stretches so that each change holds about as many codings. */
function* inChanges(stretches: readonly Stretch[]): Generator<readonly Stretch[]> {
  let slice: Stretch[] = []
  let held = 0
  for (const { sourceId, ranges } of stretches) {
    for (let at = 0; at < ranges.length; at += IN_ONE_CHANGE) {
      const some = ranges.slice(at, at + IN_ONE_CHANGE)
      slice.push({ sourceId, ranges: some })
      held += some.length
      if (held < IN_ONE_CHANGE) continue
      yield slice
      slice = []
      held = 0
    }
  }
  if (slice.length > 0) yield slice
}

function alreadyCoded(open: OpenProject, { sourceId, ranges }: Stretch, codeIds: readonly CodeId[]): number {
  const text = openText(open.project.read, sourceId)
  const coded = codeIds.map(
    codeId =>
      new Set(
        stretchesCoded(open.project.read, text, codeId, open.coderId).map(range => `${range.start} ${range.end}`),
      ),
  )
  return ranges.filter(range => coded.every(set => set.has(`${range.start} ${range.end}`))).length
}

async function wanted(
  { project: { read }, analysis }: OpenProject,
  where: Where,
  signal?: AbortSignal,
): Promise<Wanted> {
  const { hits, section, turns, participantId } = where
  if ([hits, section, turns, participantId].filter(one => one !== undefined).length !== 1)
    throw new Refusal('places-unclear', 'Say one thing to code: hits, a section, or whose turns.')
  if (hits) {
    const { filter, ...search } = hits
    const within = await analysis.textWithin(filter)
    const stretches = await inSlices(stretchesOfHits(read, { ...search, ...(within ? { within } : {}) }), signal)
    const narrowed = filter ? ` ${filterClause(filter, filterNames(read))}` : ''
    return { stretches, what: `${places(countOf(stretches))} with “${hits.words.trim()}”${narrowed}` }
  }
  if (section) {
    getSource(read, section.sourceId)
    const found = new Stretches(paragraphsOf(read, section.sourceId)).sectionAt(section.at)
    if (found === null)
      throw new Refusal(
        'no-section',
        'There is no heading above these words, or nothing under it. Put the cursor in a section.',
      )
    return { stretches: [{ sourceId: section.sourceId, ranges: [found.range] }], what: `section “${found.heading}”` }
  }
  if (turns) {
    getSource(read, turns.sourceId)
    const speaker = speakersOf(read, turns.sourceId).find(one => one.id === turns.speakerId)
    if (speaker === undefined) throw new Refusal('speaker-gone', 'This speaker is not in the source (any more).')
    const ranges = new Stretches(paragraphsOf(read, turns.sourceId)).turnsOf(new Set([speaker.id]))
    refuseTooMany(ranges.length)
    const stretches = ranges.length === 0 ? [] : [{ sourceId: turns.sourceId, ranges }]
    return { stretches, what: `${turnsInWords(ranges.length)} of ${speaker.label}` }
  }
  const { name, spoken } = turnsSpokenBy(read, participantId!)
  const stretches = spoken.flatMap(({ sourceId, speakers }) => {
    const ranges = new Stretches(paragraphsOf(read, sourceId)).turnsOf(speakers)
    return ranges.length === 0 ? [] : [{ sourceId, ranges }]
  })
  refuseTooMany(countOf(stretches))
  return { stretches, what: `${turnsInWords(countOf(stretches))} of ${name} in ${sources(stretches.length)}` }
}

const places = (n: number) => (n === 1 ? '1 place' : `${n} places`)
const turnsInWords = (n: number) => (n === 1 ? '1 turn' : `${n} turns`)
const sources = (n: number) => (n === 1 ? '1 source' : `${n} sources`)
