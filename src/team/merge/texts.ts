// Texts that were corrected on several sides, and what stands on them: M25–M28.

import { GIVEN } from './answer.ts'
import { applySteps, type TextStep } from '../../base/text-step.ts'
import { assignPlaces } from '../../sources/edit-plan.ts'
import { stepsForHistory, withoutWords } from '../../sources/edit-steps.ts'
import type { Draft } from './draft.ts'
import type { Side } from './facts.ts'
import { carryPlace, laid, ordered, stepsFrom, type Laid } from './laid-text.ts'
import { textOfPieces, type Pair, type Piece } from './redacted-text.ts'
import {
  baseRows,
  between,
  importedRows,
  insteadOf,
  isNewIn,
  redactingApart,
  redactingOf,
  redactingSteps,
  tellRedacted,
  type Redacted,
} from './taken-out.ts'
import { joinTexts, type TextClash } from './text-merge.ts'
import type { Patch, Row } from './types.ts'

const PLACE_STEP = 1024

/** Merges texts and the places on them, for every source that a copy corrected or has places on that ours corrected. Gives back which; yields after each. */
export function* mergeTexts(draft: Draft, redacted: Redacted): Generator<number, ReadonlySet<string>, void> {
  const sources = concerned(draft)
  const pairs: Pairs = new Map()
  for (const source of sources) {
    mergeText(draft, source, redacted, pairs)
    yield 0
  }
  for (const pair of pairs.values()) askReplacement(draft, pair)
  const versions = [...draft.facts.joinedBefore.keys()].filter(id => draft.known(id) !== id)
  return new Set([...sources, ...versions])
}

/** The sources in which paragraphs were touched on any side, or of which a copy has another version, and that ours has. New ones come in as they are. */
function concerned(draft: Draft): string[] {
  const sources = new Set<string>(draft.facts.joinedBefore.values())
  const add = (touched: ReadonlyMap<string, { readonly was: Row | null; readonly is: Row | null }>) => {
    for (const { was, is } of touched.values()) sources.add((is ?? was)!['source_id'] as string)
  }
  for (const side of draft.facts.sides) add(side.touched('paragraph'))
  add(draft.facts.ours.touched('paragraph'))
  return [...sources]
    .map(id => draft.known(id))
    .filter(id => draft.facts.ours.row('source', id) !== null)
    .sort()
}

function mergeText(draft: Draft, source: string, redacted: Redacted, pairs: Pairs): void {
  const ours = laid(ordered(draft.facts.ours.where('paragraph', 'source_id', source)))
  // Whose redactions hold: ours, and those of copies that are in already.
  const holding: Pick<Side, 'where'>[] = [draft.facts.ours]
  let now = ours
  const edits = new Map<number, string | null>()
  tellOtherVersions(draft, source)
  for (const side of draft.facts.sides) {
    if (!touchesText(side, source)) continue
    if (!side.knowsBase) {
      // Without a base nobody can say who corrected what: ours holds, and the difference is told.
      draft.note('M30', 'source', draft.object('source', source).name, side.at, [source])
      continue
    }
    const base = laid(isNewIn(side, source) ? importedRows(draft, source) : ordered(baseRows(side, source)))
    const theirs = laid(ordered(side.where('paragraph', 'source_id', source)))
    const steps = { here: redactingOf(holding, source), there: redactingOf([side], source) }
    const here = between(steps.here, base, now)
    const there = between(steps.there, base, theirs)
    const instead = { here: insteadOf(steps.here), there: insteadOf(steps.there) }
    holding.push(side)
    const joined = joinTexts(base.rows, now.rows, theirs.rows, { here, there, instead })
    const next = laid(placed(joined.rows, now))
    for (const clash of joined.clashes)
      if (clash.pieces) gather(pairs, source, side.at, clash.paragraph, clash.pieces)
      else {
        const redacted = here.has(clash.paragraph) || there.has(clash.paragraph)
        askText(draft, source, side, clash, redacted, { base, stands: next })
      }
    if (!joined.touched) {
      edits.set(side.at, null)
      continue
    }
    const untouched = base.text === now.text
    edits.set(side.at, untouched ? 'theirs' : bringEdit(draft, source, side, now, next, joined.united))
    draft.note(there.size > 0 ? 'M27' : 'M25', 'source', draft.object('source', source).name, side.at, [source])
    now = next
  }
  if (now !== ours) writeText(draft, source, ours, now)
  tellRedacted(draft, source, now, redacted)
  mergeHistory(draft, source, edits)
  mergePlaces(draft, source, ours, now, edits)
}

