import type { MatrixGroup } from '../../../src/analysis/types.ts'
import { matrixWords } from '../../words/matrix.ts'
import type { SideKind } from './side-kind.ts'

/** What stands beside the name of a group of columns: how many it holds, how many people and sources are in them. */
export const groupSaysOf =
  (kind: SideKind) =>
  (group: MatrixGroup): string =>
    matrixWords.groupHead({
      columns: group.members.length,
      unit: matrixWords.units[kind],
      people: group.denominators.participants,
      sources: group.denominators.sources,
    })
