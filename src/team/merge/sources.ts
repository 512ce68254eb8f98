// Sources that were imported on two sides: the same words under two names are one (M29), one name over different words may be (M30).

import { GIVEN } from './answer.ts'
import { apartPatches, isApartBy } from './apart.ts'
import { heldBy } from './called.ts'
import { normal } from './codes.ts'
import type { Draft } from './draft.ts'
import { withNeeds } from './integrity.ts'
import { mayStand } from './join-sources.ts'
import { laid, ordered, stepsFrom, type Laid } from './laid-text.ts'
import { askColumns, pick, type Clash, type Subject } from './meet.ts'
import type { KeptQuestion, QuestionOption, Row } from './types.ts'

/** Sources imported on both sides: the same words are one, under whatever name. [M29] [M30] */
export const sourceSubject: Subject = {
  clashes(draft, id, clashes) {
    // Ids follow from words: with the same ones it is one already.
    const both = clashes.flatMap(clash => {
      // Of one that has another id there it is asked otherwise.
      const theirs = clash.theirs.filter(({ side }) => draft.facts.sides[side]!.row('source', id) !== null)
      return clash.base === null && clash.columns[0] !== 'blob_hash' && theirs.length > 0 ? [{ ...clash, theirs }] : []
    })
    if (both.length > 0) draft.later.push(() => askSameId(draft, id, both))
    // How it is called there waits with the question whether it is one.
    const waits = ({ columns, theirs }: Clash) =>
      ['name', 'path'].includes(columns[0]!) && theirs.every(({ side }) => waiting(draft, id, side).length > 0)
    return clashes.filter(clash => clash.base !== null && !waits(clash))
  },
  twin(draft, row, side) {
    const others = newTo(draft, side)
    const same = others.find(one => one['text_hash'] === row['text_hash'])
    if (same) {
      alignParagraphs(draft, same['id'] as string, row['id'] as string, side)
      draft.later.push(() => askSameSource(draft, same, row, side))
      return same['id'] as string
    }
    // Not the same to the letter, but for spaces and line ends.
    const words = wordsIn(draft, row)
    const nearly = others.find(one => wordsIn(draft, one) === words)
    const named = nearly ?? others.find(one => normal(one['name'] as string) === normal(row['name'] as string))
    if (named) {
      const isOnesOwn = () => heldBy(draft, 'source', side).has(named['id'] as string)
      // What comes after it in the copy may turn out to be that source.
      draft.later.push(() => void (isOnesOwn() || askVersions(draft, named, row, side, nearly !== undefined)))
    }
    return null
  },
}

/** The open questions whether what a copy has of a source is another one. */
function waiting(draft: Draft, id: string, at: number): KeptQuestion[] {
  const asked = draft.facts.waiting.filter(({ object }) => object.id === id)
  if (asked.length === 0) return []
  const there = idIn(draft, id, at)
  return asked.filter(({ full }) => full.some(option => isApartBy(draft, there, at, option.patches)))
}

/** Under which id a copy has a source of ours. */
function idIn(draft: Draft, id: string, at: number): string {
  const side = draft.facts.sides[at]!
  if (side.row('source', id) !== null) return id
  return [...draft.aliases.keys()].find(from => draft.known(from) === id && side.row('source', from) !== null) ?? id
}

/** [M29] What a copy brings of a source of which it is open whether it is another one waits with the question: its answer takes that along too. Gives back the questions as they are then. */
export function followWaiting(draft: Draft): KeptQuestion[] {
  const followed = new Map<string, KeptQuestion>()
  for (const { object } of draft.facts.waiting)
    for (const [at] of draft.facts.sides.entries())
      for (const question of waiting(draft, object.id, at)) {
        const known = followed.get(question.id) ?? question
        const there = idIn(draft, object.id, at)
        let isNews = false
        const full = known.full.map(option => {
          if (!isApartBy(draft, there, at, option.patches)) return option
          const patches = apartPatches(draft, there, at, option.patches)
          isNews ||= JSON.stringify(patches) !== JSON.stringify(option.patches)
          return { ...option, patches }
        })
        if (!isNews) continue
        const { needs } = withNeeds(draft, { ...known, copies: [], oursFrom: null, codings: [], options: full })
        followed.set(question.id, { ...known, full, needs: [...(known.needs ?? []), ...(needs ?? [])] })
        draft.note('M29', 'source', draft.object('source', object.id).name, at, [object.id])
      }
  return [...followed.values()]
}

