// Coded places that a correction of their text could not carry exactly: as they were, as they are, and what is right.

import { useMemo, useState, type ReactNode } from 'react'
import type { AnchorQuestion } from '../../../src/coding/types.ts'
import { openSource } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useCodes, useSources } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { useStatus } from '../../state/status.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { whenInWords } from '../../words/dates.ts'
import { words } from '../../words/en.ts'
import '../settings/settings.css'
import '../../styles/editing.css'

const TABLES = ['anchor_question', 'anchor', 'paragraph', 'coding', 'evidence', 'memo', 'code']
const w = words.editing.places

/** The queue, of one source or of all. */
export default function PlacesView({ tab }: { readonly tab: Tab }): ReactNode {
  const { answer, trouble } = useAnswer('anchor.questions', {}, TABLES)
  const canWrite = useProject(state => state.info?.readOnly !== true)
  const only = tab.options?.['only']
  const onlySource = useSources(state => (typeof only === 'string' ? state.byId.get(only) : undefined))
  const questions = useMemo(
    () => (answer ?? []).filter(one => onlySource === undefined || one.sourceId === onlySource.id),
    [answer, onlySource],
  )
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const chosen = questions.filter(one => ticked.has(one.id))
  const tick = (id: string, on: boolean) => {
    const next = new Set(ticked)
    if (on) next.add(id)
    else next.delete(id)
    setTicked(next)
  }
  const answerThem = async (those: readonly AnchorQuestion[], deed: 'keep' | 'remove') => {
    try {
      await call('anchor.answer', { answers: those.map(one => ({ questionId: one.id, answer: deed })) })
      setTicked(new Set())
      useStatus.getState().say((deed === 'keep' ? w.kept : w.removed)(those.length))
    } catch (error) {
      useStatus.getState().refuse(error)
    }
  }
  const place = (question: AnchorQuestion) => {
    const code = question.codings[0]?.code ?? words.editing.places.kind[question.kind]
    useTabs.getState().open({
      kind: 'source',
      about: question.sourceId,
      reveal: { range: { start: question.range.start, end: Math.max(question.range.end, question.range.start + 1) } },
      options: { placing: { questionId: question.id, code } },
    })
  }
  const keepable = chosen.filter(one => one.kind !== 'lost')
  return (
    <div className="scroll places-view">
      <article className="page page-wide">
        <h1 className="title">
          {w.title} {onlySource && <span className="hint">{w.only(onlySource.key ?? onlySource.name)}</span>}
        </h1>
        <p className="page-says">{w.intro}</p>
        {trouble !== null && <Trouble>{trouble}</Trouble>}
        {answer !== null && questions.length === 0 && (
          <EmptyState title={w.none}>
            <p>{w.noneBody}</p>
          </EmptyState>
        )}
        {onlySource !== undefined && (answer?.length ?? 0) > questions.length && (
          <p>
            <Button look="link" onClick={() => useTabs.getState().setOptions(tab.id, { only: null })}>
              {w.all}
            </Button>
          </p>
        )}
        {questions.length > 1 && canWrite && (
          <div className="places-bar">
            <label className="find-check">
              <input
                type="checkbox"
                checked={chosen.length === questions.length}
                onChange={event => setTicked(new Set(event.target.checked ? questions.map(one => one.id) : []))}
              />{' '}
              {w.chooseAll}
            </label>
            <span className="hint" aria-live="polite">
              {chosen.length > 0 ? w.chosen(chosen.length) : ''}
            </span>
            <Button disabled={keepable.length === 0} onClick={() => void answerThem(keepable, 'keep')}>
              {w.keepMany(keepable.length)}
            </Button>
            <Button disabled={chosen.length === 0} onClick={() => void answerThem(chosen, 'remove')}>
              {w.removeMany(chosen.length)}
            </Button>
          </div>
        )}
        <ol className="places">
          {questions.map(question => (
            <Place
              key={question.id}
              question={question}
              isTicked={ticked.has(question.id)}
              canWrite={canWrite}
              onTick={on => tick(question.id, on)}
              onAnswer={deed => void answerThem([question], deed)}
              onPlace={() => place(question)}
            />
          ))}
        </ol>
      </article>
    </div>
  )
}

interface PlaceProps {
  readonly question: AnchorQuestion
  readonly isTicked: boolean
  readonly canWrite: boolean
  readonly onTick: (on: boolean) => void
  readonly onAnswer: (deed: 'keep' | 'remove') => void
  readonly onPlace: () => void
}

function Place({ question, isTicked, canWrite, onTick, onAnswer, onPlace }: PlaceProps): ReactNode {
  const byId = useCodes(state => state.byId)
  const { kind, was, is, codings, alsoHolds } = question
  const also = w.also(alsoHolds)
  const named = codings.map(one => one.code).join(', ') || was.words.slice(0, 40)
  return (
    <li className="place">
      {canWrite ? (
        <label className="find-check">
          <input
            type="checkbox"
            checked={isTicked}
            aria-label={w.choose(`${named}, ${question.source}`)}
            onChange={event => onTick(event.target.checked)}
          />
        </label>
      ) : (
        <span />
      )}
      <div className="place-body">
        <div className="place-head">
          <b>{question.source}</b>
          <span className="place-kind" title={w.kindHint[kind]}>
            <Icon name="warn" />
            {w.kind[kind]}
          </span>
          <span className="hint">{w.kindHint[kind]}</span>
          <span className="spacer" />
          <span className="hint">{w.corrected(question.correctedBy, whenInWords(question.correctedAt))}</span>
        </div>
        <div className="place-codes">
          {codings.map(one => {
            const code = byId.get(one.codeId)
            return (
              <span key={one.id}>
                {code && <Swatch hue={code.hue} pattern={code.pattern} />}
                {one.code} <span className="hint">{w.by(one.coder)}</span>
              </span>
            )
          })}
          {also !== '' && <span className="hint">{w.alsoHere(also)}</span>}
        </div>
        <div className="place-pair">
          <div>
            <h2>{w.was}</h2>
            <p className="place-words">
              …{was.before}
              <mark>{was.words}</mark>
              {was.after}…
            </p>
          </div>
          <div>
            <h2>{w.is}</h2>
            <p className="place-words">
              …{is.before}
              {kind === 'lost' || is.words === '' ? (
                <span className="place-gone"> [{w.here}] </span>
              ) : (
                <mark>{is.words}</mark>
              )}
              {is.after}…
            </p>
          </div>
        </div>
        <div className="place-deeds">
          {canWrite && kind !== 'lost' && <Button onClick={() => onAnswer('keep')}>{w.keep}</Button>}
          {canWrite && <Button onClick={onPlace}>{w.place}</Button>}
          {canWrite && codings.length > 0 && <Button onClick={() => onAnswer('remove')}>{w.remove}</Button>}
          <Button
            look="flat"
            onClick={() =>
              openSource(question.sourceId, {
                start: question.range.start,
                end: Math.max(question.range.end, question.range.start + 1),
              })
            }
          >
            {w.show}
          </Button>
        </div>
      </div>
    </li>
  )
}
