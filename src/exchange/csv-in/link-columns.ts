// How sheets of cases tell links: a column of each relation with the cases it leads to, and beside it, where there are any,
// the dates and notes of those links in the same order. Pure.

import { plainName } from './columns.ts'

/** Relations that every sheet means by these words alone; others are written `link: RELATION`. */
export const RELATIONS: readonly string[] = ['paired with', 'merged with']

/** The head of the column of a relation. */
export function linkHead(relation: string): string {
  return RELATIONS.includes(relation) ? relation : `link: ${relation}`
}

/** The heads of the columns beside it. */
export const besideLinks = (head: string): { readonly on: string; readonly note: string } => ({
  on: `${head} on`,
  note: `${head} note`,
})

/** The relation that a head names by itself; null where it names none. */
export function relationOf(head: string): string | null {
  const known = RELATIONS.find(one => plainName(one) === plainName(head))
  if (known) return known
  const named = /^link:\s*(.+)$/iu.exec(head.trim())?.[1]?.trim()
  return named && !/ (?:on|note)$/iu.test(named) ? named : null
}

/** Several texts in one cell, apart by semicolons; one that holds a semicolon, a quotation mark or a line end stands in quotation marks. */
export function inOneCell(texts: readonly string[]): string {
  if (texts.every(text => text === '')) return ''
  return texts.map(text => (/[;"\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(';')
}

/** The texts of such a cell, empty ones in their places. */
export function outOfCell(cell: string): string[] {
  const texts: string[] = []
  let text = ''
  let isQuoted = false
  for (let at = 0; at < cell.length; at++) {
    const character = cell[at]!
    if (isQuoted) {
      if (character !== '"') text += character
      else if (cell[at + 1] === '"') {
        text += '"'
        at++
      } else isQuoted = false
    } else if (character === '"' && text.trim() === '') {
      text = ''
      isQuoted = true
    } else if (character === ';') {
      texts.push(text.trim())
      text = ''
    } else text += character
  }
  return [...texts, text.trim()]
}
