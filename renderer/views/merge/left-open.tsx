// Where a merge left a question open it is told: on the thing in the inspector with the way to answer it, and as a sign in lists.

import { useMemo } from 'react'
import type { QuestionSign } from '../../../src/team/merge/types.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { Section } from '../../components/section.tsx'
import type { Focused } from '../../state/focus.ts'
import { useOpenQuestions } from '../../state/lists.ts'
import { useTabs } from '../../state/tabs.ts'
import { figure } from '../../words/plural.ts'
import { mergeWords as w } from '../../words/merge.ts'

/** A thing of the workbench by its kind and id; what stands between two also by the other id. */
type On = QuestionSign['on'][number]

function useLeftOpen(things: readonly On[]): readonly QuestionSign[] {
  const questions = useOpenQuestions(state => state.items)
  const key = things.map(one => `${one.about} ${one.id} ${one.besideId ?? ''}`).join('\n')
  return useMemo(() => {
    if (questions.length === 0) return questions
    const keys = new Set(key.split('\n'))
    return questions.filter(question =>
      question.on.some(one => keys.has(`${one.about} ${one.id} ${one.besideId ?? ''}`)),
    )
  }, [questions, key])
}

/** The questions open on the thing that the inspector speaks of. */
export function LeftOpen({ focused }: { readonly focused: Focused }) {
  const questions = useLeftOpen(thingsOf(focused))
  if (questions.length === 0) return null
  return (
    <Section>
      <ul className="left-open">
        {questions.map(question => (
          <li key={question.id}>
            <Icon name="warn" />
            <span>
              {w.openOn(w.kinds[question.kind] ?? question.kind)}{' '}
              <Button
                look="link"
                onClick={() =>
                  useTabs.getState().open({ kind: 'merge', options: { open: true, questionId: question.id } })
                }
              >
                {w.answerIt}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function thingsOf(focused: Focused): On[] {
  switch (focused.kind) {
    case 'code':
      return [{ about: 'code', id: focused.codeId, besideId: null }]
    case 'source':
      return [{ about: 'source', id: focused.sourceId, besideId: null }]
    case 'coding':
      return [{ about: 'coding', id: focused.codingId, besideId: null }]
    case 'case':
      return [{ about: 'case', id: focused.caseId, besideId: null }]
    case 'memo':
      return [{ about: 'memo', id: focused.memoId, besideId: null }]
    case 'proposition':
      return [
        { about: 'proposition', id: focused.propositionId, besideId: null },
        ...(focused.caseId ? [{ about: 'position', id: focused.propositionId, besideId: focused.caseId }] : []),
      ]
    case 'summary':
      return [{ about: 'summary', id: focused.caseId, besideId: focused.codeId }]
    default:
      return []
  }
}

/** That questions of merges are open on a thing. Nothing where none is. */
export function LeftOpenSign(on: On) {
  const { length } = useLeftOpen([on])
  if (length === 0) return null
  const says = w.openOnSign(length)
  return (
    <span className="comment-sign left-open-sign" title={says}>
      <Icon name="warn" />
      <span aria-hidden="true">{figure(length)}</span>
      <span className="visually-hidden">{says}</span>
    </span>
  )
}
