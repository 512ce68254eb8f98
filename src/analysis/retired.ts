// Which codings count at all: those of codes in use. The one rule for matrices, pictures, lists and excerpts that pass a filter.

import type { Heads } from './heads.ts'

/**
 * By row number of a code: 1 where its codings do not count, because it is retired, or not known. They are kept, and found in their
 * source and by their code; a filter may still ask for words near them.
 */
export function retiredCodes(heads: Pick<Heads, 'codes'>): Uint8Array {
  const most = heads.codes.reduce((most, code) => Math.max(most, code.n), 0)
  const retired = new Uint8Array(most + 1).fill(1)
  for (const code of heads.codes) if (!code.retired) retired[code.n] = 0
  return retired
}
