// Formatted words from Word or the web, cleaned to what a memo can hold. Parsed into a document of its own, which neither
// loads nor runs anything.

import { DEEPEST, richDocument, type Mark, type RichGiven, type RichText } from '../../../src/memos/rich.ts'

const BLOCKS =
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY THEAD TFOOT TR UL'.split(
    ' ',
  )
const SKIPPED = 'SCRIPT STYLE HEAD TITLE META LINK TEMPLATE NOSCRIPT IFRAME OBJECT SVG MATH SELECT TEXTAREA'.split(' ')
const MARK_OF: Readonly<Record<string, Mark>> = {
  B: 'bold',
  STRONG: 'bold',
  I: 'italic',
  EM: 'italic',
  CITE: 'italic',
  U: 'underline',
  INS: 'underline',
  S: 'strike',
  STRIKE: 'strike',
  DEL: 'strike',
  CODE: 'code',
  KBD: 'code',
  TT: 'code',
}

type Shape = { type: string; level?: number; list?: string; depth?: number }
interface Kept extends Shape {
  children: RichText[]
}

/** What a page or a document on the clipboard says, as a memo; null when there are no words in it. */
export function richOfHtml(html: string): RichGiven | null {
  const page = new DOMParser().parseFromString(html.slice(0, 2_000_000), 'text/html')
  const blocks: Kept[] = []
  let open: Kept | null = null

  const put = (text: string, marks: ReadonlySet<Mark>, shape: Shape, verbatim: boolean) => {
    let words = verbatim ? text : text.replaceAll(/[\s\u00A0]+/g, ' ')
    const last = open?.children.at(-1)
    if (!verbatim && (last === undefined || /[\s]$/.test(last.text))) words = words.trimStart()
    if (words === '') return
    if (open === null) blocks.push((open = { ...shape, children: [] }))
    open.children.push({ text: words, ...Object.fromEntries([...marks].map(mark => [mark, true])) })
  }
  const close = () => {
    open = null
  }
  const walk = (node: Node, marks: ReadonlySet<Mark>, shape: Shape, verbatim: boolean, depth: number) => {
    // Pages nest without end; what lies deeper than anybody writes is read as plain words.
    if (depth > 200) return put(node.textContent ?? '', marks, shape, verbatim)
    if (node.nodeType === Node.TEXT_NODE) return put(node.nodeValue ?? '', marks, shape, verbatim)
    if (!(node instanceof Element)) return
    const name = node.tagName.toUpperCase()
    const style = (node.getAttribute('style') ?? '').toLowerCase()
    if (SKIPPED.includes(name) || /mso-list:\s*ignore/.test(style) || /display:\s*none/.test(style)) return
    if (name === 'BR') return put('\n', marks, shape, true)
    if (name === 'TD' || name === 'TH') {
      if (open !== null) put('\t', new Set(), shape, true)
      return walkAll(node, marks, shape, verbatim, depth)
    }
    const isBlock = BLOCKS.includes(name)
    if (isBlock) close()
    walkAll(
      node,
      marksOf(name, style, marks),
      isBlock ? shapeOf(node, name, style, shape) : shape,
      verbatim || name === 'PRE',
      depth,
    )
    if (isBlock) close()
  }
  const walkAll = (node: Node, marks: ReadonlySet<Mark>, shape: Shape, verbatim: boolean, depth: number) => {
    for (const child of node.childNodes) walk(child, marks, shape, verbatim, depth + 1)
  }
  walkAll(page.body, new Set(), { type: 'paragraph' }, false, 0)

  const kept = blocks
    .map(block => ({ ...block, children: trimmed(block.children) }))
    .filter(block => block.children.some(child => child.text.trim() !== ''))
  return kept.length === 0 ? null : richDocument(true).parse(kept, 'pasted')
}

function shapeOf(node: Element, name: string, style: string, shape: Shape): Shape {
  if (/^H[1-6]$/.test(name)) return { type: 'heading', level: Math.min(3, Number(name[1])) }
  if (name === 'BLOCKQUOTE') return { type: 'quote' }
  if (name === 'LI') {
    const lists = ancestors(node).filter(one => one === 'UL' || one === 'OL')
    return item(lists[0] === 'OL' ? 'numbered' : 'bulleted', lists.length - 1)
  }
  const level = /mso-list:[^;]*level(\d)/.exec(style)
  if (level !== null) {
    const sign = [...node.querySelectorAll('[style*="mso-list"]')].find(one =>
      /ignore/i.test(one.getAttribute('style') ?? ''),
    )
    return item(/^\s*[\p{L}\d]{1,4}[.)]/u.test(sign?.textContent ?? '') ? 'numbered' : 'bulleted', Number(level[1]) - 1)
  }
  const heading = /\bMsoTitle\b/.test(node.className) ? 1 : null
  if (heading !== null) return { type: 'heading', level: heading }
  // A paragraph inside an item or a quotation is part of it.
  return shape.type === 'heading' ? { type: 'paragraph' } : shape
}

const item = (list: string, depth: number): Shape => ({
  type: 'item',
  list,
  depth: Math.max(0, Math.min(DEEPEST, depth)),
})

function ancestors(node: Element): string[] {
  const names: string[] = []
  for (let at = node.parentElement; at !== null; at = at.parentElement) names.push(at.tagName.toUpperCase())
  return names
}

function marksOf(name: string, style: string, marks: ReadonlySet<Mark>): ReadonlySet<Mark> {
  const now = new Set(marks)
  const mark = MARK_OF[name]
  // Google Docs wraps everything in a bold that is not.
  if (mark !== undefined && !(mark === 'bold' && /font-weight:\s*(normal|400)/.test(style))) now.add(mark)
  if (/font-weight:\s*(bold|[6-9]00)/.test(style)) now.add('bold')
  if (/font-style:\s*italic/.test(style)) now.add('italic')
  if (/text-decoration[^;]*underline/.test(style) && name !== 'A') now.add('underline')
  if (/text-decoration[^;]*line-through/.test(style)) now.add('strike')
  return now
}

function trimmed(children: readonly RichText[]): RichText[] {
  const list = [...children]
  for (let last = list.at(-1); last !== undefined; last = list.at(-1)) {
    const text = last.text.trimEnd()
    if (text === last.text) break
    list.pop()
    if (text !== '') {
      list.push({ ...last, text })
      break
    }
  }
  return list
}
