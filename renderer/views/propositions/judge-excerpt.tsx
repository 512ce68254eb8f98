import { useRef, useState } from 'react'
import type { SourceId } from '../../../src/base/ids.ts'
import type { TextRange } from '../../../src/base/text-range.ts'
import { IconButton } from '../../components/button.tsx'
import { Popover } from '../../components/popover.tsx'
import { judgingWords as w } from '../../words/judging.ts'
import { JudgePanel } from './judge-panel.tsx'
import '../../styles/judging.css'
import '../../styles/propositions.css'

/** The button beside an excerpt that judges its words for propositions, in their place. */
export function JudgeExcerpt({ sourceId, range }: { sourceId: SourceId; range: TextRange }) {
  const [judging, judge] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  return (
    <>
      <IconButton
        ref={anchor}
        icon="propositions"
        className="excerpt-copy excerpt-judge"
        label={w.judge}
        onClick={() => judge(true)}
      />
      <Popover
        label={w.judge}
        isOpen={judging}
        onClose={() => judge(false)}
        anchor={anchor}
        placement="bottom end"
        className="judge-popover"
      >
        <JudgePanel sourceId={sourceId} range={range} onDone={() => judge(false)} />
      </Popover>
    </>
  )
}