/** The sources of the result that a copy does not have itself: what one person has as two is two. */
function newTo(draft: Draft, side: number): Row[] {
  const held = heldBy(draft, 'source', side)
  return draft.all('source').filter(one => !held.has(one['id'] as string))
}

/** The text of a source, wherever it is known. */
function textOf(draft: Draft, source: string): Laid {
  const here = draft.where('paragraph', 'source_id', source)
  if (here.length > 0) return laid(ordered(here))
  const side = draft.facts.sides.find(one => one.row('source', source) !== null)
  return laid(ordered(side?.where('paragraph', 'source_id', source) ?? []))
}

/** What the words of a source come to, spaces aside; worked out once. */
function wordsIn(draft: Draft, source: Row): string {
  let known = wordsOf.get(draft)
  if (!known) wordsOf.set(draft, (known = new Map()))
  const id = source['id'] as string
  let words = known.get(id)
  if (words === undefined) known.set(id, (words = draft.facts.digest(normal(textOf(draft, id).text))))
  return words
}

const wordsOf = new WeakMap<Draft, Map<string, string>>()

/** Paragraph by paragraph the copy's source is ours. */
function alignParagraphs(draft: Draft, here: string, there: string, side: number): void {
  const ours = ordered(draft.where('paragraph', 'source_id', here))
  const theirs = ordered(draft.facts.sides[side]!.where('paragraph', 'source_id', there))
  if (ours.length !== theirs.length) return
  for (const [at, row] of theirs.entries()) draft.alias(row['id'] as string, ours[at]!['id'] as string)
  speakersAlike(draft, there)
}

/** Who speaks in a source that is found to be ours is known by the label. */
export function speakersAlike(draft: Draft, there: string): void {
  const here = draft.known(there)
  if (here === there) return
  const labels = new Map(draft.where('speaker', 'source_id', here).map(row => [row['label'], row['id'] as string]))
  for (const side of draft.facts.sides)
    for (const row of side.where('speaker', 'source_id', there)) {
      const known = labels.get(row['label'] ?? null)
      if (known !== undefined) draft.alias(row['id'] as string, known)
    }
}

/** The codings that a copy has on a source, as they are in the result. */
function codingsOn(draft: Draft, source: string, side: number): string[] {
  const anchors = draft.facts.sides[side]!.touched('anchor')
  return Array.from(draft.facts.sides[side]!.touched('coding').values()).flatMap(({ is }) => {
    const anchor = is === null ? undefined : anchors.get(is['anchor_id'] as string)?.is
    return anchor?.['source_id'] === source ? [draft.known(is!['id'] as string)] : []
  })
}

/** [M29] One text under one id, told differently by the sides that imported it. */
function askSameId(draft: Draft, id: string, clashes: readonly Clash[]): void {
  askColumns(
    draft,
    'source',
    id,
    'M29',
    clashes,
    'The same text was imported on both sides, and is told differently. It is taken for one source, with the codings of both.',
    sides => ({
      options: twoSources(draft, id, sides),
      codings: sides.flatMap(side => codingsOn(draft, id, side)),
    }),
  )
}

/** What the copies have of a source is a source of its own: of all of them, or of one. */
function twoSources(draft: Draft, there: string, sides: readonly number[]): QuestionOption[] {
  const apart = sides.map(side => apartPatches(draft, there, side))
  if (sides.length === 1) return [{ id: 'two', label: 'Two sources', patches: apart[0]! }]
  return [
    ...sides.map((side, at) => ({
      id: `two:${at}`,
      label: `${draft.facts.sides[side]!.copy.coder?.name ?? draft.facts.sides[side]!.mark}’s is another source`,
      patches: apart[at]!,
    })),
    { id: 'two', label: 'Each is a source of its own', patches: apart.flat() },
  ]
}

