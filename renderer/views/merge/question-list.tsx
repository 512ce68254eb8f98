import type { KeyboardEvent } from 'react'
import type { QuestionHead } from '../../../src/team/merge/types.ts'
import { Icon } from '../../components/icon.tsx'
import { placeOfKey } from '../../components/list-keys.ts'
import { figure } from '../../words/plural.ts'
import { mergeWords as w } from '../../words/merge.ts'
import type { SubjectGroup } from './question-groups.ts'

interface QuestionListProps {
  readonly groups: readonly SubjectGroup[]
  readonly ordered: readonly QuestionHead[]
  readonly atId: string | null
  /** The mark of each copy ("BO"), by its place. */
  readonly marks: readonly string[]
  readonly onGo: (id: string) => void
}

/** Every question by subject and kind, with how many are answered. One tab stop: arrows walk. */
export function QuestionList({ groups, ordered, atId, marks, onGo }: QuestionListProps) {
  const walk = (event: KeyboardEvent) => {
    const at = ordered.findIndex(question => question.id === atId)
    const to = placeOfKey(event.key, at, ordered.length)
    const next = to === null ? undefined : ordered[to]
    if (to === null) return
    event.preventDefault()
    if (!next) return
    onGo(next.id)
    document.getElementById(`merge-question-${next.id}`)?.focus()
  }
  const stop = ordered.some(question => question.id === atId) ? atId : ordered[0]?.id
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the buttons inside are walked by arrows
    <div className="merge-questions" onKeyDown={walk}>
      {groups.map(group => (
        <section key={group.subject} aria-label={w.groups[group.subject]}>
          <h3>{w.groups[group.subject]}</h3>
          {group.kinds.map(({ kind, questions, answered }) => (
            <div key={kind}>
              <p className={answered === questions.length ? 'merge-kind is-done' : 'merge-kind'}>
                <span>{w.kinds[kind] ?? kind}</span>
                <span className="count">
                  {figure(answered)}/{figure(questions.length)}
                </span>
              </p>
              <ul>
                {questions.map(question => (
                  <li key={question.id}>
                    <button
                      type="button"
                      id={`merge-question-${question.id}`}
                      className={question.id === atId ? 'merge-question is-on' : 'merge-question'}
                      aria-current={question.id === atId || undefined}
                      tabIndex={question.id === stop ? 0 : -1}
                      onClick={() => onGo(question.id)}
                    >
                      {question.answer === null ? <span className="merge-dot" /> : <Icon name="check" />}
                      <span className="merge-name">{question.object.name}</span>
                      <small>{question.copies.map(copy => marks[copy]).join(' ')}</small>
                      {question.said === null ? (
                        <span className="visually-hidden">{w.isOpen}</span>
                      ) : (
                        <small className="merge-said" title={question.said}>
                          <span className="visually-hidden">{w.isAnswered}: </span>
                          {question.said}
                        </small>
                      )}
                    </button>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
    </div>
  )
}
