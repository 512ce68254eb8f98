// Finding words in the manual: pure.

import { fold } from '../../src/base/order.ts'
import { wordsIn, type Block, type Chapter } from './markdown.ts'

/** A section of a chapter that holds what was looked for. */
export interface ManualHit<Name extends string> {
  readonly chapter: Name
  readonly title: string
  readonly heading: string | null
  readonly section: string | null
  /** Some words around the first of those looked for. */
  readonly excerpt: string
}

interface Section {
  heading: string | null
  id: string | null
  text: string
}

function wordsOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return ''
    case 'paragraph':
    case 'note':
      return wordsIn(block.parts)
    case 'list':
      return block.items.map(wordsIn).join(' ')
    case 'table':
      return [block.head, ...block.rows].flatMap(row => row.map(wordsIn)).join(' ')
    case 'picture':
      return ''
  }
}

function sectionsOf(chapter: Chapter): Section[] {
  const sections: Section[] = [{ heading: null, id: null, text: '' }]
  for (const block of chapter.blocks) {
    if (block.kind === 'heading') sections.push({ heading: block.text, id: block.id, text: '' })
    else sections.at(-1)!.text += `${wordsOf(block)} `
  }
  return sections
}

const AROUND = 70

function excerptOf(text: string, at: number): string {
  const from = at <= AROUND ? 0 : text.indexOf(' ', at - AROUND) + 1
  const cut = text.slice(from, from + AROUND * 2)
  const end = from + cut.length < text.length ? cut.lastIndexOf(' ') : cut.length
  return `${from > 0 ? '… ' : ''}${cut.slice(0, end).trim()}${end < cut.length || from + end < text.trim().length ? ' …' : ''}`
}

/** The sections in which every word typed begins some word, those with it in their heading first. */
export function lookUp<Name extends string>(
  chapters: readonly (readonly [Name, Chapter])[],
  typed: string,
): ManualHit<Name>[] {
  const wanted = fold(typed)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  if (wanted.length === 0) return []
  const found: (ManualHit<Name> & { readonly rank: number })[] = []
  for (const [name, chapter] of chapters) {
    for (const section of sectionsOf(chapter)) {
      const head = fold(section.heading ?? chapter.title)
      const body = fold(section.text)
      const begins = (text: string, word: string) =>
        new RegExp(`(?<![\\p{L}\\p{N}])${word}`, 'u').exec(text)?.index ?? -1
      if (!wanted.every(word => begins(`${head} ${body}`, word) >= 0)) continue
      // Folding may change lengths a little: an excerpt from about there is good enough.
      const at = Math.max(0, begins(body, wanted[0]!))
      found.push({
        chapter: name,
        title: chapter.title,
        heading: section.heading,
        section: section.id,
        excerpt: excerptOf(section.text, at),
        rank: wanted.every(word => begins(head, word) >= 0) ? 0 : 1,
      })
    }
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ rank: _rank, ...hit }) => hit)
}
