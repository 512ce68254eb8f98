// Earlier examples of a code beside its definition: its exemplars first, then others as chance has it.

import { useEffect, useState, type ReactNode } from 'react'
import type { SourceId } from '../../../src/base/ids.ts'
import type { TextRange } from '../../../src/base/text-range.ts'
import type { Examples } from '../../../src/coding/types.ts'
import type { Code } from '../../../src/framework/types.ts'
import { call } from '../../client/client.ts'
import { Icon } from '../../components/icon.tsx'
import { words } from '../../words/en.ts'
import { placeOfQuote } from './quote.ts'

/** The words that are being coded: no example of themselves. */
export interface Besides {
  readonly sourceId: SourceId
  readonly range: TextRange
}

const SHOWN = 3
/** Who walks through the list does not ask for examples of every code on the way. */
const REST = 120

/** Examples of a code. `seed` says which: another one shows others. */
export function CodeExamples({
  code,
  besides,
  seed,
  onOthers,
}: {
  code: Code
  besides: Besides
  seed: number
  onOthers: () => void
}): ReactNode {
  const [held, hold] = useState<{ readonly codeId: string; readonly examples: Examples } | null>(null)
  const { sourceId, range } = besides
  const { start, end } = range
  useEffect(() => {
    let current = true
    const timer = setTimeout(async () => {
      try {
        const examples = await call('coding.examples', {
          codeId: code.id,
          seed,
          limit: SHOWN,
          besides: { sourceId, range: { start, end } },
        })
        if (current) hold({ codeId: code.id, examples })
      } catch {
        // The definition is what was asked for; without examples it still stands.
      }
    }, REST)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [code.id, seed, sourceId, start, end])
  const examples = held?.codeId === code.id ? held.examples : null
  const text = words.coding
  if (examples === null) return null
  return (
    <div className="code-examples">
      <h3>
        {text.examples}{' '}
        {examples.total > 0 && (
          <span className="count">{text.examplesOf(examples.excerpts.length, examples.total)}</span>
        )}
        {examples.total > SHOWN && (
          <button type="button" tabIndex={-1} title={text.otherExamplesHint} onClick={onOthers}>
            {text.otherExamples}
          </button>
        )}
      </h3>
      {examples.total === 0 && <p className="hint">{text.noExamples}</p>}
      <ul>
        {examples.excerpts.map(excerpt => (
          <li key={excerpt.codingId}>
            <span className="quote">{excerpt.words}</span>
            <span className="attribution">
              {excerpt.exemplar && (
                <b className="exemplar">
                  <Icon name="star" /> {text.isExemplar}
                </b>
              )}{' '}
              {placeOfQuote(excerpt)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
