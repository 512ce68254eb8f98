// Requests as tests ask them, with what a test does not care for left at rest.

import type { Input } from '../../src/api/contract.ts'

/** A matrix: at which sites each code is present, or as told. */
export function matrixAsked(told: Partial<Input<'matrix.compute'>> = {}): Input<'matrix.compute'> {
  return {
    rows: 'codes',
    columns: 'sites',
    measure: 'presence',
    where: [],
    codedBy: [],
    stance: null,
    rollUp: false,
    ...told,
  }
}

/** A framework matrix: every site by every code, or as told. */
export function frameworkAsked(told: Partial<Input<'summary.matrix'>> = {}): Input<'summary.matrix'> {
  return {
    rows: 'sites',
    people: false,
    caseIds: null,
    codeIds: null,
    show: 'all',
    attributes: [],
    order: null,
    retired: false,
    ...told,
  }
}
