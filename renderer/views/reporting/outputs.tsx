// What was written out: each with what it was made from, and what is said of it.

import { useEffect, useRef } from 'react'
import type { OutputItem } from '../../../src/exchange/output/types.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { useCoders } from '../../state/lists.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { whenInWords } from '../../words/dates.ts'
import { figure } from '../../words/plural.ts'
import { reportingWords } from '../../words/reporting.ts'
import { Comments } from '../review/comments.tsx'
import { ThingSign } from '../review/thing-sign.tsx'

const w = reportingWords.outputs
// Any act may have altered what an output was made from.
const TABLES = [
  'output',
  'act',
  'coding',
  'code',
  'coder',
  'evidence',
  'position',
  'summary',
  'case',
  'paragraph',
  'attribute_value',
]

interface OutputsProps {
  readonly openId: string | null
  readonly onOpen: (outputId: string | null) => void
}

/** The list, the latest first; the one that is open with its comments. */
export function Outputs({ openId, onOpen }: OutputsProps) {
  const { answer, trouble } = useAnswer('output.list', {}, TABLES)
  const list = useRef<HTMLUListElement>(null)
  const isThere = answer !== null && answer.some(one => one.id === openId)
  // One that is come to from elsewhere is brought into sight.
  useEffect(() => {
    if (isThere) list.current?.querySelector(`[data-output="${openId}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [isThere, openId])
  if (trouble) return <Trouble>{trouble}</Trouble>
  if (answer === null) return null
  if (answer.length === 0)
    return (
      <EmptyState title={w.none}>
        <p>{w.noneSays}</p>
      </EmptyState>
    )
  return (
    <>
      <p className="hint">{w.says}</p>
      <ul className="output-list" aria-label={w.list} ref={list}>
        {answer.map(one => (
          <li key={one.id} data-output={one.id}>
            <Row output={one} isOpen={one.id === openId} onOpen={() => onOpen(one.id === openId ? null : one.id)} />
            {one.id === openId && <Whole output={one} />}
          </li>
        ))}
      </ul>
    </>
  )
}

function Row({ output, isOpen, onOpen }: { output: OutputItem; isOpen: boolean; onOpen: () => void }) {
  const who = useCoders(state => state.byId.get(output.coderId)?.name ?? '')
  return (
    <button type="button" className="output-row" aria-expanded={isOpen} onClick={onOpen}>
      <Icon name={isOpen ? 'down' : 'right'} />
      <span className="output-file">{output.file}</span>
      <span className="output-kind">{output.kind}</span>
      <span className="output-when">{w.line(who, whenInWords(output.madeAt))}</span>
      <span className="output-since">{output.since === 0 ? w.fresh : w.since(output.since)}</span>
      <ThingSign about="output" id={output.id} />
    </button>
  )
}

function Whole({ output }: { readonly output: OutputItem }) {
  return (
    <div className="output-whole">
      <dl className="report-fields">
        {output.folder === null ? null : (
          <div>
            <dt>{w.folder}</dt>
            <dd>{output.folder}</dd>
          </div>
        )}
        <div>
          <dt>{w.filter}</dt>
          <dd>{output.filter}</dd>
        </div>
        <div>
          <dt>{w.framework}</dt>
          <dd>{output.framework}</dd>
        </div>
        {output.options.length > 0 && (
          <div>
            <dt>{w.options}</dt>
            <dd>{output.options.map(([name, value]) => `${name}: ${value}`).join('; ')}</dd>
          </div>
        )}
        <div>
          <dt>{w.files}</dt>
          <dd>
            <ul className="output-files">
              {output.files.map(file => (
                <li key={file.name}>
                  {file.name}
                  <small>{w.file(figure(file.bytes), file.sha256.slice(0, 16))}</small>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
      <Comments thing={{ about: 'output', id: output.id as never }} name={output.file} />
    </div>
  )
}
