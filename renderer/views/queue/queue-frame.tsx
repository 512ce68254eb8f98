import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import type { Excerpt } from '../../../src/coding/types.ts'
import { openCoding } from '../../actions/go.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Segments } from '../../components/segments.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { Spacer, Toolbar } from '../../components/toolbar.tsx'
import { useCoders, useCodes } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { words } from '../../words/en.ts'

const w = words.queue

interface QueueFrameProps {
  readonly title: string
  readonly mine: boolean
  readonly onMine: (mine: boolean) => void
  readonly excerpts: readonly Excerpt[] | null
  readonly total: number
  readonly at: number
  readonly onAt: (at: number) => void
  readonly none: string
  readonly noneHint: string
  readonly keys: string
  readonly progress?: ReactNode
  /** A key of the queue's own; true when it was taken. */
  readonly onKey: (event: KeyboardEvent) => boolean
  /** What stands beside the excerpt: where it may go, or the definitions. */
  readonly children: ReactNode
}

/** A queue walked by keys: one excerpt large, what has to be known beside it. */
export function QueueFrame(props: QueueFrameProps) {
  const { title, mine, onMine, excerpts, total, at, onAt, none, noneHint, keys, progress, onKey, children } = props
  const box = useRef<HTMLDivElement>(null)
  const excerpt = excerpts?.[at]
  const isThere = excerpt !== undefined
  useEffect(() => {
    // Into the queue, unless the person is somewhere else already.
    if (isThere && document.activeElement === document.body) box.current?.focus()
  }, [isThere])
  return (
    <div className="queue">
      <Toolbar label={w.bar}>
        <Segments<string>
          label={w.whose}
          value={mine ? 'mine' : 'everyone'}
          choices={[
            { value: 'mine', label: w.mine },
            { value: 'everyone', label: w.everyone },
          ]}
          onChange={value => onMine(value === 'mine')}
        />
        {progress}
        <Spacer />
        {isThere && (
          <>
            <span className="count">{w.at(at + 1, total)}</span>
            <IconButton icon="up" label={w.previous} onClick={() => onAt(Math.max(0, at - 1))} />
            <IconButton
              icon="down"
              label={w.next}
              onClick={() => onAt(Math.min((excerpts?.length ?? 1) - 1, at + 1))}
            />
          </>
        )}
      </Toolbar>
      {excerpts === null && <p className="queue-says hint">{w.reading}</p>}
      {excerpts?.length === 0 && (
        <EmptyState title={none}>
          <p>{noneHint}</p>
        </EmptyState>
      )}
      {excerpt && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a queue is walked and decided by keys
        <div
          className="queue-body scroll"
          role="group"
          aria-label={title}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it takes the keys of the queue
          tabIndex={0}
          data-pane-start=""
          ref={box}
          onKeyDown={event => {
            const { target } = event
            if (target instanceof HTMLElement && target.closest('input, textarea, select')) return
            // A focused button keeps Space and Enter.
            const onButton = target instanceof HTMLElement && target.closest('button') !== null
            if (onButton && (event.key === ' ' || event.key === 'Enter')) return
            if (event.ctrlKey || event.metaKey || event.altKey) return
            if (event.key === 'ArrowDown') onAt(Math.min(excerpts.length - 1, at + 1))
            else if (event.key === 'ArrowUp') onAt(Math.max(0, at - 1))
            else if (event.key === 'Enter') openCoding(excerpt.sourceId, excerpt.codingId, excerpt.range)
            else if (!onKey(event)) return
            event.preventDefault()
          }}
        >
          <div className="queue-words">
            <ExcerptLarge excerpt={excerpt} />
            <p className="hint">{keys}</p>
            <p className="visually-hidden" aria-live="polite">
              {w.item(at + 1, total, title)}. {excerpt.words}
            </p>
          </div>
          <div className="queue-beside">{children}</div>
        </div>
      )}
    </div>
  )
}

/** The words, large, and where they stand. */
function ExcerptLarge({ excerpt }: { readonly excerpt: Excerpt }) {
  const code = useCodes(state => state.byId.get(excerpt.codeId))
  const coder = useCoders(state => state.byId.get(excerpt.coderId))
  const you = useProject(state => state.info?.coder.id)
  return (
    <figure className="queue-excerpt">
      <figcaption className="queue-code">
        {code && <Swatch hue={code.hue} pattern={code.pattern} />}
        <span>{code?.name}</span>
        {coder && <CoderBadge coder={coder} isYou={coder.id === you} />}
      </figcaption>
      <blockquote className="quote">{excerpt.words}</blockquote>
      <figcaption className="attribution">
        {excerpt.attribution && <span>({excerpt.attribution})</span>}
        <Button look="link" onClick={() => openCoding(excerpt.sourceId, excerpt.codingId, excerpt.range)}>
          {excerpt.sourceKey ?? excerpt.sourceName} ¶{excerpt.paragraph}
        </Button>
      </figcaption>
    </figure>
  )
}
