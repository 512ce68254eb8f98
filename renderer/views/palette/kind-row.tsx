import { useRef, type KeyboardEvent } from 'react'
import { words } from '../../words/en.ts'
import { PALETTE_KINDS, SIGNS, type PaletteKind } from './kinds.ts'

/** The kinds to look among: one tab stop, arrow keys choose. */
export function KindRow({
  kind,
  onChange,
}: {
  kind: PaletteKind | null
  onChange: (kind: PaletteKind | null) => void
}) {
  const row = useRef<HTMLDivElement>(null)
  const all = [null, ...PALETTE_KINDS]
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const buttons = [...(row.current?.querySelectorAll('button') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    buttons[(at + by + buttons.length) % buttons.length]?.focus()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- one of its buttons is the tab stop
    <div className="palette-kinds" role="toolbar" aria-label={words.palette.among} ref={row} onKeyDown={onKeyDown}>
      {all.map(one => {
        const sign = one === null ? undefined : SIGNS[one]
        const name = one === null ? words.palette.everything : words.palette.kindNames[one]
        return (
          <button
            key={name}
            type="button"
            aria-pressed={one === kind}
            tabIndex={one === kind ? 0 : -1}
            title={sign ? words.palette.kindHint(name, sign) : undefined}
            onClick={() => onChange(one)}
          >
            {sign && (
              <span className="palette-sign" aria-hidden="true">
                {sign}
              </span>
            )}
            {name}
          </button>
        )
      })}
    </div>
  )
}
