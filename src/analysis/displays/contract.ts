import { command, query } from '../../base/call.ts'
import { id, object, optional, text } from '../../base/parse.ts'
import { matrixFields } from '../matrix/parse.ts'
import { frameworkMatrixFields } from '../summaries/parse.ts'
import type { DisplayId, SavedDisplay, SavedFrameworkDisplay } from './types.ts'

const name = text(200)

/** What others may ask of saved displays. */
export const displaysContract = {
  'display.list': query<readonly SavedDisplay[]>()({
    says: 'The matrices that were saved as they were set up, by name, each with its decision rule and the reason for its cases.',
    input: object({}),
  }),
  'display.save': command<DisplayId>()({
    label: 'Save display',
    says: 'Keeps a matrix as it is set up under a name, with its decision rule; with `displayId` in the place of a saved one. Refuses an empty name, one that another display has, and chosen cases without a reason.',
    input: object({
      name,
      request: object(matrixFields),
      look: optional(text(20_000)),
      displayId: optional(id('saved display')),
    }),
  }),
  'display.frameworks': query<readonly SavedFrameworkDisplay[]>()({
    says: 'The framework matrices that were saved as they were set up, by name, each with its decision rule and the reason for its cases.',
    input: object({}),
  }),
  'display.saveFramework': command<DisplayId>()({
    label: 'Save display',
    says: 'Keeps a framework matrix as it is set up under a name, with its decision rule; with `displayId` in the place of a saved one. Refuses as `display.save` does.',
    input: object({
      name,
      request: object(frameworkMatrixFields),
      look: optional(text(20_000)),
      displayId: optional(id('saved display')),
    }),
  }),
  'display.rename': command<void>()({
    label: 'Rename display',
    says: 'Gives a saved display another name. Refuses an empty one and one that another display has.',
    input: object({ displayId: id('saved display'), name }),
  }),
  'display.remove': command<void>()({
    label: 'Remove display',
    says: 'Removes a saved display.',
    input: object({ displayId: id('saved display') }),
  }),
}
