// A memo to be read: the same words as in the editor, as the page's own headings and lists.

import type { ReactNode } from 'react'
import type { Block, Inline, Rich } from '../../../src/memos/rich.ts'
import { Icon } from '../../components/icon.tsx'
import { memoEditorWords as w } from '../../words/memo-editor.ts'
import { kindOfLink, LINK_ICONS, useLinks, type AnyLink } from './link-context.ts'

type Item = Extract<Block, { type: 'item' }>

/** The words of a memo with their formatting; its links open what they lead to. `level` is the heading under which the memo stands. */
export function MemoWords({ rich, level = 2 }: { rich: Rich; level?: number }): ReactNode {
  const parts: ReactNode[] = []
  for (let at = 0; at < rich.length; at++) {
    const block = rich[at]!
    if (block.type === 'item') {
      const items: Item[] = []
      while (rich[at]?.type === 'item') items.push(rich[at++] as Item)
      at--
      parts.push(<List key={at} items={items} depth={0} />)
    } else if (block.type === 'heading') {
      const Head = `h${Math.min(6, level + block.level)}` as 'h3'
      parts.push(
        <Head key={at} className={`memo-h${block.level}`}>
          <Inlines of={block.children} />
        </Head>,
      )
    } else if (block.type === 'quote')
      parts.push(
        <blockquote key={at}>
          <p>
            <Inlines of={block.children} />
          </p>
        </blockquote>,
      )
    else
      parts.push(
        <p key={at}>
          <Inlines of={block.children} />
        </p>,
      )
  }
  return <div className="memo-words">{parts}</div>
}

/** Items of one list, those that lie deeper in lists of their own. Items of the other kind begin another list. */
function List({ items, depth }: { items: readonly Item[]; depth: number }): ReactNode {
  const lists: { list: Item['list']; rows: { item: Item | null; below: Item[] }[] }[] = []
  for (const item of items) {
    const last = lists.at(-1)
    if (item.depth > depth) {
      const row = last?.rows.at(-1)
      if (row) row.below.push(item)
      else lists.push({ list: item.list, rows: [{ item: null, below: [item] }] })
    } else if (last?.list === item.list) last.rows.push({ item, below: [] })
    else lists.push({ list: item.list, rows: [{ item, below: [] }] })
  }
  return lists.map(({ list, rows }, at) => {
    const Tag = list === 'numbered' ? 'ol' : 'ul'
    return (
      <Tag key={at}>
        {rows.map(({ item, below }, row) => (
          <li key={row} className={item === null ? 'memo-no-item' : undefined}>
            {item && <Inlines of={item.children} />}
            {below.length > 0 && <List items={below} depth={depth + 1} />}
          </li>
        ))}
      </Tag>
    )
  })
}

function Inlines({ of }: { of: readonly Inline[] }): ReactNode {
  return of.map((inline, at) => {
    if (!('text' in inline)) return <LinkButton key={at} link={inline} />
    let words: ReactNode = inline.text
    if (inline.code) words = <code>{words}</code>
    if (inline.bold) words = <strong>{words}</strong>
    if (inline.italic) words = <em>{words}</em>
    if (inline.underline) words = <u>{words}</u>
    if (inline.strike) words = <s>{words}</s>
    return <span key={at}>{words}</span>
  })
}

function LinkButton({ link }: { link: AnyLink }): ReactNode {
  const { lookOf, open } = useLinks()
  const { name, gone } = lookOf(link)
  if (gone) return <LinkFace link={link} name={name} gone />
  return (
    <button
      type="button"
      className="memo-link"
      title={w.linkSaid(w.kinds[kindOfLink(link)], name)}
      onClick={() => open(link)}
    >
      <Icon name={LINK_ICONS[kindOfLink(link)]} />
      {name}
    </button>
  )
}

/** What a link looks like. One whose thing is gone is struck and says so. */
export function LinkFace({ link, name, gone }: { link: AnyLink; name: string; gone: boolean }): ReactNode {
  return (
    <span className={gone ? 'memo-link is-gone' : 'memo-link'} title={gone ? `${name}: ${w.gone}` : undefined}>
      <Icon name={LINK_ICONS[kindOfLink(link)]} />
      {gone ? (
        <>
          <s>{name}</s>
          <span className="visually-hidden"> ({w.gone})</span>
        </>
      ) : (
        name
      )}
    </span>
  )
}
