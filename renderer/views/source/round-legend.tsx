// Under the text while a round is on: which key holds which code, and how the round ends.

import type { ReactNode } from 'react'
import type { Code } from '../../../src/framework/types.ts'
import { Button } from '../../components/button.tsx'
import { Keys } from '../../components/kbd.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { inKeyOrder, useRound } from '../../state/round.ts'
import { words } from '../../words/en.ts'
import type { Desk } from './desk.ts'
import { endRound, pressKey } from './round-deeds.ts'

interface RoundLegendProps {
  readonly codes: ReadonlyMap<string, Code>
  readonly desk: Desk
}

/** The legend. Each key is a button too, for the pointer. */
export function RoundLegend({ codes, desk }: RoundLegendProps): ReactNode {
  const { keys, isOn } = useRound()
  if (!isOn) return null
  return (
    <section className="round-legend" aria-label={words.round.legend}>
      <b>{words.round.on}</b>
      <ul>
        {inKeyOrder(keys).map(([key, codeId]) => {
          const code = codes.get(codeId)
          return (
            code && (
              <li key={key}>
                <button
                  type="button"
                  tabIndex={-1}
                  onMouseDown={event => event.preventDefault()}
                  onClick={() => pressKey(desk, key)}
                >
                  <Keys of={key} />
                  <Swatch hue={code.hue} pattern={code.pattern} />
                  {code.name}
                </button>
              </li>
            )
          )
        })}
      </ul>
      <Button look="link" onClick={desk.openKeys}>
        {words.round.change}
      </Button>
      <Button look="flat" onClick={() => endRound(desk)}>
        {words.round.end} <Keys of="Escape" />
      </Button>
    </section>
  )
}
