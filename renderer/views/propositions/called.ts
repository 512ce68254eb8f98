import type { PropositionItem } from '../../../src/analysis/types.ts'

/** What a proposition is called where there is little room: its key, else its short name, else its statement. */
export function propositionName(one: Pick<PropositionItem, 'key' | 'shortName' | 'statement'>): string {
  return one.key ?? one.shortName ?? one.statement
}
