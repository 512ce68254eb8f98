// What stands before each item of a list. Pure.

import type { Rich } from './rich.ts'

/** The sign before each block: “•” or a number for items of lists, nothing for others. Items that lie deeper, and whatever is no numbered item of a level, begin its count anew. */
export function listSigns(rich: Rich): string[] {
  let counts: number[] = []
  return rich.map(block => {
    if (block.type !== 'item') {
      counts = []
      return ''
    }
    counts.length = Math.min(counts.length, block.depth + 1)
    if (block.list === 'bulleted') {
      counts[block.depth] = 0
      return '•'
    }
    counts[block.depth] = (counts[block.depth] ?? 0) + 1
    return `${counts[block.depth]}.`
  })
}
