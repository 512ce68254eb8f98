// What is done to coders by hand: added, renamed, two names of one person joined. Together with `commands.ts` the one writer of coders.

import type { CoderId } from '../base/ids.ts'
import { Refusal } from '../base/trouble.ts'
import type { Change } from '../store/access.ts'
import type { CoderInfo } from '../store/types.ts'
import { initialsBeside } from './initials.ts'
import { listCoders } from './queries.ts'

/** Adds a coder. Refuses an empty name, and one that another coder has. */
export function addCoder(
  tx: Change,
  coder: { readonly name: string; readonly initials?: string | undefined },
): CoderId {
  const name = nameToUse(tx, coder.name)
  tx.describe(`Add coder ${name}`)
  return tx.insert('coder', { name, initials: initialsToUse(tx, coder.initials, name), madeAt: tx.now }) as CoderId
}

/** Gives a coder another name, or other initials; what they coded stays theirs. Refuses a name that another coder has. */
export function renameCoder(
  tx: Change,
  change: { readonly coderId: CoderId; readonly name: string; readonly initials?: string | undefined },
): void {
  const coder = coderToChange(tx, change.coderId)
  const name = nameToUse(tx, change.name, coder)
  const initials =
    change.initials === undefined
      ? name === coder.name
        ? coder.initials
        : initialsBeside(name, initialsIn(tx, coder.id))
      : initialsToUse(tx, change.initials, name)
  tx.describe(name === coder.name ? `Give ${name} the initials ${initials}` : `Rename coder ${coder.name} to ${name}`)
  tx.update('coder', coder.id, { name, initials })
}

/** Joins two names of one person: what was done under either is read as done by `intoId`. No coding is touched, so undo, or `partCoder`, tells them apart again. Refuses the team's consensus. */
export function joinCoders(
  tx: Change,
  { coderId, intoId }: { readonly coderId: CoderId; readonly intoId: CoderId },
): void {
  const coders = listCoders(tx)
  const coder = coderToChange(tx, coderId, coders)
  const into = coderToChange(tx, intoId, coders)
  if (coder.id === into.id) throw new Refusal('same-coder', `${coder.name} is one name. Choose two.`)
  for (const one of [coder, into])
    if (one.kind === 'consensus')
      throw new Refusal(
        'coder-consensus',
        `“${one.name}” is what the team agreed on, not a name of somebody. Join names of people.`,
      )
  if (into.joinedTo === coder.id)
    throw new Refusal(
      'joined-otherwise',
      `${into.name} is joined to ${coder.name} already. Part them first to have it the other way round.`,
    )
  // One name stands for all: names joined to this one go along.
  const stands = into.joinedTo ?? into.id
  for (const one of coders)
    if (one.id === coder.id || one.joinedTo === coder.id) tx.update('coder', one.id, { joinedTo: stands })
  tx.describe(`Join ${coder.name} to ${into.name}: one person`)
}

/** Takes a name out of the person that it was joined to. Refuses one that is not joined. */
export function partCoder(tx: Change, coderId: CoderId): void {
  const coder = coderToChange(tx, coderId)
  if (!coder.joinedTo) throw new Refusal('not-joined', `${coder.name} is not joined to another name.`)
  tx.describe(`Take ${coder.name} as a person of their own again`)
  tx.update('coder', coder.id, { joinedTo: null })
}

function coderToChange(tx: Change, coderId: CoderId, coders: readonly CoderInfo[] = listCoders(tx)): CoderInfo {
  const coder = coders.find(one => one.id === coderId)
  if (!coder) throw new Refusal('coder-gone', 'This coder is not in the project (any more).')
  return coder
}

function nameToUse(tx: Change, written: string, besides?: CoderInfo): string {
  const name = written.trim()
  if (!name) throw new Refusal('name-empty', 'A coder needs a name.')
  if (listCoders(tx).some(one => one.name === name && one.id !== besides?.id))
    throw new Refusal(
      'name-taken',
      `There is already a coder called “${name}”. If it is one person, join the two names; else add to the name.`,
    )
  return name
}

function initialsToUse(tx: Change, written: string | undefined, name: string): string {
  return written?.trim().slice(0, 4) || initialsBeside(name, initialsIn(tx))
}

function initialsIn(tx: Change, besides?: CoderId): string[] {
  return listCoders(tx).flatMap(one => (one.id === besides ? [] : [one.initials]))
}
