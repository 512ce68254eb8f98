import { useRef, useState, type KeyboardEvent } from 'react'
import type { LikePassage, LikePassages, Stance } from '../../../src/analysis/propositions/types.ts'
import type { PropositionId } from '../../../src/base/ids.ts'
import { openSource } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import { doAndSay } from '../../components/deeds.ts'
import { StanceSign } from '../../components/stance-sign.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useCodes, usePropositions } from '../../state/lists.ts'
import { words } from '../../words/en.ts'
import { judgingWords } from '../../words/judging.ts'
import { lookNextWords as w } from '../../words/look-next.ts'
import { propositionName } from './called.ts'

const KEYS: Readonly<Record<string, Stance>> = { c: 'confirming', q: 'qualifying', d: 'disconfirming', n: 'neutral' }

/** Passages like those judged, each one key away from being judged itself; why it is here stands beneath. */
export function LikeList({ propositionId, like }: { propositionId: PropositionId; like: LikePassages }) {
  const list = useRef<HTMLOListElement>(null)
  const [at, setAt] = useState(0)
  const [judged, setJudged] = useState<ReadonlyMap<LikePassage, Stance>>(new Map())
  const codes = useCodes(state => state.byId)
  const proposition = usePropositions(state => state.byId.get(propositionId))
  if (like.passages.length === 0) return <p className="hint">{like.judged === 0 ? w.nothingJudged : w.nothingLike}</p>
  const judge = async (one: LikePassage, stance: Stance) => {
    const done = await doAndSay(
      () => call('evidence.judge', { propositionId, sourceId: one.sourceId, range: one.range, stance }),
      judgingWords.judged(words.common.stances[stance], proposition ? propositionName(proposition) : ''),
    )
    if (done) setJudged(before => new Map(before).set(one, stance))
  }
  const go = (to: number) => {
    const next = Math.max(0, Math.min(like.passages.length - 1, to))
    setAt(next)
    list.current?.querySelectorAll<HTMLElement>('.like-passage')[next]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const one = like.passages[at]
    const stance = KEYS[event.key.toLowerCase()]
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key]
    if (step !== undefined) go(at + step)
    else if (stance && one) void judge(one, stance).then(() => go(at + 1))
    else return
    event.preventDefault()
  }
  return (
    <>
      <p className="look-found">
        {w.found(like.passages.length, like.found, like.judged)} <span className="hint">{w.keys}</span>
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows walk the buttons inside */}
      <ol ref={list} className="like-list" aria-label={w.list} onKeyDown={onKeyDown}>
        {like.passages.map((one, index) => {
          const place = `${one.sourceKey ?? one.sourceName} ¶${one.paragraph}`
          const stance = judged.get(one)
          return (
            <li key={`${one.sourceId} ${one.range.start}`}>
              <button
                type="button"
                className="like-passage"
                tabIndex={index === at ? 0 : -1}
                onFocus={() => setAt(index)}
                onClick={() => openSource(one.sourceId, one.range)}
              >
                <span className="quote">{one.words}</span>
                <span className="attribution">
                  <b>{place}</b> {one.attribution}
                  {stance ? (
                    <span className="like-judged">
                      <StanceSign stance={stance} bare /> {w.judged(words.common.stances[stance])}
                    </span>
                  ) : null}
                </span>
                <span className="like-why">
                  {one.sharedWords.length > 0 ? w.shared(one.sharedWords.join(', ')) : null}
                  {one.sharedCodes.map(id => {
                    const code = codes.get(id)
                    return code ? (
                      <span key={id} className="like-code">
                        <Swatch hue={code.hue} pattern={code.pattern} />
                        {code.name}
                      </span>
                    ) : null
                  })}
                </span>
              </button>
              <span className="like-keys">
                {Object.entries(KEYS).map(([key, value]) => (
                  <button
                    key={key}
                    type="button"
                    className="icon-button"
                    tabIndex={-1}
                    aria-label={`${words.common.stances[value]}, ${place}`}
                    title={`${words.common.stances[value]} (${key.toUpperCase()})`}
                    onClick={() => void judge(one, value)}
                  >
                    <StanceSign stance={value} bare />
                  </button>
                ))}
              </span>
            </li>
          )
        })}
      </ol>
    </>
  )
}
