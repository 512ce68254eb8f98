// Summaries that several wrote, reviewed or signed (M39).

import { GIVEN } from './answer.ts'
import type { Draft } from './draft.ts'
import { alike, askColumns, pick, type Clash, type Subject } from './meet.ts'
import type { Row } from './types.ts'

/** Who stands for the words, and how far. */
const STANDING = ['status', 'signed_by_id', 'signed_at', 'reviewed_by_id', 'reviewed_at']

const DRAFT = { status: 'draft', reviewed_by_id: null, reviewed_at: null, signed_by_id: null, signed_at: null }

const OTHERWISE = 'Reviewed or signed otherwise on both sides.'
const OF_FORMER_WORDS = 'Reviewed or signed on one side, written anew on another. Ours holds.'

/** [M39] A cell written on both sides holds both texts, one after the other, marked. */
export const summarySubject: Subject = {
  twin(draft, row) {
    const code = row['code_id'] ?? null
    const here = draft
      .where('summary', 'case_id', row['case_id'] as string)
      .find(one => (one['code_id'] ?? null) === code)
    return here && here['id'] !== row['id'] ? (here['id'] as string) : null
  },
  clashes(draft, id, clashes) {
    return clashes.filter(clash => {
      if (clash.columns[0] !== 'text') return true
      const seen = seenUnder(clash)
      if (seen.side !== null) draft.set('summary', id, { seen: seen.is }, 'changed', seen.side)
      const written = onlyLookedAt(clash)
        ? clash.theirs.find(({ row }) => !alike(['text'], row, clash.ours))
        : undefined
      if (!written) meetWords(draft, id, clash)
      else {
        draft.set('summary', id, { ...written.row, seen: seen.is }, 'changed', written.side)
        meetWords(draft, id, { ...clash, ours: written.row, theirs: clash.theirs.filter(one => one !== written) })
      }
      return false
    })
  },
}

/** What of the passages counts as looked at: what ours looked at last, else what a copy did, and whoever stood for the words first. */
function seenUnder({ base, ours, theirs }: Clash): { readonly is: string; readonly side: number | null } {
  const looked =
    base === null || !alike(['seen'], ours, base) ? [] : theirs.filter(({ row }) => !alike(['seen'], row, base))
  const one = looked.find(({ row }) => !alike(STANDING, row, base!)) ?? looked[0]
  return one ? { is: one.row['seen'] as string, side: one.side } : { is: ours['seen'] as string, side: null }
}

/** Whether ours left the words as they were, and nobody stood for them there: what others wrote stands. */
function onlyLookedAt({ base, ours }: Clash): boolean {
  return base !== null && alike(['text', ...STANDING], ours, base)
}

function meetWords(draft: Draft, id: string, clash: Clash): void {
  if (clash.theirs.every(({ row }) => row['text'] === clash.ours['text'])) oneText(draft, id, clash)
  else bothTexts(draft, id, clash)
}

/** The same words on all sides, reviewed or signed by whom? */
function oneText(draft: Draft, id: string, clash: Clash): void {
  const base = clash.base ?? { ...clash.ours, ...DRAFT }
  const theirs = clash.theirs.filter(({ row }) => !alike(STANDING, row, clash.ours) && !alike(STANDING, row, base))
  const [first] = theirs
  if (!first) return
  if (alike(STANDING, clash.ours, base) && theirs.every(({ row }) => alike(STANDING, row, first.row)))
    draft.set('summary', id, pick(STANDING, first.row), 'changed', first.side)
  else {
    // By what differs first is it shown.
    const shown = STANDING.find(column => theirs.some(({ row }) => !alike([column], row, clash.ours)))!
    const columns = [shown, ...STANDING.filter(column => column !== shown)]
    const of = (row: Row) => pick(columns, row)
    const sides = theirs.map(({ side, row }) => ({ side, row: of(row) }))
    const standing = { columns, base: clash.base && of(clash.base), ours: of(clash.ours), theirs: sides }
    askColumns(draft, 'summary', id, 'M39', [standing], OTHERWISE)
  }
}

/** Whether a side reviewed or signed words that do not stand alone by now, and nobody was asked about it. */
function vouches(draft: Draft, id: string, { base, ours }: Clash, row: Row): boolean {
  return (
    !alike(STANDING, row, ours) &&
    !alike(STANDING, row, base ?? DRAFT) &&
    !draft.wasAsked('M39', 'summary', id, 'text', base, row)
  )
}

function bothTexts(draft: Draft, id: string, clash: Clash): void {
  const ours = clash.ours['text'] as string
  let text = ours
  const parts: { side: number; from: number; row: Row }[] = []
  const vouched: Clash['theirs'][number][] = []
  for (const one of clash.theirs) {
    const { side, row } = one
    const theirs = row['text'] as string
    const head = `\n\n[${draft.facts.sides[side]!.mark}] `
    // Brought in before, or said here already; or the former words, which they left as they were.
    if (text.includes(theirs) || theirs === clash.base?.['text']) {
      if (vouches(draft, id, clash, row)) vouched.push(one)
      continue
    }
    parts.push({ side, from: text.length + head.length, row })
    text += head + theirs
  }
  if (vouched.length > 0) askColumns(draft, 'summary', id, 'M39', [{ ...clash, theirs: vouched }], OF_FORMER_WORDS)
  if (parts.length === 0) return
  draft.set('summary', id, { text, ...DRAFT }, 'M39', parts[0]!.side)
  for (const { side, from } of parts)
    draft.later.push(() => {
      for (const [link, { row, copy }] of draft.laid('summary_link'))
        if (row !== null && copy === side && row['summary_id'] === id)
          draft.set(
            'summary_link',
            link,
            { phrase_start: (row['phrase_start'] as number) + from, phrase_end: (row['phrase_end'] as number) + from },
            'M39',
            side,
          )
    })
  const sides = parts.map(part => part.side)
  draft.ask({
    kind: 'M39',
    table: 'summary',
    id,
    says: 'Written on both sides. Both texts stand, one after the other.',
    copies: sides,
    stored: [{ field: 'text', base: clash.base, ours: clash.ours, theirs: parts.map(part => part.row) }],
    options: [
      { id: 'both', label: 'Keep both', patches: [] },
      { id: 'ours', label: 'Ours only', patches: [{ do: 'set', table: 'summary', id, row: clash.ours }] },
      ...parts.map((part, at) => ({
        id: parts.length === 1 ? 'theirs' : `theirs:${at}`,
        label: parts.length === 1 ? 'Theirs only' : `${draft.facts.sides[part.side]!.mark}’s only`,
        patches: [{ do: 'set' as const, table: 'summary', id, row: part.row }],
      })),
      {
        id: 'text',
        label: 'Use this text',
        takes: 'text',
        patches: [{ do: 'set', table: 'summary', id, row: { text: GIVEN } }],
      },
    ],
    standing: 'both',
  })
}
