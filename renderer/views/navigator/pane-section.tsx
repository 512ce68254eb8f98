import { useId, type ReactNode } from 'react'
import { Icon } from '../../components/icon.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { words } from '../../words/en.ts'

interface PaneSectionProps {
  readonly title: string
  readonly detail: string
  /** What the arrange menu offers; none hides it. */
  readonly menu?: { readonly label: string; readonly entries: readonly MenuEntry[] }
  readonly acts?: ReactNode
  readonly narrow: string
  /** False while there is nothing to narrow. */
  readonly canNarrow: boolean
  readonly onNarrow: (words: string) => void
  readonly children: ReactNode
}

/** A section of the navigator: its head, a field that narrows the list, and the list. */
export function PaneSection({ title, detail, menu, acts, narrow, canNarrow, onNarrow, children }: PaneSectionProps) {
  const id = useId()
  return (
    <section className="pane-section" aria-labelledby={id}>
      <header className="pane-head">
        <h2 id={id}>
          {title} <small className="count">{detail}</small>
        </h2>
        {canNarrow && (
          <label className={narrow ? 'narrow has-words' : 'narrow'} title={words.navigator.narrowHint(title)}>
            <Icon name="find" />
            <input
              aria-label={words.navigator.narrowHint(title)}
              value={narrow}
              spellCheck={false}
              onChange={event => onNarrow(event.target.value)}
              onKeyDown={event => {
                if (event.key === 'Escape' && narrow) {
                  onNarrow('')
                  event.stopPropagation()
                } else if (event.key === 'ArrowDown') {
                  event.preventDefault()
                  event.currentTarget
                    .closest('.pane-section')
                    ?.querySelector<HTMLElement>('.tree [tabindex="0"], .plain-list [tabindex="0"]')
                    ?.focus()
                }
              }}
            />
          </label>
        )}
        {menu && (
          <MenuButton className="icon-button" label={menu.label} entries={menu.entries} placement="bottom end">
            <Icon name="filter" />
          </MenuButton>
        )}
        {acts}
      </header>
      {children}
    </section>
  )
}
