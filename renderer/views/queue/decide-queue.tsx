import { useState } from 'react'
import type { CodeId, CodingId } from '../../../src/base/ids.ts'
import type { OpenSplit } from '../../../src/framework/decide/types.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Keys } from '../../components/kbd.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useCodes } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { useStatus } from '../../state/status.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { whenInWords } from '../../words/dates.ts'
import { words } from '../../words/en.ts'
import { DefinitionList } from './definition-list.tsx'
import { QueueFrame } from './queue-frame.tsx'
import { useSettled } from './settled.ts'

const { decide: w } = words.queue
const TABLES = ['to_decide', 'coding', 'code', 'code_replacement']

/** Codings of split codes, each given to one successor or several. */
export function DecideQueue({ tab }: { readonly tab: Tab }) {
  const you = useProject(state => state.info?.coder ?? null)
  const byId = useCodes(state => state.byId)
  const mine = tab.options?.['mine'] !== false
  const codeId = (tab.options?.['codeId'] ?? null) as CodeId | null
  const [place, setAt] = useState(0)
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const { answer } = useAnswer(
    'framework.toDecide',
    you && { limit: 500, ...(mine ? { coderId: you.id } : {}), ...(codeId ? { codeId } : {}) },
    TABLES,
  )
  const { isSettled, settle } = useSettled<CodingId>(answer)
  const items = (answer?.items ?? []).filter(one => !isSettled(one.excerpt.codingId))
  const at = Math.max(0, Math.min(place, items.length - 1))
  const item = items[at]
  const split = answer?.splits.find(one => one.operationId === item?.operationId)
  const goTo = (next: number) => {
    setAt(next)
    choose(new Set())
  }
  const toggle = (id: string) => choose(now => new Set(now.has(id) ? [...now].filter(one => one !== id) : [...now, id]))
  const decide = async (codingIds: readonly CodingId[]) => {
    if (!split) return
    const to = split.into.filter(code => chosen.has(code.id))
    if (to.length === 0) return useStatus.getState().hint(w.first)
    const said = w.done(codingIds.length, to.map(code => `“${code.name}”`).join(', '))
    // What was chosen is not kept for the next one: each is looked at.
    choose(new Set())
    const done = await settle(codingIds, () =>
      doAndSay(() => call('framework.decide', { codingIds: [...codingIds], codeIds: to.map(code => code.id) }), said),
    )
    if (!done) choose(chosen)
  }
  const same = items.filter(one => one.operationId === item?.operationId).map(one => one.excerpt.codingId)
  return (
    <QueueFrame
      title={words.queue.titles['to-decide']}
      mine={mine}
      onMine={next => {
        useTabs.getState().setOptions(tab.id, { ...tab.options, mine: next })
        goTo(0)
      }}
      excerpts={answer ? items.map(one => one.excerpt) : null}
      total={(answer?.total ?? 0) - (answer?.items.length ?? 0) + items.length}
      at={at}
      onAt={goTo}
      none={mine ? w.none : w.noneAtAll}
      noneHint={w.noneHint}
      keys={w.keys}
      progress={answer && <Progress splits={answer.splits} />}
      onKey={event => {
        const code = /^[1-9]$/.test(event.key) ? split?.into[Number(event.key) - 1] : undefined
        if (code) toggle(code.id)
        else if (event.key === ' ' && item) void decide([item.excerpt.codingId])
        else return false
        return true
      }}
    >
      {split && (
        <>
          <p className="hint">
            {w.split(split.code.name, split.by, whenInWords(split.splitAt))} {split.reason}
          </p>
          <h2>{w.choose}</h2>
          <ul className="queue-choices">
            {split.into.map((code, n) => {
              const listed = byId.get(code.id)
              const isOn = chosen.has(code.id)
              return (
                <li key={code.id}>
                  <button
                    type="button"
                    className={isOn ? 'queue-choice is-on' : 'queue-choice'}
                    aria-pressed={isOn}
                    onClick={() => toggle(code.id)}
                  >
                    {n < 9 && <Keys of={String(n + 1)} />}
                    {listed && <Swatch hue={listed.hue} pattern={listed.pattern} />}
                    <span>{code.name}</span>
                    {code.id === split.code.id && <small>{w.stays}</small>}
                  </button>
                  <DefinitionList codeId={code.id} short />
                </li>
              )
            })}
          </ul>
          <div className="queue-acts">
            <Button
              look="primary"
              aria-disabled={chosen.size === 0}
              onClick={() => item && void decide([item.excerpt.codingId])}
            >
              {w.deed}
            </Button>
            {same.length > 1 && (
              <Button aria-disabled={chosen.size === 0} onClick={() => void decide(same)}>
                {w.deedAll(same.length)}
              </Button>
            )}
          </div>
        </>
      )}
    </QueueFrame>
  )
}

/** How far each coder is, over all open splits. */
function Progress({ splits }: { readonly splits: readonly OpenSplit[] }) {
  const sums = new Map<string, { name: string; all: number; waiting: number }>()
  for (const coder of splits.flatMap(split => split.coders)) {
    const sum = sums.get(coder.id) ?? { name: coder.name, all: 0, waiting: 0 }
    sums.set(coder.id, { name: coder.name, all: sum.all + coder.all, waiting: sum.waiting + coder.waiting })
  }
  return (
    <ul className="queue-progress">
      {[...sums].map(([id, sum]) => (
        <li key={id} title={w.progressLabel(sum.name, sum.all - sum.waiting, sum.all)}>
          <span>{w.progress(sum.name, sum.all - sum.waiting, sum.all)}</span>
          <progress
            max={sum.all}
            value={sum.all - sum.waiting}
            aria-label={w.progressLabel(sum.name, sum.all - sum.waiting, sum.all)}
          />
        </li>
      ))}
    </ul>
  )
}
