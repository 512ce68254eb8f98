import { useRef, useState } from 'react'
import type { CaseId } from '../../../src/base/ids.ts'
import { fitted, misfit } from '../../../src/cases/values.ts'
import type { CaseSheet } from '../../../src/cases/types.ts'
import { call, sentenceOf } from '../../client/client.ts'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { SuggestingInput } from '../../components/suggesting-input.tsx'
import { useStatus } from '../../state/status.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { casesWords as w } from '../../words/cases.ts'
import { words } from '../../words/en.ts'
import { attributeName } from '../../words/names.ts'
import { drawValue } from './attribute-columns.tsx'
import { offerFor } from './offers.ts'

type Value = CaseSheet['attributes'][number]

/** The attributes of a case, each changed where it stands; inherited ones are changed on the site's own sheet. */
export function ValueList({
  caseId,
  caseName,
  values,
}: {
  caseId: CaseId
  caseName: string
  values: readonly Value[]
}) {
  const [editing, setEditing] = useState<{ id: string; replacing: boolean; begin: string } | null>(null)
  const [trouble, setTrouble] = useState<{ id: string; says: string } | null>(null)
  const { answer: attributes } = useAnswer('case.attributes', {}, ['attribute'])
  const list = useRef<HTMLDListElement>(null)
  const back = (id: string) =>
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-value="${id}"]`)?.focus())

  const write = async (value: Value, text: string) => {
    setEditing(null)
    back(value.id)
    if (text.trim() === (value.value ?? '')) return
    try {
      await call('case.setValue', { caseId, attributeId: value.id, value: text.trim() === '' ? null : text.trim() })
      setTrouble(null)
      useStatus.getState().say(w.saved(attributeName(value.name), caseName))
    } catch (error) {
      setTrouble({ id: value.id, says: sentenceOf(error, words.frame.mistake) })
    }
  }
  return (
    <dl className="value-list" ref={list}>
      {values.map(value => {
        const known = attributes?.find(one => one.id === value.id)
        const isEdited = editing?.id === value.id
        const shown = drawValue(value.value, value.type)
        return (
          <div key={`${value.id} ${value.inheritedFrom ?? ''}`}>
            <dt>{attributeName(value.name)}</dt>
            <dd>
              {value.inheritedFrom !== null || value.rule !== null ? (
                <span className="value-fixed">
                  {shown}
                  {value.rule === null ? null : <small className="value-rule">{value.rule}</small>}
                </span>
              ) : isEdited ? (
                <SuggestingInput
                  label={attributeName(value.name)}
                  begin={editing.begin}
                  replacing={editing.replacing}
                  {...(value.type === 'date'
                    ? { type: 'date' as const }
                    : value.type === 'number'
                      ? { type: 'number' as const }
                      : {})}
                  misfit={text => (known ? misfit({ ...known, name: attributeName(known.name) }, text) : null)}
                  offer={typed => offerFor({ type: value.type, choices: known?.choices ?? [] }, [], typed)}
                  onDone={text => void write(value, (known && fitted(known, text)) ?? text)}
                  onCancel={() => {
                    setEditing(null)
                    back(value.id)
                  }}
                />
              ) : (
                <button
                  type="button"
                  className="value-button"
                  data-value={value.id}
                  aria-label={`${w.change(attributeName(value.name))}: ${value.value ?? w.noValue}`}
                  onClick={() => setEditing({ id: value.id, replacing: false, begin: value.value ?? '' })}
                  onKeyDown={event => {
                    const types =
                      event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey
                    if (event.key !== 'F2' && !types) return
                    event.preventDefault()
                    setEditing({
                      id: value.id,
                      replacing: types,
                      begin: types && value.type !== 'date' ? event.key : (value.value ?? ''),
                    })
                  }}
                >
                  {shown}
                  <Icon name="pencil" />
                </button>
              )}
              {trouble?.id === value.id ? <Trouble>{trouble.says}</Trouble> : null}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
