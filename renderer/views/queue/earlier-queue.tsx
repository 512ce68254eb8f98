import { useState } from 'react'
import type { CodeId, CodingId } from '../../../src/base/ids.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { useProject } from '../../state/project.ts'
import { useStatus } from '../../state/status.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { whenInWords } from '../../words/dates.ts'
import { words } from '../../words/en.ts'
import { Definition } from './definition-list.tsx'
import { QueueFrame } from './queue-frame.tsx'
import { useSettled } from './settled.ts'

const { earlier: w } = words.queue
const TABLES = ['coding', 'code', 'framework_operation']

/** Codings made under an earlier definition of their code: the definitions then and now beside the words. */
export function EarlierQueue({ tab }: { readonly tab: Tab }) {
  const you = useProject(state => state.info?.coder ?? null)
  const mine = tab.options?.['mine'] === true
  const codeId = (tab.options?.['codeId'] ?? null) as CodeId | null
  const [place, setAt] = useState(0)
  const { answer } = useAnswer(
    'framework.earlierDefinition',
    you && { limit: 500, ...(mine ? { coderId: you.id } : {}), ...(codeId ? { codeId } : {}) },
    TABLES,
  )
  const { isSettled, settle } = useSettled<CodingId>(answer)
  const items = (answer?.items ?? []).filter(one => !isSettled(one.excerpt.codingId))
  const at = Math.max(0, Math.min(place, items.length - 1))
  const item = items[at]
  const code = answer?.codes.find(one => one.code.id === item?.excerpt.codeId)
  const then = code?.definitions.find(one => one.definition === item?.definition)
  const now = code?.definitions.at(-1)
  const confirm = async () => {
    if (!item) return
    const { codingId } = item.excerpt
    await settle([codingId], () =>
      doAndSay(() => call('framework.confirmDefinition', { codingIds: [codingId] }), w.done(1)),
    )
  }
  const remove = async () => {
    if (!item || !code) return
    const { codingId, coderId } = item.excerpt
    if (coderId !== you?.id) return useStatus.getState().hint(w.notYours)
    await settle([codingId], () =>
      doAndSay(() => call('coding.remove', { codingIds: [codingId] }), w.removed(code.code.name)),
    )
  }
  const waiting = mine ? (code?.coders.find(one => one.id === you?.id)?.waiting ?? 0) : (code?.waiting ?? 0)
  return (
    <QueueFrame
      title={words.queue.titles.earlier}
      mine={mine}
      onMine={next => {
        useTabs.getState().setOptions(tab.id, { ...tab.options, mine: next })
        setAt(0)
      }}
      excerpts={answer ? items.map(one => one.excerpt) : null}
      total={(answer?.total ?? 0) - (answer?.items.length ?? 0) + items.length}
      at={at}
      onAt={setAt}
      none={mine ? w.none : w.noneAtAll}
      noneHint={w.noneHint}
      keys={w.keys}
      onKey={event => {
        if (event.key === ' ') void confirm()
        else if (event.key === 'Delete') void remove()
        else return false
        return true
      }}
    >
      {code && now && then && (
        <>
          <section>
            <h2>{w.before(then.definition)}</h2>
            {then.until && (
              <p className="hint">
                {w.until(then.until.by, whenInWords(then.until.at))}
                {then.until.reason && `: ${then.until.reason}`}
              </p>
            )}
            {then.entry ? (
              <Definition entry={then.entry} against={now.entry} sign="cut" />
            ) : (
              <p className="hint">{w.unknown}</p>
            )}
          </section>
          <section>
            <h2>{w.now(now.definition)}</h2>
            {now.entry && <Definition entry={now.entry} against={then.entry} sign="add" />}
          </section>
          <div className="queue-acts">
            <Button look="primary" onClick={() => void confirm()}>
              {w.deed}
            </Button>
            {waiting > 1 && (
              <Button
                onClick={() =>
                  void doAndSay(
                    () =>
                      call('framework.confirmDefinition', {
                        codeId: code.code.id,
                        ...(mine && you ? { coderId: you.id } : {}),
                      }),
                    w.done(waiting),
                  )
                }
              >
                {w.deedAll(waiting, code.code.name)}
              </Button>
            )}
            {item?.excerpt.coderId === you?.id && (
              <Button look="flat" onClick={() => void remove()}>
                {w.remove}
              </Button>
            )}
          </div>
        </>
      )}
    </QueueFrame>
  )
}
