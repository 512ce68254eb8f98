// Where the words that are taken out of a text stand besides, in what people wrote: each opens where it can be rewritten.

import type { ReactNode } from 'react'
import type { Answer } from '../../../src/api/contract.ts'
import type { SourceId } from '../../../src/base/ids.ts'
import type { TextRange } from '../../../src/base/text-range.ts'
import { Button } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { useAnswer } from '../../state/use-answer.ts'
import { editingWords } from '../../words/editing.ts'
import { openElsewhere } from '../review/open-elsewhere.ts'

const w = editingWords.redact.elsewhere
const TABLES = ['memo', 'summary', 'comment', 'code', 'coding', 'proposition', 'position', 'case', 'quote', 'paragraph']
const SHOWN = 8

/** The list, or that there is none. */
export function WordsElsewhere({
  sourceId,
  range,
}: {
  readonly sourceId: SourceId
  readonly range: TextRange
}): ReactNode {
  const { answer, trouble } = useAnswer('source.wordsElsewhere', { sourceId, range }, TABLES)
  if (trouble !== null) return <Trouble>{trouble}</Trouble>
  if (answer === null) return null
  if (answer.total === 0) return <p className="hint redact-elsewhere">{w.none}</p>
  return (
    <section className="redact-elsewhere" aria-label={w.label}>
      <p>
        <Icon name="warn" /> {w.says(answer.total)}
      </p>
      <ElsewhereList places={answer} />
    </section>
  )
}

/** The first of the places, each a link to where it can be rewritten, and how many more there are. `onGo` is called before one is opened. */
export function ElsewhereList({
  places,
  onGo,
}: {
  readonly places: Answer<'source.wordsElsewhere'>
  readonly onGo?: () => void
}): ReactNode {
  const rest = places.total - Math.min(SHOWN, places.first.length)
  return (
    <ul>
      {places.first.slice(0, SHOWN).map(({ what, name, part, opens }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- one thing may say it in several parts
        <li key={at}>
          {opens === null ? (
            <span>{w.one(what, name)}</span>
          ) : (
            <Button
              look="link"
              onClick={() => {
                onGo?.()
                openElsewhere(opens)
              }}
            >
              {w.one(what, name)}
            </Button>
          )}{' '}
          <small>{part}</small>
        </li>
      ))}
      {rest > 0 && <li className="hint">{w.more(rest)}</li>}
    </ul>
  )
}
