import type { CaseId } from '../../base/ids.ts'
import type { Outgoing, Shown } from '../output/manifest.ts'
import type { OutsideNames } from './names.ts'

/** What an output shows that has cases in it and tells nothing else of them: that their codes stand there. Refuses cases without one. */
export function casesShown(
  names: OutsideNames,
  ids: readonly CaseId[],
): Required<Pick<Outgoing, 'shown' | 'shownCases'>> & { readonly shown: Shown } {
  return {
    shown: Object.fromEntries([...names.codesOf(ids).values()].toSorted().map(code => [code, {}])),
    shownCases: ids,
  }
}
