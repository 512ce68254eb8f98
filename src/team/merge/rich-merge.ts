// Formatted words that both sides edited, joined with their formatting: character by character each mark, link and kind of block is
// what the side that changed it says. Pure.

import type { TextStep } from '../../base/text-step.ts'
import {
  MARKS,
  wordsOf,
  wordsOfBlock,
  type Block,
  type Inline,
  type Mark,
  type Rich,
  type RichLink,
} from '../../memos/rich.ts'
import { stepsBetween } from '../../sources/text-diff.ts'
import { hunks, joinedHunks, marked } from './text-merge.ts'

/** What came of two wordings. `overlapping`: both stand, theirs marked; `disputed`: both gave one block another kind, ours holds. */
export interface JoinedRich {
  readonly rich: Rich
  readonly overlapping: boolean
  readonly disputed: boolean
}

/** One character with how it looks. `parts`: it parts two blocks, and says of what kind the second is. */
interface Letter {
  readonly char: string
  readonly marks: ReadonlySet<Mark>
  readonly link: RichLink | null
  readonly block: Omit<Block, 'children'>
  readonly parts: boolean
}

/** Joins two edits of one formatted text. Texts that already hold the other's come back as they are. */
export function joinRich(base: Rich, ours: Rich, theirs: Rich, mark: string): JoinedRich {
  const same = (a: Rich, b: Rich) => JSON.stringify(a) === JSON.stringify(b)
  if (same(ours, theirs) || same(theirs, base)) return { rich: ours, overlapping: false, disputed: false }
  if (same(ours, base)) return { rich: theirs, overlapping: false, disputed: false }
  if (holds(base, ours, theirs)) return { rich: ours, overlapping: false, disputed: false }
  const all = [base, ours, theirs].map(lettersOf) as [Letter[], Letter[], Letter[]]
  const words = [base, ours, theirs].map(wordsOf) as [string, string, string]
  const here = hunks(stepsBetween(words[0], words[1]))
  const there = hunks(stepsBetween(words[0], words[2]))
  const steps = joinedHunks(here, there)
  if (steps === null) return appended(base, ours, theirs, mark)
  const met = meet(all, here, there, steps)
  return { rich: richFrom(met.letters), overlapping: false, disputed: met.disputed }
}

/** Whether ours has every block that theirs made, and none that theirs changed or took away. */
function holds(base: Rich, ours: Rich, theirs: Rich): boolean {
  const blocks = (rich: Rich) => new Set(rich.map(block => JSON.stringify(block)))
  const [was, mine, other] = [base, ours, theirs].map(blocks) as [Set<string>, Set<string>, Set<string>]
  return other.difference(was).isSubsetOf(mine) && was.difference(other).isDisjointFrom(mine)
}

function lettersOf(rich: Rich): Letter[] {
  const letters: Letter[] = []
  const none: ReadonlySet<Mark> = new Set()
  for (const [at, { children, ...block }] of rich.entries()) {
    if (at > 0) {
      const between = block.type === 'item' && rich[at - 1]!.type === 'item' ? '\n' : '\n\n'
      for (const char of between) letters.push({ char, marks: none, link: null, block, parts: true })
    }
    for (const inline of children) {
      const link = 'text' in inline ? null : inline
      const marks = 'text' in inline ? new Set(MARKS.filter(one => inline[one] === true)) : none
      const text = 'text' in inline ? inline.text : inline.name
      // By UTF-16 units, as steps count.
      for (let unit = 0; unit < text.length; unit++)
        letters.push({ char: text[unit]!, marks, link, block, parts: false })
    }
  }
  return letters
}

/** Walks through the base with what both sides put in and took out; what stays is met mark by mark. */
function meet(
  [base, ours, theirs]: readonly [Letter[], Letter[], Letter[]],
  here: readonly TextStep[],
  there: readonly TextStep[],
  steps: readonly TextStep[],
): { letters: Letter[]; disputed: boolean } {
  const letters: Letter[] = []
  let disputed = false
  const [inOurs, inTheirs] = [placesIn(here), placesIn(there)]
  const isOurs = new Set(here.map(keyOf))
  let at = 0
  const keep = (until: number) => {
    for (; at < until; at++) {
      const [was, mine, other] = [base[at]!, ours[inOurs(at)]!, theirs[inTheirs(at)]!]
      const kind = oneOf(JSON.stringify(was.block), JSON.stringify(mine.block), JSON.stringify(other.block))
      if (kind === null) disputed = true
      letters.push({
        char: was.char,
        parts: was.parts,
        marks: new Set(
          MARKS.filter(one => {
            const [before, a, b] = [was, mine, other].map(letter => letter.marks.has(one))
            return a === before ? b : a
          }),
        ),
        link: linkOf(mine) === linkOf(was) ? other.link : mine.link,
        block: kind === JSON.stringify(other.block) && kind !== JSON.stringify(mine.block) ? other.block : mine.block,
      })
    }
  }
  for (const step of steps) {
    keep(step.start)
    const [side, place] = isOurs.has(keyOf(step)) ? [ours, inOurs] : [theirs, inTheirs]
    const from = place(step.start, true)
    letters.push(...side.slice(from, from + step.insert.length))
    at = step.end
  }
  keep(base.length)
  return { letters, disputed }
}