/** The sources of a copy that are this one: under its own id, and those that people said are versions of it. */
function versionsIn(draft: Draft, side: Side, source: string): string[] {
  const others = [...draft.facts.joinedBefore.keys()].filter(
    id => id !== source && draft.known(id) === source && side.row('source', id) !== null,
  )
  return [source, ...others]
}

/** [M30] What a copy went on correcting in another version of a text does not come: the text that stands was chosen. */
function tellOtherVersions(draft: Draft, source: string): void {
  for (const side of draft.facts.sides)
    for (const version of versionsIn(draft, side, source).slice(1))
      if (touchesText(side, version))
        draft.note('M30', 'source', draft.object('source', source).name, side.at, [source])
}

function touchesText(side: Side, source: string): boolean {
  for (const { was, is } of side.touched('paragraph').values()) if ((is ?? was)!['source_id'] === source) return true
  return false
}

/** Two replacements of the same words, and every paragraph in which they stand against each other. */
interface ReplacementPair extends Pair {
  readonly copies: Set<number>
  readonly places: { readonly source: string; readonly paragraph: string; readonly pieces: readonly Piece[] }[]
}
type Pairs = Map<string, ReplacementPair>

const keyOf = ({ ours, theirs }: Pair) => `${ours}\u0000${theirs}`

function gather(pairs: Pairs, source: string, copy: number, paragraph: string, pieces: readonly Piece[]): void {
  const here = pieces.filter(piece => typeof piece !== 'string')
  for (const [key, pair] of new Map(here.map(one => [keyOf(one), one]))) {
    let known = pairs.get(key)
    if (!known) pairs.set(key, (known = { ...pair, copies: new Set(), places: [] }))
    known.copies.add(copy)
    known.places.push({ source, paragraph, pieces })
  }
}

/** [M28] Which of two replacements stands, everywhere they stand against each other. */
function askReplacement(draft: Draft, { ours, theirs, copies, places }: ReplacementPair): void {
  const sides = [...copies].sort((a, b) => a - b)
  const say = (replacement: string) =>
    places.map(({ paragraph, pieces }): Patch => ({
      do: 'set',
      table: 'paragraph',
      id: paragraph,
      row: { text: textOfPieces(pieces, pair => (keyOf(pair) === keyOf({ ours, theirs }) ? replacement : pair.ours)) },
      was: textOfPieces(pieces),
    }))
  const names = [...new Set(places.map(({ source }) => source))].map(source => draft.object('source', source).name)
  const paragraphs = new Set(places.map(({ paragraph }) => paragraph)).size
  const where = paragraphs === 1 ? '' : `, in ${paragraphs} paragraphs`
  const quoted = (words: string) => (words === '' ? 'Nothing' : `“${words}”`)
  draft.ask({
    kind: 'M28',
    table: 'paragraph',
    id: places[0]!.paragraph,
    name: names.length === 1 ? names[0]! : `${names[0]!} and ${names.length - 1} more`,
    says: `The same words were redacted differently on both sides${where}. Our replacement holds.`,
    copies: sides,
    stored: [{ field: 'text', base: null, ours: { text: ours }, theirs: sides.map(() => ({ text: theirs })) }],
    options: [
      { id: 'ours', label: `${quoted(ours)} everywhere`, patches: [] },
      { id: 'theirs', label: `${quoted(theirs)} everywhere`, patches: say(theirs) },
      { id: 'text', label: 'Another replacement everywhere', takes: 'text', patches: say(GIVEN) },
    ],
    standing: 'ours',
  })
}

