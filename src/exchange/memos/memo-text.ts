// Memos as plain text, as Markdown and as a table.

import { listSigns } from '../../memos/list-signs.ts'
import { wordsOf, wordsOfBlock, type Block, type Inline, type Rich } from '../../memos/rich.ts'
import { csvLine } from '../tables/csv.ts'
import { factsOf, type BookMemo, type MemoBook } from './memo-book.ts'

/** Writes memos as plain text, a memo at a time. */
export function* writeMemosText(book: MemoBook): Generator<string, void, void> {
  yield `${underlined(book.title, '=')}\n${book.about.join('\n')}\n`
  let day: string | null = null
  for (const memo of book.read()) {
    if (book.isJournal && memo.day !== day) yield `\n\n${underlined((day = memo.day) ?? '', '=')}`
    const quoted = memo.quoted === null ? '' : `\n${prefixed(memo.quoted.words, '> ')}\n> (${memo.quoted.reference})\n`
    const from = memo.linkedFrom.length === 0 ? '' : `\nLinked from: ${memo.linkedFrom.join('; ')}\n`
    yield `\n\n${underlined(memo.title, '-')}${factsOf(memo)}\n${quoted}\n${plain(memo.rich)}\n${from}`
  }
}

function underlined(title: string, sign: string): string {
  return `${title}\n${sign.repeat(Math.min(78, Math.max(3, title.length)))}\n`
}

function prefixed(words: string, sign: string): string {
  return words
    .split('\n')
    .map(line => `${sign}${line}`.trimEnd())
    .join('\n')
}

function plain(rich: Rich): string {
  return blocksWith(rich, (block, sign) => {
    const words = wordsOfBlock(block)
    if (block.type === 'quote') return prefixed(words, '> ')
    if (block.type !== 'item') return words
    const indent = '   '.repeat(block.depth)
    return words
      .split('\n')
      .map((line, at) => `${indent}${at === 0 ? `${sign} ` : ' '.repeat(sign.length + 1)}${line}`)
      .join('\n')
  })
}

/** Blocks parted by an empty line, items of one list by a line end. */
function blocksWith(rich: Rich, write: (block: Block, sign: string) => string): string {
  const signs = listSigns(rich)
  return rich
    .map((block, at) => {
      const between = at === 0 ? '' : block.type === 'item' && rich[at - 1]!.type === 'item' ? '\n' : '\n\n'
      return between + write(block, signs[at]!)
    })
    .join('')
}

/** Writes memos as Markdown (CommonMark), a memo at a time. What would be read as a sign of Markdown is escaped. */
export function* writeMemosMarkdown(book: MemoBook): Generator<string, void, void> {
  yield `# ${escaped(book.title)}\n\n${book.about.map(escaped).join('\n\n')}\n`
  let day: string | null = null
  const level = book.isJournal ? 3 : 2
  for (const memo of book.read()) {
    if (book.isJournal && memo.day !== day) yield `\n## ${(day = memo.day) ?? ''}\n`
    const quoted =
      memo.quoted === null
        ? ''
        : `${prefixed(lines(escaped(memo.quoted.words)), '> ')}\n>\n> (${escaped(memo.quoted.reference)})\n\n`
    const from = memo.linkedFrom.length === 0 ? '' : `\n*Linked from: ${memo.linkedFrom.map(escaped).join('; ')}*\n`
    yield `\n${'#'.repeat(level)} ${escaped(memo.title)}\n\n*${escaped(factsOf(memo))}*\n\n${quoted}${markdown(memo.rich, level)}\n${from}`
  }
}

function markdown(rich: Rich, level: number): string {
  return blocksWith(rich, (block, sign) => {
    const words = block.children.map(inlineMarkdown).join('')
    if (block.type === 'heading')
      return `${'#'.repeat(Math.min(6, level + block.level))} ${words.replaceAll('\n', ' ')}`
    if (block.type === 'quote') return prefixed(lines(words), '> ')
    if (block.type === 'paragraph') return atLineStart(lines(words))
    const indent = '    '.repeat(block.depth)
    const mark = sign === '•' ? '-' : sign
    return `${indent}${mark} ${lines(words).replaceAll('\n', `\n${indent}    `)}`
  })
}

function inlineMarkdown(inline: Inline): string {
  if (!('text' in inline)) return `*${escaped(inline.name)}*`
  // Signs must stand against words, so white space at the ends stays outside of them.
  const [, before, core, after] = /^(\s*)([\s\S]*?)(\s*)$/.exec(inline.text)!
  if (core === '') return inline.text
  let words = inline.code ? `\`${core!.replaceAll('`', 'ʼ')}\`` : escaped(core!)
  if (inline.strike) words = `~~${words}~~`
  if (inline.underline) words = `<u>${words}</u>`
  if (inline.italic) words = `*${words}*`
  if (inline.bold) words = `**${words}**`
  return `${before}${words}${after}`
}

function escaped(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>~]/g, sign => `\\${sign}`).replaceAll('&', '&amp;')
}

/** A line end is a break of the line, not of the paragraph. */
function lines(text: string): string {
  return text.split('\n').map(atLineStart).join('\\\n')
}

function atLineStart(line: string): string {
  return line
    .replace(/^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|=+$|-{3,}$)/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}

const HEAD = [
  'memo_id',
  'title',
  'kind',
  'about',
  'coder',
  'written_at',
  'changed_at',
  'journal_on',
  'quote',
  'links',
  'linked_from',
  'memo',
]

/** Writes memos as csv, one a line. Lists are joined with semicolons; words are plain. */
export function* writeMemosCsv(book: MemoBook): Generator<string, void, void> {
  yield csvLine(HEAD)
  for (const memo of book.read()) yield line(memo)
}

function line(memo: BookMemo): string {
  return csvLine([
    memo.id,
    memo.title,
    memo.kind,
    memo.about,
    memo.coder,
    memo.writtenAt ?? '',
    memo.changedAt ?? memo.writtenAt ?? '',
    memo.day ?? '',
    memo.quoted?.words ?? '',
    memo.links.join('; '),
    memo.linkedFrom.join('; '),
    wordsOf(memo.rich),
  ])
}