const keyOf = ({ start, end, insert }: TextStep) => `${start} ${end} ${insert}`
const linkOf = ({ link }: Letter) => (link === null ? '' : `${link.to} ${link.id}`)

/** What holds of three; null where both changed it otherwise. */
function oneOf(was: string, mine: string, other: string): string | null {
  if (mine === was || mine === other) return other
  return other === was ? mine : null
}

/** Where a place of the base is in a wording that some hunks lead to. `before`: what a hunk puts in at just this place comes after. */
function placesIn(steps: readonly TextStep[]): (at: number, before?: boolean) => number {
  return (at, before = false) => {
    let moved = 0
    for (const step of steps) {
      if (step.start > at || (before && step.start === at)) break
      if (step.end > at) return step.start + moved
      moved += step.insert.length - (step.end - step.start)
    }
    return at + moved
  }
}

/** Letters as blocks again. A block is of the kind that most of its letters are of, the first of them where they are as many. */
function richFrom(letters: readonly Letter[]): Rich {
  const blocks: Block[] = []
  let run: Letter[] = []
  let kind: Letter['block'] = { type: 'paragraph' }
  const close = () => {
    const block = mostOf(run) ?? kind
    blocks.push({ ...block, children: inlinesOf(run) } as Block)
    run = []
  }
  for (const [at, letter] of letters.entries()) {
    if (!letter.parts) {
      run.push(letter)
      continue
    }
    kind = letter.block
    // A gap is one, however many line ends it has.
    if (letters[at - 1]?.parts === true && letters[at - 1]!.block === letter.block) continue
    close()
  }
  close()
  return blocks
}

function mostOf(letters: readonly Letter[]): Letter['block'] | null {
  const groups = [...Map.groupBy(letters, letter => JSON.stringify(letter.block)).values()]
  return groups.reduce<readonly Letter[]>((most, one) => (one.length > most.length ? one : most), [])[0]?.block ?? null
}

function inlinesOf(letters: readonly Letter[]): Inline[] {
  const inlines: Inline[] = []
  let before: Letter | null = null
  for (const letter of letters) {
    const last = inlines.at(-1)
    const goesOn =
      before !== null &&
      linkOf(before) === linkOf(letter) &&
      (letter.link !== null || MARKS.every(mark => before!.marks.has(mark) === letter.marks.has(mark)))
    if (goesOn && last && 'text' in last) inlines[inlines.length - 1] = { ...last, text: last.text + letter.char }
    else if (goesOn && last && !('text' in last))
      inlines[inlines.length - 1] = { ...last, name: last.name + letter.char }
    else if (letter.link !== null) inlines.push({ ...letter.link, name: letter.char })
    else inlines.push({ text: letter.char, ...Object.fromEntries([...letter.marks].map(mark => [mark, true])) })
    before = letter
  }
  return inlines.length > 0 ? inlines : [{ text: '' }]
}

/** Edits of the same words: blocks that only theirs has stand behind ours, formatted as they are, marked. */
function appended(base: Rich, ours: Rich, theirs: Rich, mark: string): JoinedRich {
  const said = (rich: Rich) => new Set(rich.map(block => wordsOfBlock(block).trim()))
  const [was, has] = [said(base), said(ours)]
  const fresh = theirs.filter(block => {
    const words = wordsOfBlock(block).trim()
    return words !== '' && !was.has(words) && !has.has(words) && !has.has(marked(words, mark))
  })
  if (fresh.length === 0) return { rich: ours, overlapping: false, disputed: false }
  const added = fresh.map(block => ({ ...block, children: [{ text: `[${mark}] ` }, ...block.children] }))
  return { rich: [...ours, ...richFrom(lettersOf(added))], overlapping: true, disputed: false }
}
