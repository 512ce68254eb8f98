// Where the words that are taken out of a text stand besides, in what people wrote: each opens where it can be rewritten.

import type { ReactNode } from 'react'
import type { CaseId, CodeId, MemoId, PropositionId, SourceId } from '../../../src/base/ids.ts'
import type { TextRange } from '../../../src/base/text-range.ts'
import type { OpensElsewhere } from '../../../src/sources/types.ts'
import { openCase, openCode, openMemo, openProposition, openSource } from '../../actions/go.ts'
import { Button } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { editingWords } from '../../words/editing.ts'
import { openThing } from '../review/open-thing.ts'

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
  const rest = answer.total - Math.min(SHOWN, answer.first.length)
  return (
    <section className="redact-elsewhere" aria-label={w.label}>
      <p>
        <Icon name="warn" /> {w.says(answer.total)}
      </p>
      <ul>
        {answer.first.slice(0, SHOWN).map(({ what, name, part, opens }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- one thing may say it in several parts
          <li key={at}>
            {opens === null ? (
              <span>{w.one(what, name)}</span>
            ) : (
              <Button look="link" onClick={() => openElsewhere(opens)}>
                {w.one(what, name)}
              </Button>
            )}{' '}
            <small>{part}</small>
          </li>
        ))}
        {rest > 0 && <li className="hint">{w.more(rest)}</li>}
      </ul>
    </section>
  )
}

function openElsewhere(opens: OpensElsewhere): void {
  switch (opens.kind) {
    case 'memo':
      return openMemo(opens.id as MemoId)
    case 'code':
      return openCode(opens.id as CodeId)
    case 'case':
      return openCase(opens.id as CaseId)
    case 'proposition':
      return openProposition(opens.id as PropositionId)
    case 'source':
      return openSource(opens.id as SourceId)
    case 'words':
      return openSource(opens.id as SourceId, opens.range)
    case 'summary':
    case 'position': {
      const { id, besideId } = opens
      return openThing({ thing: { about: opens.kind, id, besideId, cell: null }, place: null, isGone: false })
    }
    default:
      useTabs.getState().open({ kind: opens.kind })
  }
}
