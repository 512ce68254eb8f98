import { useEffect, useRef, useState } from 'react'
import { Button } from '../../components/button.tsx'
import type { ChapterName } from '../../manual/chapters.ts'
import { lookUp } from '../../manual/lookup.ts'
import { words } from '../../words/en.ts'
import { ChapterText } from './chapter-text.tsx'
import './manual.css'
import type { GoTo, ManualPlace } from './place.ts'
import { MANUAL } from './texts.ts'

/** The manual: contents and a field to look something up on one side, a chapter on the other. */
export function Manual({ place, goTo }: { place: ManualPlace; goTo: GoTo }) {
  const [typed, setTyped] = useState('')
  const page = useRef<HTMLDivElement>(null)
  const [name, chapter] = MANUAL.find(([one]) => one === place.chapter) ?? MANUAL[0]!
  const at = MANUAL.findIndex(([one]) => one === name)
  const { section, n } = place
  useEffect(() => {
    const head = section === null ? null : page.current?.querySelector(`#manual-${CSS.escape(section)}`)
    if (head) {
      head.scrollIntoView({ block: 'start' })
      ;(head as HTMLElement).focus({ preventScroll: true })
    } else page.current?.scrollTo({ top: 0 })
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the same place twice is gone to twice
  }, [name, section, n])
  return (
    <div className="manual">
      <div className="manual-both">
        <nav className="manual-contents" aria-label={words.manual.contents}>
          <input
            type="search"
            aria-label={words.manual.lookUp}
            placeholder={words.manual.lookUp}
            value={typed}
            onChange={event => setTyped(event.target.value)}
          />
          {typed.trim() === '' ? <Contents current={name} goTo={goTo} /> : <Hits typed={typed} goTo={goTo} />}
        </nav>
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a section has no name of its own */}
        <div
          className="manual-page scroll"
          ref={page}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keys
          tabIndex={0}
          role="region"
          aria-label={chapter.title}
          data-pane-start=""
        >
          <article className="manual-text printed">
            <ChapterText key={name} chapter={chapter} goTo={goTo} />
            <footer className="manual-turn not-printed">
              {[MANUAL[at - 1], MANUAL[at + 1]].map((other, side) =>
                other ? (
                  <Button
                    key={other[0]}
                    look="flat"
                    icon={side === 0 ? 'left' : 'arrowRight'}
                    onClick={() => goTo({ chapter: other[0], section: null })}
                  >
                    {other[1].title}
                  </Button>
                ) : (
                  <span key={side === 0 ? 'before' : 'after'} />
                ),
              )}
            </footer>
          </article>
        </div>
      </div>
    </div>
  )
}

function Contents({ current, goTo }: { current: ChapterName; goTo: GoTo }) {
  return (
    <ol>
      {MANUAL.map(([name, chapter]) => (
        <li key={name}>
          <button
            type="button"
            aria-current={name === current ? 'page' : undefined}
            onClick={() => goTo({ chapter: name, section: null })}
          >
            {chapter.title}
          </button>
          {name === current && (
            <ul>
              {chapter.blocks.map(block =>
                block.kind === 'heading' && block.level === 2 ? (
                  <li key={block.id}>
                    <button type="button" onClick={() => goTo({ section: block.id })}>
                      {block.text}
                    </button>
                  </li>
                ) : null,
              )}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}

function Hits({ typed, goTo }: { typed: string; goTo: GoTo }) {
  const hits = lookUp(MANUAL, typed)
  return (
    <>
      <p className="hint" role="status">
        {hits.length === 0 ? words.manual.nothing(typed.trim()) : words.manual.found(hits.length)}
      </p>
      <ul className="manual-hits">
        {hits.map(hit => (
          <li key={`${hit.chapter} ${hit.section}`}>
            <button type="button" onClick={() => goTo({ chapter: hit.chapter, section: hit.section })}>
              <b>{hit.heading ?? hit.title}</b>
              {hit.heading && <small>{hit.title}</small>}
              <span>{hit.excerpt}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
