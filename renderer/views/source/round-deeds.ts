// What a person does in a round with single keys: begins it, presses a key, ends it.

import { inKeyOrder, useRound } from '../../state/round.ts'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'
import type { Desk } from './desk.ts'

/** Begins a round; without any key its panel is opened instead. */
export function beginRound(desk: Desk): void {
  const held = inKeyOrder(useRound.getState().keys).flatMap(([key, id]) => {
    const name = desk.nameOf(id)
    return name === null ? [] : [words.round.holds(key, name)]
  })
  if (held.length === 0) {
    desk.openKeys()
    return
  }
  useRound.getState().begin()
  desk.closeKeys()
  desk.say(words.round.begun(held.join(', ')))
}

/** Ends the round: letters are commands again. */
export function endRound(desk: Desk): void {
  useRound.getState().end()
  useStatus.getState().hint(words.round.ended)
  desk.say(words.round.ended)
  desk.reader.surface?.root.focus({ preventScroll: true })
}

/** Applies the code on a key to the words selected. A key that holds none offers the codes: the one chosen is applied and lies on the key from then on; without words selected it says so. */
export function pressKey(desk: Desk, key: string): void {
  const codeId = useRound.getState().keys[key]
  if (codeId !== undefined && desk.nameOf(codeId) !== null) {
    desk.choosing.applyNow(codeId)
    return
  }
  if (desk.reader.range() !== null) {
    desk.choosing.chooseForKey(key)
    desk.say(words.round.offer(key))
    return
  }
  useStatus.getState().hint(words.round.unbound(key))
  desk.say(words.round.unbound(key))
}
