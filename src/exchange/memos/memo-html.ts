// Memos as one self-contained page: no script, no address outside itself, readable on paper.

import type { Block, Inline, Rich } from '../../memos/rich.ts'
import { escapeMarkup } from '../tables/markup.ts'
import { pageHead } from '../tables/html-page.ts'
import { factsOf, type BookMemo, type MemoBook } from './memo-book.ts'

const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1a2328;--ink2:#445058;--ink3:#596570;--line:#d9dfe2;--accent:#0c5a69;--sunken:#edf0f2}
@media (prefers-color-scheme:dark){:root{--paper:#1b2226;--ink:#e3e8eb;--ink2:#b6c0c6;--ink3:#96a2a9;--line:#2a343a;--accent:#79c6d3;--sunken:#12181b}}
*{box-sizing:border-box}
body{margin:0;padding:2.5rem 2rem 5rem;background:var(--paper);color:var(--ink);font:15.5px/1.55 "Source Serif 4",Charter,"Noto Serif",Cambria,Georgia,serif}
main{max-width:44rem;margin:0 auto}
h1{font-size:2rem;font-weight:400;line-height:1.2;margin:0 0 .75rem}
h2,h3,h4,h5,h6,.facts,.about,.from{font-family:"Source Sans 3","Segoe UI",-apple-system,"Noto Sans",system-ui,sans-serif}
h2,h3,h4,h5,h6{line-height:1.3;margin:1.6rem 0 .2rem;font-size:1rem}
h2{font-size:1.25rem}
.day{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--accent)}
article{margin-top:2.4rem;padding-top:.4rem;border-top:1px solid var(--line)}
.day+article{border:0;margin-top:0}
article>:is(h2,h3){margin-top:.4rem}
p{margin:0 0 .7rem;overflow-wrap:anywhere;white-space:pre-line}
.facts,.about,.from{color:var(--ink3);font-size:.88em}
ul,ol{margin:0 0 .7rem;padding-left:1.6rem}li>ul,li>ol{margin:0}li{white-space:pre-line}.no-item{list-style:none}
blockquote{margin:0 0 .8rem;padding-left:1rem;border-left:2px solid var(--line);color:var(--ink2)}
.link{color:var(--accent)}
code{font-size:.88em;background:var(--sunken);padding:0 .2em;border-radius:3px}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--ink2:#222;--ink3:#444;--accent:#000;--sunken:#eee}@page{margin:18mm}body{padding:0;font-size:10.5pt}h2,h3,h4,h5,h6{break-after:avoid}}
`.replaceAll('\n', '')

/** Writes memos as a page, a memo at a time; a journal under its days. */
export function* writeMemosHtml(book: MemoBook): Generator<string, void, void> {
  yield `${pageHead(book.title, STYLE)}${book.about.map(line => `<p class="about">${escapeMarkup(line)}</p>\n`).join('')}`
  let day: string | null = null
  for (const memo of book.read()) {
    if (book.isJournal && memo.day !== day) yield `<h2 class="day">${escapeMarkup((day = memo.day) ?? '')}</h2>\n`
    yield memoOf(memo, book.isJournal ? 3 : 2)
  }
  yield '</main>\n</body>\n</html>\n'
}

function memoOf(memo: BookMemo, level: number): string {
  const { quoted, linkedFrom } = memo
  const said =
    quoted === null
      ? ''
      : `<blockquote><p>${escapeMarkup(quoted.words)} <small>(${escapeMarkup(quoted.reference)})</small></p></blockquote>\n`
  const from =
    linkedFrom.length === 0 ? '' : `<p class="from">Linked from: ${escapeMarkup(linkedFrom.join('; '))}</p>\n`
  return `<article>\n<h${level}>${escapeMarkup(memo.title)}</h${level}>\n<p class="facts">${escapeMarkup(factsOf(memo))}</p>\n${said}${blocks(memo.rich, level)}${from}</article>\n`
}

type Item = Extract<Block, { type: 'item' }>

function blocks(rich: Rich, level: number): string {
  let html = ''
  for (let at = 0; at < rich.length; at++) {
    const block = rich[at]!
    if (block.type === 'item') {
      const items: Item[] = []
      while (rich[at]?.type === 'item') items.push(rich[at++] as Item)
      at--
      html += `${list(items, 0)}\n`
    } else if (block.type === 'heading') {
      const head = `h${Math.min(6, level + block.level)}`
      html += `<${head}>${inlines(block.children)}</${head}>\n`
    } else if (block.type === 'quote') html += `<blockquote><p>${inlines(block.children)}</p></blockquote>\n`
    else html += `<p>${inlines(block.children)}</p>\n`
  }
  return html
}

/** Items of a level as lists, those that lie deeper in lists of their own. */
function list(items: readonly Item[], depth: number): string {
  let html = ''
  let open: Item['list'] | null = null
  for (let at = 0; at < items.length;) {
    const item = items[at]!
    const isHere = item.depth <= depth
    if (open === null || (isHere && open !== item.list)) {
      html += `${open === null ? '' : `</${element(open)}>`}<${element(item.list)}>`
      open = item.list
    }
    let to = isHere ? at + 1 : at
    while (to < items.length && items[to]!.depth > depth) to++
    const below = items.slice(isHere ? at + 1 : at, to)
    html += `<li${isHere ? '' : ' class="no-item"'}>${isHere ? inlines(item.children) : ''}${below.length === 0 ? '' : list(below, depth + 1)}</li>`
    at = to
  }
  return `${html}</${element(open ?? 'bulleted')}>`
}

const element = (list: Item['list']) => (list === 'numbered' ? 'ol' : 'ul')

function inlines(children: readonly Inline[]): string {
  return children
    .map(inline => {
      if (!('text' in inline)) return `<span class="link">${escapeMarkup(inline.name)}</span>`
      let words = escapeMarkup(inline.text)
      if (inline.code) words = `<code>${words}</code>`
      if (inline.strike) words = `<s>${words}</s>`
      if (inline.underline) words = `<u>${words}</u>`
      if (inline.italic) words = `<em>${words}</em>`
      if (inline.bold) words = `<strong>${words}</strong>`
      return words
    })
    .join('')
}
