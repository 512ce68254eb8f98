// What is chosen for agreement: kept per project on this machine, ids only.

import type { AgreementUnit, Measure } from '../../../src/analysis/agreement/types.ts'
import type { CoderFact } from '../../../src/analysis/coder-facts.ts'
import type { Input } from '../../../src/api/contract.ts'
import type { CodeId, CoderId, SourceId } from '../../../src/base/ids.ts'
import type { SourceListItem } from '../../../src/sources/types.ts'
import type { CoderInfo } from '../../../src/store/types.ts'
import { keep, kept } from '../../state/keep.ts'

/** The choices of the view. `threshold`: the researcher's own, none unless they set one. */
export interface AgreementChoices {
  readonly coderIds: readonly CoderId[] | null
  /** Groups of coders are compared, by this fact of theirs. */
  readonly by: CoderFact | null
  readonly unit: AgreementUnit
  readonly excerptsOf: CodeId | null
  readonly codeIds: readonly CodeId[]
  readonly sourceIds: readonly SourceId[]
  readonly measures: readonly Measure[]
  readonly countAsOne: boolean
  readonly half: boolean
  readonly intervals: boolean
  readonly threshold: number | null
  readonly rows: 'code' | 'source'
}

/** Where people begin. */
export const FIRST_CHOICES: AgreementChoices = {
  coderIds: null,
  by: null,
  unit: 'character',
  excerptsOf: null,
  codeIds: [],
  sourceIds: [],
  measures: ['percent', 'kappa', 'alpha'],
  countAsOne: false,
  half: false,
  intervals: false,
  threshold: null,
  rows: 'code',
}

const keyOf = (projectId: string) => `agreement.${projectId}`

/** The choices made last in a project. */
export function keptChoices(projectId: string | null): AgreementChoices {
  return projectId === null ? FIRST_CHOICES : { ...FIRST_CHOICES, ...kept(keyOf(projectId), {}) }
}

/** Remembers the choices of a project. */
export function keepChoices(projectId: string | null, choices: AgreementChoices): void {
  if (projectId !== null) keep(keyOf(projectId), choices)
}

/** The people who can be compared. */
export function people(coders: readonly CoderInfo[]): CoderInfo[] {
  return coders.filter(coder => coder.kind === 'person' && coder.joinedTo === null)
}

/** Who is compared: those chosen, else the two who finished most sources together; by role or background everybody. */
export function comparedCoders(
  { coderIds: chosen, by }: Pick<AgreementChoices, 'coderIds' | 'by'>,
  coders: readonly CoderInfo[],
  sources: readonly SourceListItem[],
): CoderId[] {
  const there = people(coders)
  if (chosen) return chosen.filter(id => there.some(coder => coder.id === id))
  if (by !== null) return there.map(coder => coder.id)
  let best: CoderId[] = []
  let most = 0
  for (const [at, first] of there.entries()) {
    for (const second of there.slice(at + 1)) {
      const together = sources.filter(one => one.codedBy.includes(first.id) && one.codedBy.includes(second.id)).length
      if (together > most) [best, most] = [[first.id, second.id], together]
    }
  }
  return best
}

/** The question that choices ask; null while something is missing. */
export function requestOf(choices: AgreementChoices, coderIds: readonly CoderId[]): Input<'agreement.compute'> | null {
  if (coderIds.length < 2 || (choices.unit === 'excerpt' && choices.excerptsOf === null)) return null
  return {
    ...passagesOf(choices, coderIds),
    unit: choices.unit,
    measures: [...choices.measures],
    ...(choices.unit === 'excerpt' ? { excerptsOf: { codeId: choices.excerptsOf! } } : {}),
    ...(choices.countAsOne ? { countAsOne: true } : {}),
    ...(choices.intervals ? { intervals: true } : {}),
  }
}

/** What passages are asked for by. */
export function passagesOf(
  choices: Pick<AgreementChoices, 'by' | 'codeIds' | 'sourceIds' | 'half'>,
  coderIds: readonly CoderId[],
): Input<'agreement.stances'> {
  return {
    coderIds: [...coderIds],
    ...(choices.by ? { by: choices.by } : {}),
    ...(choices.codeIds.length > 0 ? { codeIds: [...choices.codeIds] } : {}),
    ...(choices.sourceIds.length > 0 ? { sourceIds: [...choices.sourceIds] } : {}),
    ...(choices.half ? { match: 'half' as const } : {}),
  }
}
