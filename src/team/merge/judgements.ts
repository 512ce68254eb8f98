// Summaries (M39), positions (M40), propositions (M41), evidence (M42, M43) and memos (M44).

import type { Draft } from './draft.ts'
import { askColumns, pick, type Clash, type Subject } from './meet.ts'
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
        patches: [{ do: 'set', table: 'summary', id, row: { text: '\u0000given' } }],
      },
    ],
    standing: 'both',
  })
}

/** [M44] A memo edited on both sides is joined paragraph by paragraph; where edits overlap both stay, marked. */
export const memoSubject: Subject = {
  clashes(draft, id, clashes) {
    return clashes.filter(clash => {
      if (clash.columns[0] !== 'body' || clash.base === null) return true
      let body = clash.ours['body'] as string
      let overlapping = false
      for (const { side, row } of clash.theirs) {
        const joined = joinProse(
          clash.base['body'] as string,
          body,
          row['body'] as string,
          draft.facts.sides[side]!.mark,
        )
        body = joined.text
        overlapping ||= joined.overlapping
      }
      if (body === clash.ours['body']) return false
      draft.set('memo', id, { body, rich: null }, 'M44', clash.theirs[0]!.side)
      if (overlapping)
        askColumns(
          draft,
          'memo',
          id,
          'M44',
          [{ ...clash, ours: { ...pick(['body'], draft.row('memo', id)!), rich: null } }],
          'Edited on both sides where the edits overlap. Both are kept, theirs marked.',
        )
      return false
    })
  },
}
