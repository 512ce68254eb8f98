import { call } from '../../client/client.ts'
import { doAndSay } from '../../components/deeds.ts'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { useRounds } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import type { ThingInput } from '../../state/review.ts'
import { words } from '../../words/en.ts'

const w = words.review.rounds

/** Puts a thing into one of the open rounds. Nothing where no round is open. */
export function PutIntoRound({ thing, name }: { readonly thing: ThingInput; readonly name: string }) {
  const rounds = useRounds(state => state.items).filter(one => one.state === 'open')
  const canWrite = useProject(state => state.info?.readOnly === false)
  if (rounds.length === 0 || !canWrite) return null
  return (
    <MenuButton
      className="icon-button"
      label={w.putInto}
      placement="bottom end"
      entries={rounds.map(one => ({
        id: one.id,
        label: one.name,
        run: () => void doAndSay(() => call('round.add', { roundId: one.id, things: [thing] }), w.put(name)),
      }))}
    >
      <Icon name="plus" />
    </MenuButton>
  )
}
