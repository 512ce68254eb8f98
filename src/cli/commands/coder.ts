import type { CoderId } from '../../base/ids.ts'
import { WrongUsage, type Command } from '../command.ts'
import { foundOne } from '../found.ts'
import { deedOf } from '../pairs.ts'

const DEEDS = ['join', 'part'] as const

/** The command about names of coders. */
export const coderCommands: readonly Command[] = [
  {
    name: 'coder',
    takes: ['P', DEEDS.join('|'), 'NAME', '[INTO]'],
    says: 'Joins two names of one person, or parts them again. What was done under either name is read as done by INTO, everywhere; no coding is touched, and undo takes it back.',
    more: [
      'join "A. Ruiz" Ana: what A. Ruiz did is read as done by Ana. part "A. Ruiz": a person of their own again. `list P coders` says which names are joined.',
    ],
    options: {},
    opening: 'write',
    async run(given, calls) {
      const [, written, name, into] = given.words
      const deed = deedOf(written!, DEEDS)
      if (deed === 'join' && into === undefined) throw new WrongUsage('INTO is missing: the name that stands for both.')
      if (deed === 'part' && into !== undefined) throw new WrongUsage(`“${into}” is too much.`)
      const coderId = await foundOne<CoderId>(calls, 'coders', name!)
      if (deed === 'part') await calls.call('coder.part', { coderId })
      else await calls.call('coder.join', { coderId, intoId: await foundOne<CoderId>(calls, 'coders', into!) })
      const row = (await calls.call('list.rows', { what: 'coders' })).find(one => one.id === coderId)!
      const joinedTo = (row['joinedTo'] ?? null) as string | null
      return {
        json: { coder: row.name, joinedTo },
        text: joinedTo === null ? `${row.name} is a person of their own.\n` : `${row.name} is read as ${joinedTo}.\n`,
      }
    },
  },
]