/** A wording of a paragraph, compared with the one that it was made from. */
function reworded(paragraph: string, was: string, text: string): Patch {
  return { do: 'set', table: 'paragraph', id: paragraph, row: { text }, was }
}

/** [M26] Words that both corrected, and paragraphs that one of them took out. `stands`: the text that holds. */
function askText(
  draft: Draft,
  source: string,
  side: Side,
  { paragraph, base, ours, theirs }: TextClash,
  redacted: boolean,
  texts: { readonly base: Laid; readonly stands: Laid },
): void {
  const read = (text: string | null) => ({ text })
  const wording = (label: string, patches: readonly Patch[]) => ({ id: 'theirs', label, patches })
  draft.ask({
    kind: redacted ? 'M28' : 'M26',
    table: 'paragraph',
    id: paragraph,
    name: draft.object('source', source).name,
    says:
      ours === null
        ? `Taken out here, ${redacted ? 'redacted' : 'corrected'} there. Ours holds.`
        : theirs === null
          ? `${redacted ? 'Redacted' : 'Corrected'} here, taken out there. Ours holds.`
          : 'The same words were corrected differently on both sides. Ours holds.',
    copies: [side.at],
    stored: [{ field: 'text', base: redacted ? null : read(base), ours: read(ours), theirs: [read(theirs)] }],
    options: [
      { id: 'ours', label: 'Keep ours', patches: [] },
      ours === null
        ? wording('Put it back as theirs', putBack(paragraph, theirs!, texts))
        : theirs === null
          ? wording('Take it out', [reworded(paragraph, ours, '')])
          : wording('Take theirs', [reworded(paragraph, ours, theirs)]),
      ...(ours === null
        ? []
        : [
            {
              id: 'text',
              label: 'Use this wording',
              takes: 'text' as const,
              patches: [{ do: 'set' as const, table: 'paragraph', id: paragraph, row: { text: GIVEN } }],
            },
          ]),
    ],
    standing: 'ours',
  })
}

/** A paragraph that was taken out, behind the one it followed, or before the one that followed it. */
function putBack(
  paragraph: string,
  text: string,
  { base, stands }: { readonly base: Laid; readonly stands: Laid },
): Patch[] {
  const at = base.at.get(paragraph) ?? 0
  const known = (row: Row) => stands.at.has(row['id'] as string)
  const wordsOf = (row: Row) => stands.rows[stands.at.get(row['id'] as string)!]!['text'] as string
  const before = base.rows.slice(0, at).findLast(known)
  if (before) return [reworded(before['id'] as string, wordsOf(before), `${wordsOf(before)}\n${text}`)]
  const after = base.rows.slice(at + 1).find(known)
  return after ? [reworded(after['id'] as string, wordsOf(after), `${text}\n${wordsOf(after)}`)] : []
}

/** What takes back how a copy alone corrected a text of ours, where its text is another source. What it took out for good stays out. */
export function textGivenBack(draft: Draft, source: string, there: string, side: Side): Patch[] {
  const edits = side.where('text_edit', 'source_id', there)
  const isAlone = draft.facts.sides.every(other => other === side || !touchesText(other, source))
  if (!isAlone || !touchesText(side, there) || edits.some(edit => edit['redacts'] === 1)) return []
  const [ours, now] = [draft.facts.ours, draft].map(rows => laid(ordered(rows.where('paragraph', 'source_id', source))))
  const changed = now!.rows.flatMap(row => {
    const was = ours!.at.get(row['id'] as string)
    const text = was === undefined ? '' : (ours!.rows[was]!['text'] as string)
    return text === row['text'] ? [] : [reworded(row['id'] as string, row['text'] as string, text)]
  })
  const gone = ours!.rows.filter(row => !now!.at.has(row['id'] as string))
  return [
    ...changed,
    ...gone.flatMap(row => putBack(row['id'] as string, row['text'] as string, { base: ours!, stands: now! })),
  ]
}

