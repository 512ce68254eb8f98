// The source in front written out with its codes in the margin: those codes and coders that are shown.

import type { Action } from '../../actions/action.ts'
import { runActionById } from '../../actions/registry.ts'
import { call } from '../../client/client.ts'
import type { MenuEntry } from '../../components/menu.tsx'
import { useSources } from '../../state/lists.ts'
import { saveFile } from '../../state/save-file.ts'
import { disclosureWords } from '../../words/disclosure.ts'
import { quotesWords } from '../../words/quotes.ts'
import { openCheck } from '../disclosure/outputs.ts'
import type { Desk } from './desk.ts'

const w = quotesWords.withCodes
const WAYS = [
  ['team', 'docx'],
  ['team', 'html'],
  ['outside', 'docx'],
] as const

type Way = (typeof WAYS)[number]
const CHECK = 'print-with-codes-check'
const idOf = ([audience, format]: Way) => `print-with-codes-${audience}-${format}`

/** The ways to write a source out, for a menu. */
export function printEntries(): MenuEntry[] {
  return [
    { head: w.head },
    ...WAYS.map(way => ({ id: idOf(way), label: w[way[0]][way[1]], run: () => runActionById(idOf(way)) })),
    { id: CHECK, label: disclosureWords.open, run: () => runActionById(CHECK) },
  ]
}

/** The same as actions, for the palette. */
export function printActions(desk: Desk): Action[] {
  const actions: Action[] = WAYS.map(way => ({
    id: idOf(way),
    group: 'text',
    label: `${w.head}: ${w[way[0]][way[1]]}`,
    enabled: () => true,
    run: () => print(desk, way),
  }))
  return [
    ...actions,
    {
      id: CHECK,
      group: 'text',
      label: `${w.head}: ${disclosureWords.open}`,
      enabled: () => true,
      run: () => openCheck('source', { sourceId: desk.reader.session.sourceId }),
    },
  ]
}

function print(desk: Desk, [audience, format]: Way): Promise<void> {
  const { sourceId } = desk.reader.session
  const { codes, coders } = desk.state.showing
  const called = useSources.getState().byId.get(sourceId)
  // The name of a file leaves the team with it.
  const name = `${audience === 'team' ? w.file(called?.key ?? called?.name ?? '') : w.fileOutside}.${format}`
  return saveFile(
    name,
    (to, options) =>
      call(
        'export.annotated',
        {
          sourceId,
          audience,
          format,
          to,
          ...(codes === null ? {} : { codeIds: [...codes] }),
          ...(coders === null ? {} : { coderIds: [...coders] }),
        },
        options,
      ),
    { busy: w.writing, done: w.wrote },
  )
}
