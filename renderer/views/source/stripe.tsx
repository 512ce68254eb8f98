// One stripe beside one row, and what folded ones look like together.

import type { Code } from '../../../src/framework/types.ts'
import { hueClass, patternClass } from '../../components/swatch.tsx'
import { words } from '../../words/en.ts'
import type { PlacedPart } from './place-stripes.ts'
import { marksInWords } from './say.ts'
import { codersOf, type Team } from './team.ts'

interface StripeProps {
  readonly part: PlacedPart
  readonly index: number
  readonly code: Code | undefined
  readonly label: string
  readonly team: Team
  /** Its own lane, or the last one while it is opened there. */
  readonly lane: number
  readonly isFocused: boolean
  readonly isNew: boolean
}

/** A code's stripe: its letters at the head, its hue and pattern below. */
export function Stripe({ part, index, code, label, team, lane, isFocused, isNew }: StripeProps) {
  const { stripe } = part
  const goesOn = part.from === null
  const names = [
    'stripe',
    hueClass(code?.hue ?? 11),
    isFocused && 'is-focused',
    goesOn && 'goes-on',
    part.to === null && 'goes-below',
    isNew && 'is-new',
  ]
  const style = {
    '--lane-at': lane,
    ...(part.top === null ? {} : { top: part.top }),
    ...(part.bottom === null ? {} : { bottom: 'auto', height: part.bottom - (part.top ?? 0) }),
  }
  return (
    <li>
      <button
        type="button"
        tabIndex={-1}
        className={names.filter(Boolean).join(' ')}
        style={style}
        data-part={index}
        aria-label={words.source.stripe(code?.name ?? '', codersOf(stripe.codings, team), stripe.codings.length)}
        aria-pressed={isFocused}
      >
        <span className="stripe-label" data-letters={label} />
        <b className={patternClass(code?.pattern ?? 0, code?.hue ?? 11)} />
      </button>
    </li>
  )
}

/** What has no lane of its own, as one bar: the darker the more. */
export function Density({
  parts,
  index,
  lane,
  codes,
  isAside,
}: {
  parts: readonly PlacedPart[]
  index: number
  lane: number
  codes: ReadonlyMap<string, Code>
  /** One of what is folded stands open in the lane: the bar makes room for it. */
  isAside: boolean
}) {
  const count = parts.reduce((sum, part) => sum + part.stripe.codings.length, 0)
  const names = [...new Set(parts.map(part => codes.get(part.stripe.codeId)?.name ?? ''))].join(', ')
  return (
    <li>
      <button
        type="button"
        tabIndex={-1}
        className={isAside ? 'stripe density is-aside' : 'stripe density'}
        aria-haspopup="dialog"
        style={{ '--lane-at': lane, '--dense': Math.min(count, 5) } as object}
        data-part={index}
        aria-label={`${words.source.foldedHere(count)}: ${names}`}
      >
        <span className="stripe-label" data-letters={`+${count}`} />
        <b />
      </button>
    </li>
  )
}

/** What is said of the stripe under the pointer: its code, who, how many. */
export function StripeHint({
  part,
  right,
  top,
  codes,
  team,
}: {
  part: PlacedPart
  right: number
  top: number
  codes: ReadonlyMap<string, Code>
  team: Team
}) {
  const { stripe } = part
  const code = codes.get(stripe.codeId)
  return (
    <p className="stripe-hint" style={{ right, top }} aria-hidden="true">
      <b>{code?.name}</b>
      <span>
        {codersOf(stripe.codings, team)}
        {stripe.codings.length > 1
          ? `, ${words.common.codings(stripe.codings.length)}`
          : marksInWords(stripe.codings[0]!).map(said => `, ${said}`)}
      </span>
    </p>
  )
}
