// What was corrected in one text: who, when, why, and what was replaced by what, newest first.

import type { ReactNode } from 'react'
import type { SourceId } from '../../../src/base/ids.ts'
import type { TextEdit } from '../../../src/sources/types.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { useSources } from '../../state/lists.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useProject } from '../../state/project.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { whenInWords } from '../../words/dates.ts'
import { destroyingWords } from '../../words/destroying.ts'
import { words } from '../../words/en.ts'
import '../settings/settings.css'
import '../../styles/editing.css'

const TABLES = ['text_edit', 'anchor_question']
const SHOWN = 30
const MOST = 300
const w = words.editing.history

/** The history of one source's text. */
export default function TextHistoryView({ tab }: { readonly tab: Tab }): ReactNode {
  const sourceId = tab.about as SourceId
  const { answer, trouble } = useAnswer('source.textHistory', { sourceId }, TABLES)
  const source = useSources(state => state.byId.get(sourceId))
  const canWrite = useProject(state => state.info?.readOnly !== true)
  return (
    <div className="scroll">
      <article className="page">
        <h1 className="title">{w.of(source ? [source.key, source.name].filter(Boolean).join(' ') : '')}</h1>
        {trouble !== null && <Trouble>{trouble}</Trouble>}
        {answer?.length === 0 && (
          <EmptyState title={w.none}>
            <p>{w.noneBody}</p>
          </EmptyState>
        )}
        {canWrite && answer?.some(edit => edit.redacts) ? (
          <p className="hint">
            {destroyingWords.stillKept}{' '}
            <Button
              look="link"
              onClick={() =>
                useOverlay.getState().show({
                  kind: 'destroy',
                  wish: { what: 'words', sourceIds: [sourceId] },
                  name: source ? (source.key ?? source.name) : null,
                })
              }
            >
              {destroyingWords.actions.here}
            </Button>
          </p>
        ) : null}
        <ol className="corrections">
          {answer?.map(edit => (
            <Correction key={edit.id} edit={edit} sourceId={sourceId} />
          ))}
        </ol>
      </article>
    </div>
  )
}

function Correction({ edit, sourceId }: { readonly edit: TextEdit; readonly sourceId: SourceId }): ReactNode {
  return (
    <li className="correction">
      <div className="correction-head">
        <h2>
          {!edit.redacts
            ? w.kinds[edit.kind]
            : edit.redactedKind === null
              ? w.redacted
              : w.redactedAs(words.editing.redact.kinds[edit.redactedKind])}
        </h2>
        {edit.redacts ? <Icon name="shield" /> : null}
        <span>{edit.by}</span>
        <span className="hint">{whenInWords(edit.madeAt)}</span>
        {edit.steps.length > 1 && <span className="hint">{w.places(edit.steps.length)}</span>}
        {edit.asked > 0 && (
          <Button look="link" onClick={() => useTabs.getState().open({ kind: 'places', options: { only: sourceId } })}>
            {w.asked(edit.asked)}
          </Button>
        )}
      </div>
      {edit.redacts ? <p className="hint">{w.redactedHint}</p> : null}
      {edit.reason !== null && <p className="hint">{w.reason(edit.reason)}</p>}
      <ul>
        {edit.steps.slice(0, SHOWN).map((step, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- steps have no id and never change
          <li key={at}>
            {step.before && `…${shown(step.before)}`}
            {step.removed !== '' && (
              <del>
                <span className="visually-hidden">{w.removed} </span>
                {shown(step.removed)}
              </del>
            )}
            {step.inserted !== '' && (
              <ins>
                <span className="visually-hidden">{w.inserted} </span>
                {shown(step.inserted)}
              </ins>
            )}
            {step.after && `${shown(step.after)}…`}
          </li>
        ))}
      </ul>
      {edit.steps.length > SHOWN && <p className="hint">{w.more(edit.steps.length - SHOWN)}</p>}
    </li>
  )
}

function shown(text: string): string {
  const short = text.length > MOST ? `${text.slice(0, MOST).toWellFormed()}…` : text
  return short.replaceAll('\n', `${w.lineEnd} `)
}
