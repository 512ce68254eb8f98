import { useEffect, useState } from 'react'
import type { LikePassages } from '../../../src/analysis/propositions/types.ts'
import type { PropositionId } from '../../../src/base/ids.ts'
import { openCase, openCode, openProposition, openSource } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { KindIcon } from '../../components/kind-icon.tsx'
import { PositionSign } from '../../components/stance-sign.tsx'
import { Segments } from '../../components/segments.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { BarLine, Toolbar } from '../../components/toolbar.tsx'
import { useFocus } from '../../state/focus.ts'
import { useCodes, usePropositions } from '../../state/lists.ts'
import { useStatus, withJob } from '../../state/status.ts'
import type { Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { lookNextWords as w } from '../../words/look-next.ts'
import { sheetWords } from '../../words/proposition-sheet.ts'
import '../../styles/propositions.css'
import '../../styles/look-next.css'
import { LikeList } from './like-list.tsx'
import { LogSearch } from './log-search.tsx'
import { SHEET_TABLES } from './tables.ts'

type LikeStance = 'confirming' | 'disconfirming' | 'qualifying'
const STANCES: readonly LikeStance[] = ['disconfirming', 'confirming', 'qualifying']
const FEW = 8

/** Where to look next for one proposition: silent cases, uncoded sources, passages under its codes, and passages like those judged. */
export default function LookNextView({ tab }: { tab: Tab }) {
  const propositionId = tab.about as PropositionId
  const proposition = usePropositions(state => state.byId.get(propositionId))
  const codes = useCodes(state => state.byId)
  const { answer } = useAnswer('proposition.lookNext', { propositionId }, SHEET_TABLES)
  const [stance, setStance] = useState<LikeStance>('disconfirming')
  const [like, setLike] = useState<{ stance: LikeStance; answer: LikePassages } | null>(null)
  const [all, showAll] = useState(false)
  const [logging, log] = useState(false)
  const focus = useFocus(state => state.focus)
  useEffect(() => focus({ kind: 'proposition', propositionId }), [focus, propositionId])
  const look = async (wanted: LikeStance) => {
    try {
      const found = await withJob(w.looking, options =>
        call('proposition.like', { propositionId, stance: wanted, limit: 60 }, options),
      )
      setLike({ stance: wanted, answer: found })
    } catch (error) {
      useStatus.getState().refuse(error)
    }
  }
  const uncoded = answer?.uncoded ?? []
  return (
    <div className="pro-view">
      <Toolbar label={w.title}>
        <Button look="link" onClick={() => openProposition(propositionId)}>
          {w.sheet}
        </Button>
        <BarLine />
        <span className="spacer" />
        <Button onClick={() => log(true)}>{w.logIt}</Button>
      </Toolbar>
      <div className="scroll look-next">
        <header>
          <p className="hint">{w.title}</p>
          <h1>
            {proposition?.key ? <span className="pro-key">{proposition.key}</span> : null} {proposition?.statement}
          </h1>
        </header>
        {logging ? (
          <LogSearch
            propositionId={propositionId}
            begin={like ? { lookedFor: w.logFor(like.stance), lookedAt: like.answer.passages.length } : {}}
            onDone={() => log(false)}
          />
        ) : null}
        <div className="look-three">
          <section>
            <h2>
              {w.silent} <span className="count">{answer?.silent.length ?? ''}</span>
            </h2>
            {answer?.silent.length === 0 ? <p className="hint">{w.noSilent}</p> : null}
            <ul>
              {answer?.silent.map(one => (
                <li key={one.caseId}>
                  <button type="button" onClick={() => openCase(one.caseId)}>
                    <PositionSign position="silent" bare />
                    <span className="row-name">
                      <b>{one.key}</b> {one.name}
                    </span>
                    <small>{sheetWords.silentKinds[one.silentKind]}</small>
                  </button>
                </li>
              ))}
            </ul>
          </section>
          <section>
            <h2>
              {w.uncoded} <span className="count">{uncoded.length}</span>
            </h2>
            {answer && uncoded.length === 0 ? <p className="hint">{w.noUncoded}</p> : null}
            <ul>
              {(all ? uncoded : uncoded.slice(0, FEW)).map(one => (
                <li key={one.sourceId}>
                  <button type="button" onClick={() => openSource(one.sourceId)}>
                    <KindIcon kind={one.kind as 'interview'} />
                    <span className="row-name">
                      <b>{one.key}</b> {one.name === one.key ? '' : one.name}
                    </span>
                    <small>{one.caseKeys.join(', ')}</small>
                  </button>
                </li>
              ))}
            </ul>
            {!all && uncoded.length > FEW ? (
              <Button look="link" onClick={() => showAll(true)}>
                {w.showAll(uncoded.length)}
              </Button>
            ) : null}
          </section>
          <section>
            <h2>{w.unjudged}</h2>
            {answer?.unjudged.length === 0 ? <p className="hint">{w.noUnjudged}</p> : null}
            <ul>
              {answer?.unjudged.map(one => {
                const code = codes.get(one.codeId)
                return code ? (
                  <li key={one.codeId}>
                    <button type="button" onClick={() => openCode(one.codeId)}>
                      <Swatch hue={code.hue} pattern={code.pattern} />
                      <span className="row-name">{code.name}</span>
                      <small>{w.passages(one.passages)}</small>
                    </button>
                  </li>
                ) : null
              })}
            </ul>
          </section>
        </div>
        <section className="look-like">
          <div className="look-like-head">
            <h2>{w.like}</h2>
            <Segments
              label={w.like}
              value={stance}
              choices={STANCES.map(value => ({ value, label: w.stances[value] }))}
              onChange={setStance}
            />
            <Button icon="find" onClick={() => void look(stance)}>
              {w.look}
            </Button>
          </div>
          <p className="hint">{w.rule}</p>
          {like ? <LikeList key={like.stance} propositionId={propositionId} like={like.answer} /> : null}
        </section>
      </div>
    </div>
  )
}
