// The parser of what is stored of a saved display. Pure.

import { object, optional, text, type Parser } from '../../base/parse.ts'
import { matrixFields } from '../matrix/parse.ts'
import { frameworkMatrixFields } from '../summaries/parse.ts'
import type { StoredDisplay } from './types.ts'

const look = optional(text(20_000))
const ofMatrix = object({ matrix: object(matrixFields), look })
const ofFramework = object({ framework: object(frameworkMatrixFields), look })

/** A display as it is stored: what of a matrix, or of a framework matrix, was asked for, and how it looked. */
export const storedDisplay: Parser<StoredDisplay> = {
  says: `${ofMatrix.says} or ${ofFramework.says}`,
  parse: (input, path) =>
    typeof input === 'object' && input !== null && 'framework' in input
      ? ofFramework.parse(input, path)
      : ofMatrix.parse(input, path),
}
