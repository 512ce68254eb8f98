// The topic guide: its questions in order, each with the codes it leads to.

import { useId, useState } from 'react'
import type { Question } from '../../../src/framework/types.ts'
import { call } from '../../client/client.ts'
import { altArrows } from '../../components/alt-arrows.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { doAndSay, inTurn } from '../../components/deeds.ts'
import { Editable } from '../../components/editable.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useProject } from '../../state/project.ts'
import { useStatus } from '../../state/status.ts'
import { useAnswer } from '../../state/use-answer.ts'
import '../../styles/guide.css'
import { guideWords as w } from '../../words/guide.ts'
import type { ViewProps } from '../../state/tabs.ts'
import '../settings/settings.css'
import { QuestionCodes } from './question-codes.tsx'

const TABLES = ['question', 'code_question']

/** The view. */
export default function GuideView(_props: ViewProps) {
  const { answer: questions, trouble } = useAnswer('question.list', {}, TABLES)
  const canWrite = useProject(state => state.info?.readOnly === false)
  return (
    <div className="scroll">
      <article className="page page-wide guide">
        <h1 className="title">{w.title}</h1>
        <p className="page-says">{w.says}</p>
        {trouble && <Trouble>{trouble}</Trouble>}
        {questions?.length === 0 && (
          <EmptyState title={w.emptyTitle}>
            <p>{w.emptySays}</p>
          </EmptyState>
        )}
        {questions !== null && questions.length > 0 && <Questions questions={questions} canWrite={canWrite} />}
        {questions !== null && canWrite && <AddQuestions />}
      </article>
    </div>
  )
}

function Questions({ questions, canWrite }: { questions: readonly Question[]; canWrite: boolean }) {
  const move = (question: Question, by: 1 | -1) =>
    inTurn(async () => {
      // As the core has it: another press may have moved it meanwhile, and the page not have heard of it.
      const now = await call('question.list', {})
      const to = now.findIndex(one => one.id === question.id) + by
      if (to < 0 || to >= now.length) return
      await doAndSay(() => call('question.move', { questionId: question.id, to }), w.moved(question.key, to + 1))
    })
  return (
    <>
      <table className="guide-table">
        <caption className="visually-hidden">{w.questions}</caption>
        <thead>
          <tr>
            <th scope="col">{w.key}</th>
            <th scope="col">{w.wording}</th>
            <th scope="col">{w.codes}</th>
            <th scope="col">
              <span className="visually-hidden">{w.acts}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {questions.map(question => (
            <QuestionRow
              key={question.id}
              question={question}
              canWrite={canWrite}
              onMove={by => void move(question, by)}
            />
          ))}
        </tbody>
      </table>
      {canWrite && <p className="hint guide-hint">{w.moveSays}</p>}
    </>
  )
}

interface QuestionRowProps {
  readonly question: Question
  readonly canWrite: boolean
  readonly onMove: (by: 1 | -1) => void
}

function QuestionRow({ question, canWrite, onMove }: QuestionRowProps) {
  const { id: questionId, key, wording } = question
  const keep = (change: { key?: string; wording?: string }) =>
    doAndSay(() => call('question.change', { questionId, ...change }))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears the keys of what is focused in it
    <tr onKeyDown={altArrows(onMove)}>
      <th scope="row" className="guide-key">
        <Editable
          label={w.keyOf(key)}
          value={key}
          empty={w.key}
          disabled={!canWrite}
          onKeep={value => keep({ key: value ?? '' })}
        />
      </th>
      <td className="guide-wording">
        <Editable
          label={w.wordingOf(key)}
          value={wording}
          empty={w.wording}
          multiline
          disabled={!canWrite}
          onKeep={value => keep({ wording: value ?? '' })}
        />
      </td>
      <td>
        <QuestionCodes question={question} canWrite={canWrite} />
      </td>
      <td className="guide-acts">
        {canWrite && (
          <>
            <IconButton icon="up" label={w.up(key)} onClick={() => onMove(-1)} />
            <IconButton icon="down" label={w.down(key)} onClick={() => onMove(1)} />
            <IconButton
              icon="close"
              label={w.remove(key)}
              onClick={() => void doAndSay(() => call('question.remove', { questionId }), w.removed(key))}
            />
          </>
        )}
      </td>
    </tr>
  )
}

function AddQuestions() {
  const id = useId()
  const [lines, setLines] = useState('')
  const wordings = lines
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
  const deed = useDeed(async () => {
    const added = await call('question.add', { wordings })
    setLines('')
    useStatus.getState().say(w.added(added.length))
  })
  return (
    <form
      className="guide-add form"
      onSubmit={event => {
        event.preventDefault()
        if (wordings.length > 0) void deed.go()
      }}
    >
      <label htmlFor={id}>{w.add}</label>
      <p className="hint" id={`${id}-hint`}>
        {w.addSays}
      </p>
      <textarea
        id={id}
        className="input"
        rows={4}
        aria-describedby={`${id}-hint`}
        value={lines}
        onChange={event => setLines(event.target.value)}
      />
      {deed.trouble && <Trouble>{deed.trouble}</Trouble>}
      <div>
        <Button type="submit" aria-disabled={deed.busy || wordings.length === 0}>
          {w.addDeed}
        </Button>
      </div>
    </form>
  )
}