/** New paragraphs get a place between those they stand between. */
function placed(rows: readonly Row[], now: Laid): Row[] {
  const places = assignPlaces(
    rows.map(row => (now.at.has(row['id'] as string) ? (row['place'] as number) : null)),
    PLACE_STEP,
  )
  return rows.map((row, at) => (row['place'] === places[at] ? row : { ...row, place: places[at]! }))
}

function writeText(draft: Draft, source: string, ours: Laid, now: Laid): void {
  for (const row of now.rows) {
    const was = ours.at.get(row['id'] as string)
    if (was === undefined || ours.rows[was] !== row) draft.put('paragraph', row, 'M25', null)
  }
  for (const row of ours.rows)
    if (!now.at.has(row['id'] as string)) draft.take('paragraph', row['id'] as string, 'M25', null)
  draft.set('source', source, { text_hash: draft.facts.textHash(now.text) }, 'M25', null)
}

/** One correction of ours that brings theirs in, where both corrected a text: its steps lead from ours to what holds. What a copy redacted is a correction of its own, which redacts too and keeps no words; where both redacted the same words otherwise (`united`), all of it does. */
function bringEdit(draft: Draft, source: string, side: Side, before: Laid, after: Laid, united: boolean): string {
  const theirs = side.where('text_edit', 'source_id', source)
  const held = united ? redactingOf([draft.facts.ours, ...draft.facts.sides.slice(0, side.at)], source) : []
  const instead = insteadOf([...held, ...redactingSteps(theirs)])
  const { first, second } = redactingApart(before.text, after.text, stepsFrom(before, after), instead)
  const bring = (id: string, from: string, steps: readonly TextStep[], redacts: boolean) => {
    const kept = stepsForHistory(from, steps)
    const reason = `Corrections that came with the copy of ${side.copy.coder?.name ?? side.copy.file}.`
    draft.put(
      'text_edit',
      {
        id,
        source_id: source,
        coder_id: (theirs.at(-1)?.['coder_id'] as string | undefined) ?? (draft.all('coder')[0]!['id'] as string),
        kind: 'edit',
        reason: redacts ? (theirs.findLast(edit => edit['redacts'] === 1)?.['reason'] ?? reason) : reason,
        steps: JSON.stringify(redacts ? withoutWords(kept) : kept),
        made_at: (theirs.at(-1)?.['made_at'] as string | undefined) ?? '',
        redacts: redacts ? 1 : 0,
        redacted_kind: redacts ? (theirs.findLast(edit => edit['redacts'] === 1)?.['redacted_kind'] ?? null) : null,
      },
      redacts ? 'M27' : 'M25',
      side.at,
    )
    return id
  }
  const hash = draft.facts.textHash(after.text)
  const id = draft.facts.derivedId('text_edit', `${source} ${hash}`)
  if (first.length > 0 || second.length === 0) bring(id, before.text, first, false)
  if (second.length === 0) return id
  const redacting = first.length > 0 ? draft.facts.derivedId('text_edit', `${source} ${hash} redacts`) : id
  return bring(redacting, applySteps(before.text, first), second, true)
}

/** The corrections that a copy tells: as they are where only it corrected the text; else as the one that brings them in. */
function mergeHistory(draft: Draft, source: string, edits: ReadonlyMap<number, string | null>): void {
  for (const [at, how] of edits) {
    for (const { was, is } of draft.facts.sides[at]!.touched('text_edit').values()) {
      if (was !== null || is === null || is['source_id'] !== source) continue
      if (draft.row('text_edit', is['id'] as string) !== null) continue
      if (how === 'theirs') draft.put('text_edit', draft.mapped('text_edit', is), 'M25', at)
      else if (how !== null) draft.alias(is['id'] as string, how)
    }
  }
}

