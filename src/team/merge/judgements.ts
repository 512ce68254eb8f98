// Summaries (M39), positions (M40), propositions (M41), evidence (M42, M43) and memos (M44).

import { GIVEN } from './answer.ts'
import { readRich, richOf, wordsOf, type Rich } from '../../memos/rich.ts'
import type { Draft } from './draft.ts'
import { askColumns, type Clash, type Subject } from './meet.ts'
import { joinRich } from './rich-merge.ts'
import { joinProse } from './text-merge.ts'
import type { Row } from './types.ts'

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
      bothTexts(draft, id, clash)
      return false
    })
  },
}

function bothTexts(draft: Draft, id: string, clash: Clash): void {
  const ours = clash.ours['text'] as string
  let text = ours
  const parts: { side: number; from: number; row: Row }[] = []
  for (const { side, row } of clash.theirs) {
    const theirs = row['text'] as string
    const head = `\n\n[${draft.facts.sides[side]!.mark}] `
    // Brought in before, or said here already.
    if (text.includes(theirs)) continue
    parts.push({ side, from: text.length + head.length, row })
    text += head + theirs
  }
  if (parts.length === 0) return
  draft.set(
    'summary',
    id,
    { text, status: 'draft', reviewed_by_id: null, reviewed_at: null, signed_by_id: null, signed_at: null },
    'M39',
    parts[0]!.side,
  )
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

/** [M44] A memo edited on both sides is joined paragraph by paragraph, its formatting with it; where edits overlap both stay, marked. */
export const memoSubject: Subject = {
  clashes(draft, id, clashes) {
    return clashes.filter(clash => {
      if (clash.columns[0] !== 'body' || clash.base === null) return true
      const isRich = [clash.base, clash.ours, ...clash.theirs.map(one => one.row)].some(row => row['rich'] !== null)
      const joined = isRich ? joinFormatted(draft, clash) : joinPlain(draft, clash)
      const now = { body: joined.body, rich: joined.rich }
      if (now.body === clash.ours['body'] && now.rich === clash.ours['rich'] && joined.asks === null) return false
      draft.set('memo', id, now, 'M44', clash.theirs[0]!.side)
      if (joined.asks !== null) askColumns(draft, 'memo', id, 'M44', [{ ...clash, ours: now }], joined.asks)
      return false
    })
  },
}

interface JoinedMemo {
  readonly body: string
  readonly rich: string | null
  /** What has to be asked, in a sentence. */
  readonly asks: string | null
}

const OVERLAP = 'Edited on both sides where the edits overlap. Both are kept, theirs marked.'
const DISPUTED =
  'Edited on both sides, and each made something else of a paragraph: a heading, a quotation, a list. Ours holds.'

function joinPlain(draft: Draft, { base, ours, theirs }: Clash): JoinedMemo {
  let body = ours['body'] as string
  let overlapping = false
  for (const { side, row } of theirs) {
    const joined = joinProse(base!['body'] as string, body, row['body'] as string, draft.facts.sides[side]!.mark)
    body = joined.text
    overlapping ||= joined.overlapping
  }
  return { body, rich: null, asks: overlapping ? OVERLAP : null }
}

function joinFormatted(draft: Draft, { base, ours, theirs }: Clash): JoinedMemo {
  let rich = formatted(ours)
  let asks: string | null = null
  for (const { side, row } of theirs) {
    const joined = joinRich(formatted(base!), rich, formatted(row), draft.facts.sides[side]!.mark)
    rich = joined.rich
    if (joined.overlapping) asks = OVERLAP
    else if (joined.disputed) asks ??= DISPUTED
  }
  const same = JSON.stringify(rich) === JSON.stringify(formatted(ours))
  return same
    ? { body: ours['body'] as string, rich: ours['rich'] as string | null, asks }
    : { body: wordsOf(rich), rich: JSON.stringify(rich), asks }
}

/** The formatted words of a memo; plain ones as paragraphs. */
function formatted(row: Row): Rich {
  const body = row['body'] as string
  return readRich(row['rich'] as string | null, body) ?? richOf(body)
}
