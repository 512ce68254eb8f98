// The methods paragraph: a draft to copy, each sentence leading to where its numbers are counted.

import type { MethodsSentence } from '../../../src/exchange/reporting/types.ts'
import { openSheet, showPart } from '../../actions/go-actions.ts'
import { Button } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { useStatus } from '../../state/status.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { reportingWords as w } from '../../words/reporting.ts'
import { REPORT_TABLES } from './checklist.tsx'

const WHERE: Readonly<Record<MethodsSentence['about'], () => void>> = {
  data: () => showPart('sources'),
  sample: () => showPart('cases'),
  framework: () => showPart('framework'),
  coding: () => openSheet('coverage'),
  'within cases': () => showPart('cases'),
  'across cases': () => openSheet('propositions'),
  checks: () => openSheet('propositions'),
  software: () => openSheet('history'),
}

/** The paragraph. */
export function Methods() {
  const { answer, trouble } = useAnswer('report.methods', {}, REPORT_TABLES)
  if (trouble) return <Trouble>{trouble}</Trouble>
  if (answer === null) return null
  const copy = async () => {
    await navigator.clipboard.writeText(answer.map(({ words }) => words).join(' '))
    useStatus.getState().note(w.copied)
  }
  return (
    <>
      <p className="hint">{w.methodsSays}</p>
      <p className="report-methods">
        {answer.map(({ about, words }) => (
          <span key={words}>
            <a
              href="#counted"
              title={w.goTo}
              onClick={event => {
                event.preventDefault()
                WHERE[about]()
              }}
            >
              {words}
            </a>{' '}
          </span>
        ))}
      </p>
      <Button onClick={() => void copy()}>
        <Icon name="copy" />
        {w.copy}
      </Button>
    </>
  )
}
