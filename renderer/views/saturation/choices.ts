// What is chosen for saturation: kept per project on this machine, ids only.

import type { Input } from '../../../src/api/contract.ts'
import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { CodeId } from '../../../src/base/ids.ts'
import type { Code } from '../../../src/framework/types.ts'
import { keep, kept } from '../../state/keep.ts'

/** Over what: interviews, all sources, or sites with all their sources. */
export type UnitKind = 'interviews' | 'sources' | 'sites'

/** The choices of the view. `branches`: the top codes below which codes count; null for all codes in use. */
export interface SaturationChoices {
  readonly units: UnitKind
  readonly branches: readonly CodeId[] | null
  readonly base: number
  readonly run: number
  /** In per cent. */
  readonly threshold: number
  /** Only what passes counts; null for everything. */
  readonly filter: Filter | null
  readonly order: Readonly<Partial<Record<UnitKind, readonly string[]>>>
}

/** Where people begin: the usual base, run and threshold. */
export const FIRST_CHOICES: SaturationChoices = {
  units: 'interviews',
  branches: null,
  base: 4,
  run: 2,
  threshold: 5,
  filter: null,
  order: {},
}

const keyOf = (projectId: string) => `saturation.${projectId}`

/** The choices made last in a project. */
export function keptChoices(projectId: string | null): SaturationChoices {
  return projectId === null ? FIRST_CHOICES : { ...FIRST_CHOICES, ...kept(keyOf(projectId), {}) }
}

/** Remembers the choices of a project, but for the filter: it may hold words of research. */
export function keepChoices(projectId: string | null, choices: SaturationChoices): void {
  if (projectId !== null) keep(keyOf(projectId), { ...choices, filter: null })
}

/** The question that choices ask. */
export function questionOf(choices: SaturationChoices, codes: readonly Code[]): Input<'saturation.compute'> {
  const { units, branches, base, run, threshold, filter } = choices
  const order = choices.order[units]
  return {
    by: units === 'sites' ? 'sites' : 'sources',
    kinds: units === 'interviews' ? ['interview'] : ['interview', 'observation', 'document'],
    base,
    run,
    threshold,
    ...(branches === null ? {} : { codeIds: below(branches, codes) }),
    ...(filter === null ? {} : { filter }),
    ...(order ? { order: [...order] } : {}),
  }
}

/** The codes in use at and below some codes. */
function below(branches: readonly CodeId[], codes: readonly Code[]): CodeId[] {
  const ids = new Set<string>(branches)
  // A parent stands before its children, so one pass finds every descendant.
  for (const code of codes) if (code.parentId !== null && ids.has(code.parentId)) ids.add(code.id)
  return codes
    .filter(code => ids.has(code.id) && code.kind === 'code' && code.status !== 'retired')
    .map(code => code.id)
}
