// The button beside an excerpt that copies its words with their reference.

import '../../styles/coding.css'
import type { ReactNode } from 'react'
import type { SourceId } from '../../../src/base/ids.ts'
import type { TextRange } from '../../../src/base/text-range.ts'
import { call } from '../../client/client.ts'
import { IconButton } from '../../components/button.tsx'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'
import { copyExcerpt } from './coding-deeds.ts'

/** Copies any words of a source with their reference. It stands at the lower right of what holds it, and is seen while that is pointed at or has the focus. */
export function CopyExcerpt({
  excerpt,
}: {
  readonly excerpt: { readonly sourceId: SourceId; readonly range: TextRange }
}): ReactNode {
  const { sourceId, range } = excerpt
  const copy = async () => {
    try {
      await copyExcerpt(await call('coding.quote', { sourceId, range: { start: range.start, end: range.end } }))
    } catch (error) {
      useStatus.getState().refuse(error)
    }
  }
  return <IconButton icon="copy" className="excerpt-copy" label={words.coding.copy} onClick={() => void copy()} />
}
