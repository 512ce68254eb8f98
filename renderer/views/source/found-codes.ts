// Answers of the code finder and entries of codes, kept while the window is open: the same words are asked once. A change
// of the framework forgets them.

import type { CodeId } from '../../../src/base/ids.ts'
import type { CodeEntry } from '../../../src/framework/types.ts'
import type { FoundCode } from '../../../src/search/types.ts'
import { call } from '../../client/client.ts'
import { useProject } from '../../state/project.ts'

const MOST = 500
const found = new Map<string, Promise<readonly FoundCode[]>>()
const entries = new Map<CodeId, Promise<CodeEntry>>()
let watching = false

function watch(): void {
  if (watching) return
  watching = true
  useProject.subscribe((state, before) => {
    const change = state.lastChange
    if (state.opening !== before.opening) {
      found.clear()
      entries.clear()
    }
    if (change === null || change === before.lastChange) return
    if (change.everything || change.tables.includes('code')) {
      found.clear()
      entries.clear()
    } else if (change.tables.includes('coding')) entries.clear()
  })
}

/** The codes that the core finds for some words. An answer that failed is asked again next time. */
export function findCodes(words: string): Promise<readonly FoundCode[]> {
  return kept(found, words, () => call('search.codes', { words, limit: 12 }))
}

/** The whole entry of a code. */
export function entryOf(codeId: CodeId): Promise<CodeEntry> {
  return kept(entries, codeId, () => call('code.entry', { codeId }))
}

function kept<Key, Value>(answers: Map<Key, Promise<Value>>, key: Key, ask: () => Promise<Value>): Promise<Value> {
  watch()
  let answer = answers.get(key)
  if (answer === undefined) {
    if (answers.size >= MOST) answers.clear()
    answer = ask()
    answers.set(key, answer)
    answer.catch(() => answers.delete(key))
  }
  return answer
}
