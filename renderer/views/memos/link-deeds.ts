// Links of memos in the window: opening what they lead to, and finding what to link to.

import type { CaseId, CodeId, MemoId, PropositionId, SourceId } from '../../../src/base/ids.ts'
import { fold } from '../../../src/base/order.ts'
import type { TextRange } from '../../../src/base/text-range.ts'
import type { LinkTarget, MemoLink } from '../../../src/memos/types.ts'
import { openCase, openCode, openCoding, openMemo, openProposition, openSource } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import type { AnyLink } from '../../editor/memo/link-context.ts'
import type { LinkOffer } from '../../editor/memo/link-finder.tsx'
import { useFocus, type Focused } from '../../state/focus.ts'
import { useCodes } from '../../state/lists.ts'
import { recentThings } from '../../state/recent-things.ts'
import { useTabs } from '../../state/tabs.ts'
import { memosWords as w } from '../../words/memos.ts'
import { memoEditorWords } from '../../words/memo-editor.ts'
import { openSession } from '../source/sessions.ts'

/** Opens what a link leads to. Throws what the core throws. */
export async function openLink(link: AnyLink | MemoLink, known?: LinkTarget): Promise<void> {
  if ('type' in link && link.type === 'passage') return openSource(link.sourceId as SourceId, link.range)
  const { kind, id } = 'kind' in link ? link : { kind: link.to, id: link.id }
  switch (kind) {
    case 'source':
      return openSource(id as SourceId)
    case 'code':
      return openCode(id as CodeId)
    case 'case':
      return openCase(id as CaseId)
    case 'proposition':
      return openProposition(id as PropositionId)
    case 'memo':
      return openMemo(id as MemoId)
    case 'coding':
    case 'anchor': {
      const target = known ?? (await call('memo.targets', { links: [{ kind, id }] }))[0]
      if (!target?.sourceId) return
      if (target.range === null) openSource(target.sourceId)
      else if (kind === 'coding') openCoding(target.sourceId, id, target.range)
      else openSource(target.sourceId, target.range)
    }
  }
}

/** Offers for the words typed after `@`; without words what is at hand: the excerpt or words in hand, and what was opened last. */
export async function findLinks(words: string): Promise<readonly LinkOffer[]> {
  const excerpts = await excerptOffers(words)
  if (words === '') {
    const recent = await nameLinks(
      recentThings()
        .slice(0, 6)
        .map(({ kind, id }) => ({ kind, id })),
    )
    return [...excerpts.slice(0, 4), ...recent]
  }
  const recent = recentThings().map(thing => thing.id)
  const found = await call('search.find', { words: words.slice(0, 200), limit: 12, recent })
  const named = await nameLinks(found.map(({ kind, id }) => ({ kind, id })))
  return [...named.slice(0, 8), ...excerpts.slice(0, 6), ...named.slice(8)]
}

/** Things as they are offered, called as links call them. */
async function nameLinks(links: readonly MemoLink[]): Promise<readonly LinkOffer[]> {
  if (links.length === 0) return []
  return (await call('memo.targets', { links: [...links] })).map(offerOf)
}

function offerOf({ kind, id, name, words }: LinkTarget): LinkOffer {
  return {
    link: { type: 'link', to: kind, id, name },
    detail: kind === 'coding' || kind === 'anchor' ? lineOf(words ?? '') : memoEditorWords.kinds[kind],
  }
}

const lineOf = (words: string) => {
  const line = words.replaceAll(/\s+/g, ' ').trim()
  return line.length > 110 ? `${line.slice(0, 110).toWellFormed()}…` : line
}

/** The excerpts of the sources that are open, those at hand first: the focused coding, the words selected, the source in front. */
async function excerptOffers(words: string): Promise<readonly LinkOffer[]> {
  const { focused, selection } = useFocus.getState()
  const wanted = fold(words).split(/\s+/u).filter(Boolean)
  const offers: LinkOffer[] = []
  if (selection !== null && words === '') {
    const reading = openSession(selection.sourceId)?.reading
    if (reading && selection.range.end > selection.range.start) {
      const { sourceId, range } = selection
      offers.push({ link: passageLink(sourceId, range, reading.words(range)), detail: w.selectedWords })
    }
  }
  const { tabs } = useTabs.getState()
  const open = [
    ...(sourceOf(focused) ?? []),
    ...tabs.flatMap(tab => (tab.kind === 'source' && tab.about !== null ? [tab.about] : [])),
  ]
  const codes = useCodes.getState().byId
  const links: MemoLink[] = []
  if (focused?.kind === 'coding' && wanted.length === 0) links.push({ kind: 'coding', id: focused.codingId })
  for (const sourceId of new Set(open)) {
    const session = openSession(sourceId as SourceId)
    if (!session?.reading) continue
    for (const coding of session.codings) {
      if (links.length >= 8) break
      if (links.some(link => link.id === coding.id) || session.isComing(coding.id)) continue
      const said = fold(`${session.reading.words(coding)} ${codes.get(coding.codeId)?.name ?? ''}`)
      if (wanted.every(word => said.includes(word))) links.push({ kind: 'coding', id: coding.id })
    }
  }
  return [...offers, ...(await nameLinks(links))]
}

function sourceOf(focused: Focused | null): string[] | null {
  return focused !== null && 'sourceId' in focused ? [focused.sourceId] : null
}

/** What is in hand to link to: the words selected, else the focused thing. Null where nothing is. */
export function linkAtHand(): AnyLink | null {
  const { focused, selection } = useFocus.getState()
  if (selection !== null && selection.range.end > selection.range.start) {
    const reading = openSession(selection.sourceId)?.reading
    const inside =
      focused?.kind === 'coding' && focused.sourceId === selection.sourceId
        ? openSession(focused.sourceId)?.codings.find(coding => coding.id === focused.codingId)
        : undefined
    // Words selected inside the focused coding are the coding's own when they are all of it.
    const isCoding = inside && inside.start === selection.range.start && inside.end === selection.range.end
    if (reading && !isCoding) return passageLink(selection.sourceId, selection.range, reading.words(selection.range))
  }
  switch (focused?.kind) {
    case 'coding':
      return { type: 'link', to: 'coding', id: focused.codingId, name: memoEditorWords.kinds.coding }
    case 'source':
      return { type: 'link', to: 'source', id: focused.sourceId, name: memoEditorWords.kinds.source }
    case 'code':
      return { type: 'link', to: 'code', id: focused.codeId, name: memoEditorWords.kinds.code }
    case 'case':
      return { type: 'link', to: 'case', id: focused.caseId, name: memoEditorWords.kinds.case }
    case 'memo':
      return { type: 'link', to: 'memo', id: focused.memoId, name: memoEditorWords.kinds.memo }
    case 'proposition':
      return { type: 'link', to: 'proposition', id: focused.propositionId, name: memoEditorWords.kinds.proposition }
  }
  return null
}

function passageLink(sourceId: string, range: TextRange, words: string): AnyLink {
  const said = words.replaceAll(/\s+/g, ' ').trim()
  const name = `“${said.length > 48 ? `${said.slice(0, 47).toWellFormed().trimEnd()}…` : said}”`
  return { type: 'passage', sourceId, range: { start: range.start, end: range.end }, name }
}
