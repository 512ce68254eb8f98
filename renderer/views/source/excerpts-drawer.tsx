// The excerpts of a code beside the text it is read in.

import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { CodeId, CodingId, SourceId } from '../../../src/base/ids.ts'
import type { TextRange } from '../../../src/base/text-range.ts'
import type { Code } from '../../../src/framework/types.ts'
import { openCode, openCoding } from '../../actions/go.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { Segments } from '../../components/segments.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { words } from '../../words/en.ts'
import { ExcerptList } from './excerpt-list.tsx'

interface ExcerptsDrawerProps {
  readonly codeId: CodeId
  readonly sourceId: SourceId
  readonly byId: ReadonlyMap<string, Code>
  readonly onReveal: (range: TextRange, codingId: CodingId) => void
  readonly onClose: () => void
}

/** A drawer over the right of the text. Choosing an excerpt of this source goes to its place, of another opens its tab. */
export function ExcerptsDrawer({ codeId, sourceId, byId, onReveal, onClose }: ExcerptsDrawerProps): ReactNode {
  const [where, setWhere] = useState<'here' | 'everywhere'>('everywhere')
  const [onlyExemplars, setOnlyExemplars] = useState(false)
  const code = byId.get(codeId)
  const box = useRef<HTMLElement>(null)
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- for every code anew
  useEffect(() => box.current?.focus(), [codeId])
  const text = words.source.excerpts
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc bubbles from what has focus inside
    <aside
      className="excerpts-drawer"
      ref={box}
      tabIndex={-1}
      aria-label={text.title(code?.name ?? '')}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onClose()
      }}
    >
      <header className="pane-head">
        <h2>
          {code && <Swatch hue={code.hue} pattern={code.pattern} />}
          {code?.name}
        </h2>
        <Button look="link" onClick={() => openCode(codeId)}>
          {text.tab}
        </Button>
        <IconButton icon="close" label={text.close} onClick={onClose} />
      </header>
      <div className="excerpts-bar">
        <Segments<'here' | 'everywhere'>
          label={text.where}
          value={where}
          choices={[
            { value: 'everywhere', label: text.everywhere },
            { value: 'here', label: text.here },
          ]}
          onChange={value => setWhere(value)}
        />
        <Button
          look="flat"
          className="mark-exemplar"
          pressed={onlyExemplars}
          onClick={() => setOnlyExemplars(!onlyExemplars)}
        >
          <Icon name="star" />
          {words.coding.exemplars}
        </Button>
      </div>
      <ExcerptList
        key={`${codeId} ${where} ${onlyExemplars}`}
        ask={{ codeId, ...(where === 'here' && { sourceId }), ...(onlyExemplars && { exemplars: true }) }}
        none={onlyExemplars ? words.coding.noExemplars : where === 'here' ? text.noneHere : text.none}
        onOpen={excerpt => {
          if (excerpt.sourceId !== sourceId) {
            openCoding(excerpt.sourceId, excerpt.codingId, excerpt.range)
            return
          }
          // Where the drawer lies over the text it would hide the words gone to.
          const isOver = box.current !== null && getComputedStyle(box.current).position === 'absolute'
          onReveal(excerpt.range, excerpt.codingId)
          if (isOver) onClose()
        }}
      />
    </aside>
  )
}
