// The codes of a question: opened, taken off, linked by typing, or made from it.

import { useRef, useState } from 'react'
import { isId, type CodeId } from '../../../src/base/ids.ts'
import { fold } from '../../../src/base/order.ts'
import type { Code, Question } from '../../../src/framework/types.ts'
import { openCode } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { SuggestingInput, type Offer } from '../../components/suggesting-input.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useCodes } from '../../state/lists.ts'
import { guideWords as w } from '../../words/guide.ts'

/** What a new code's suggestion begins with: no id and no name of a code does. */
const NEW = 'new\u0000'

/** The codes to offer for what was typed: those of the name first, a new one last. */
function codesToLink(codes: readonly Code[], linked: readonly CodeId[], typed: string): Offer {
  const words = fold(typed.trim())
  const fitting = codes
    .filter(code => code.kind === 'code' && code.status !== 'retired' && !linked.includes(code.id))
    .filter(code => fold(code.name).includes(words))
    .slice(0, 8)
    .map(code => ({ value: code.id as string, label: code.name }))
  const isNew = words !== '' && !codes.some(code => fold(code.name) === words)
  return {
    suggestions: isNew
      ? [...fitting, { value: `${NEW}${typed.trim()}`, label: w.newCode(typed.trim()), detail: w.newCodeDetail }]
      : fitting,
  }
}

/** The list, and the field that adds to it. */
export function QuestionCodes({ question, canWrite }: { question: Question; canWrite: boolean }) {
  const codes = useCodes(state => state.items)
  const byId = useCodes(state => state.byId)
  const [isLinking, setLinking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const { id: questionId, key, codeIds } = question
  const link = (codeId: CodeId, linked: boolean) => {
    const name = byId.get(codeId)?.name ?? ''
    void doAndSay(
      () => call('question.link', { questionId, codeIds: [codeId], linked }),
      linked ? w.linked(name, key) : w.unlinked(name, key),
    )
  }
  const end = () => {
    setLinking(false)
    requestAnimationFrame(() => button.current?.focus())
  }
  const onDone = (value: string, then: string) => {
    end()
    const named = codes.find(code => code.kind === 'code' && fold(code.name) === fold(value.trim()))
    const name = value.startsWith(NEW) ? value.slice(NEW.length) : value.trim()
    if (isId(value)) link(value as CodeId, true)
    else if (named) link(named.id, true)
    // Words left standing when the field is left are no wish for a new code.
    else if (name !== '' && (value.startsWith(NEW) || then === 'down'))
      void doAndSay(() => call('question.makeCode', { questionId, name }), w.made(name, key))
  }
  return (
    <ul className="guide-codes">
      {codeIds.map(codeId => {
        const code = byId.get(codeId)
        return (
          <li key={codeId} className="chip">
            <button type="button" title={w.openCode(code?.name ?? '')} onClick={() => openCode(codeId)}>
              {code && <Swatch hue={code.hue} pattern={code.pattern} />}
              {code?.name}
            </button>
            {canWrite && (
              <IconButton icon="close" label={w.unlink(code?.name ?? '', key)} onClick={() => link(codeId, false)} />
            )}
          </li>
        )
      })}
      {codeIds.length === 0 && !canWrite && <li className="hint">{w.nothing}</li>}
      {canWrite && (
        <li>
          {isLinking ? (
            <span className="guide-link">
              <SuggestingInput
                label={w.linkTo(key)}
                begin=""
                replacing={false}
                offer={typed => codesToLink(codes, codeIds, typed)}
                onDone={onDone}
                onCancel={end}
              />
            </span>
          ) : (
            <Button look="link" ref={button} aria-label={w.linkTo(key)} onClick={() => setLinking(true)}>
              {w.link}
            </Button>
          )}
        </li>
      )}
    </ul>
  )
}
