import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { PropositionId } from '../../../src/base/ids.ts'
import type { Input } from '../../../src/api/contract.ts'
import { call } from '../../client/client.ts'
import { saveFile, type FileWriter } from '../../state/save-file.ts'
import { sheetWords as w } from '../../words/proposition-sheet.ts'

/** The files propositions can be written to, the most asked for first. */
export const PROPOSITION_FILES = ['docx', 'html', 'xlsx', 'csv'] as const
/** The files positions can be written to. */
export const POSITION_FILES = ['xlsx', 'docx', 'html', 'csv', 'json'] as const

/** Writes propositions, all or the ones named, to a file the person chooses; under a filter where one is given. */
export async function exportPropositions(
  format: (typeof PROPOSITION_FILES)[number],
  ids?: readonly PropositionId[],
  filter: Filter | null = null,
): Promise<void> {
  await written(`propositions.${format}`, (path, options) =>
    call(
      'export.propositions',
      { ...(ids ? { propositionIds: [...ids] } : {}), ...(filter === null ? {} : { filter }), to: path, format },
      options,
    ),
  )
}

/** Writes the matrix of positions to a file the person chooses. */
export async function exportPositions(
  request: Input<'position.matrix'>,
  format: (typeof POSITION_FILES)[number],
): Promise<void> {
  await written(`positions.${format}`, (path, options) =>
    call('export.positions', { ...request, to: path, format }, options),
  )
}

/** Writes a file where the person wants it, with its progress in the status bar. Does nothing when no place was chosen. */
export function written(name: string, write: FileWriter): Promise<void> {
  return saveFile(name, write, { busy: w.exporting, done: w.exported })
}