/** [M29] One text under two ids. */
function askSameSource(draft: Draft, here: Row, there: Row, side: number): void {
  draft.ask({
    kind: 'M29',
    table: 'source',
    id: here['id'] as string,
    says: 'The same text was imported on both sides. It is taken for one source, with the codings of both.',
    copies: [side],
    stored: ['name', 'path', 'kind', 'date', 'collected_by']
      .filter((field, at) => at < 2 || differs(field, here, there))
      .map(field => ({ field, base: null, ours: pick([field], here), theirs: [pick([field], there)] })),
    options: [
      { id: 'ours', label: 'One source, our name', patches: [] },
      {
        id: 'theirs',
        label: 'One source, their name',
        patches: [{ do: 'set', table: 'source', id: here['id'] as string, row: { name: there['name']! } }],
      },
      ...twoSources(draft, there['id'] as string, [side]),
      { id: 'fields', label: 'One source, told so', takes: 'fields', patches: [] },
    ],
    standing: 'ours',
    codings: codingsOn(draft, there['id'] as string, side),
  })
}

/** Whether both sides say something of a source, and not the same. */
function differs(field: string, here: Row, there: Row): boolean {
  return (here[field] ?? null) !== null && (there[field] ?? null) !== null && here[field] !== there[field]
}

/** [M30] Two texts under one name, or [M29] under any that are the same but for spaces: both stay, until somebody says that they are versions of one, and whose text stands. */
function askVersions(draft: Draft, here: Row, there: Row, side: number, isSame: boolean): void {
  const [from, into] = [there['id'] as string, here['id'] as string]
  const by = draft.facts.sides[side]!.copy.coder?.id.replaceAll('-', '') ?? (draft.all('coder')[0]!['id'] as string)
  const name = there['name'] as string
  const texts = mayStand(draft, from, into)
  const share = sharedWords(textOf(draft, into), textOf(draft, from))
  draft.ask({
    kind: isSame ? 'M29' : 'M30',
    table: 'source',
    id: from,
    here: into,
    name,
    says: [
      isSame
        ? 'The same text was imported on both sides, but for spaces and line ends.'
        : `Two sources called “${name}” were imported with different words: they have ${share} % of them in common.`,
      'Both are kept meanwhile.',
      texts.length === 0 ? 'Words were redacted there: as versions of one they would come back, so they stay two.' : '',
    ]
      .filter(Boolean)
      .join(' '),
    copies: [side],
    stored: ['name', 'path', 'date']
      .filter(field => field === 'path' || here[field] !== there[field])
      .map(field => ({ field, base: null, ours: pick([field], here), theirs: [pick([field], there)] })),
    options: [
      { id: 'two', label: 'Two sources', patches: [] },
      {
        id: 'rename',
        label: 'Two sources, theirs called …',
        takes: 'text',
        patches: [{ do: 'set', table: 'source', id: from, row: { name: GIVEN } }],
      },
      ...texts.map((text): QuestionOption => ({
        id: `one:${text}`,
        label: text === 'ours' ? 'Versions of one: our text stands' : 'Versions of one: their text stands',
        patches: [],
        joins: { from, into, text, by },
      })),
    ],
    standing: 'two',
    codings: codingsOn(draft, from, side),
  })
}

/** How many per cent of the longer of two texts stand in the other. */
function sharedWords(a: Laid, b: Laid): number {
  const longest = Math.max(a.text.length, b.text.length)
  const gone = stepsFrom(a, b).reduce((sum, step) => sum + step.end - step.start, 0)
  return longest === 0 ? 100 : Math.floor((100 * (a.text.length - gone)) / longest)
}
