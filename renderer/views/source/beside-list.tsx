// The codings beside one paragraph, as a list: what is folded into the last lane is read here, by pointer or by keys.

import { useMemo, type ReactNode } from 'react'
import type { CodingId } from '../../../src/base/ids.ts'
import type { Coding } from '../../../src/coding/types.ts'
import type { Code } from '../../../src/framework/types.ts'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { Popover } from '../../components/popover.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { words } from '../../words/en.ts'
import type { Team } from './team.ts'

interface BesideListProps {
  readonly codings: readonly Coding[]
  /** The number of the paragraph. */
  readonly number: number | null
  readonly anchor: Element | null
  readonly codes: ReadonlyMap<string, Code>
  readonly team: Team
  readonly onChoose: (codingId: CodingId) => void
  readonly onClose: () => void
}

/** The list: one button a coding, in framework order. Arrows walk, Enter goes to the coding, Esc leaves. */
export function BesideList({ codings, number, anchor, codes, team, onChoose, onClose }: BesideListProps): ReactNode {
  const place = useMemo(() => ({ current: anchor }), [anchor])
  const order = useMemo(() => new Map([...codes.keys()].map((id, at) => [id, at])), [codes])
  const sorted = codings.toSorted(
    (a, b) => (order.get(a.codeId) ?? 0) - (order.get(b.codeId) ?? 0) || a.start - b.start || (a.id < b.id ? -1 : 1),
  )
  return (
    <Popover label={words.source.stripesOf(number)} isOpen onClose={onClose} anchor={place} placement="left top">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrows of all its buttons, in one place */}
      <ul
        className="beside-list"
        onKeyDown={event => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
          if (step === undefined) return
          event.preventDefault()
          const all = [...event.currentTarget.querySelectorAll('button')]
          all[(all.indexOf(document.activeElement as HTMLButtonElement) + step + all.length) % all.length]?.focus()
        }}
      >
        {sorted.map((coding, at) => {
          const code = codes.get(coding.codeId)
          const coder = team.coders.get(coding.coderId)
          return (
            <li key={coding.id}>
              <button
                type="button"
                ref={at === 0 ? focusIt : undefined}
                onClick={() => {
                  onChoose(coding.id)
                  onClose()
                }}
              >
                <Swatch hue={code?.hue ?? 11} pattern={code?.pattern ?? 0} />
                <span>{code?.name}</span>
                {coder && <CoderBadge coder={coder} isYou={coding.coderId === team.youId} />}
              </button>
            </li>
          )
        })}
      </ul>
    </Popover>
  )
}

function focusIt(button: HTMLButtonElement | null): void {
  button?.focus()
}