/** Puts the places of all sides on the merged text. */
function mergePlaces(
  draft: Draft,
  source: string,
  ours: Laid,
  now: Laid,
  edits: ReadonlyMap<number, string | null>,
): void {
  const edit = [...edits.values()].findLast(one => one !== null) ?? null
  const moved = now !== ours
  const oursTouched = draft.facts.ours.touched('anchor')
  const settled = new Set<string>()
  for (const side of draft.facts.sides) {
    const touched = side.touched('anchor')
    for (const version of versionsIn(draft, side, source)) {
      const text = laid(ordered(side.where('paragraph', 'source_id', version)))
      for (const [id, { was, is }] of touched) {
        if (is === null || is['source_id'] !== version || settled.has(id)) continue
        const here = draft.facts.ours.row('anchor', id)
        // A place that both moved stands where ours put it.
        if (here !== null && (was === null || oursTouched.has(id))) continue
        settled.add(id)
        const by = edit === null || edit === 'theirs' ? lastEdit(draft, source) : edit
        carryTo(draft, version === source ? is : { ...is, source_id: source }, text, now, side.at, by)
      }
    }
  }
  if (!moved) return
  for (const row of draft.facts.ours.where('anchor', 'source_id', source))
    if (!settled.has(row['id'] as string))
      carryTo(draft, row, ours, now, null, edit === 'theirs' ? lastEdit(draft, source) : edit)
}

function lastEdit(draft: Draft, source: string): string | null {
  return (draft.where('text_edit', 'source_id', source).at(-1)?.['id'] as string | undefined) ?? null
}

/** Puts one place where its words are in the merged text, and asks where that cannot be exact. */
function carryTo(draft: Draft, row: Row, from: Laid, to: Laid, copy: number | null, edit: string | null): void {
  const id = row['id'] as string
  const isSame = from.text === to.text && from.rows[0]?.['id'] === to.rows[0]?.['id']
  const carried = isSame ? null : carryPlace(row, from, to, words => draft.facts.wordsDigest(words))
  if (carried === null) {
    if (copy !== null) draft.put('anchor', row, draft.facts.ours.row('anchor', id) ? 'M25' : 'added', copy)
    return
  }
  const { row: next, outcome, stood } = carried
  if (copy !== null || Object.keys(next).some(column => next[column] !== row[column]))
    draft.put('anchor', next, 'M25', copy)
  if (outcome === 'kept' || row['lost'] === 1 || edit === null) return
  if (draft.where('anchor_question', 'anchor_id', id).length > 0) return
  draft.put(
    'anchor_question',
    {
      id: draft.facts.derivedId('anchor_question', `${id} ${edit}`),
      anchor_id: id,
      edit_id: edit,
      kind: outcome,
      ...stood,
    },
    'M25',
    copy,
  )
}

/** A place that ours took away and that something in the result rests on again: as it was, or where a copy has it, on the words as they are now. */
export function carryBack(draft: Draft, id: string): Row | null {
  const source = (row: Row) => row['source_id'] as string
  const put = (row: Row, rows: readonly Row[], copy: number | null) => {
    const mapped = draft.mapped('anchor', row)
    const now = laid(ordered(draft.where('paragraph', 'source_id', source(mapped))))
    carryTo(draft, mapped, laid(ordered(rows)), now, copy ?? 0, lastEdit(draft, source(mapped)))
    return draft.row('anchor', mapped['id'] as string)
  }
  for (const side of draft.facts.sides) {
    const there = side.row('anchor', id)
    if (there) return put(there, side.where('paragraph', 'source_id', source(there)), side.at)
  }
  const was = draft.facts.ours.touched('anchor').get(id)?.was
  if (was) return put(was, baseRows(draft.facts.ours, source(was)), null)
  for (const side of draft.facts.sides) {
    const before = side.touched('anchor').get(id)?.was
    if (before) return put(before, baseRows(side, source(before)), side.at)
  }
  return null
}
