import type { Rating, RatingScale } from '../../../src/analysis/ratings/types.ts'
import type { CaseId, SourceId } from '../../../src/base/ids.ts'
import { openSource } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Editable } from '../../components/editable.tsx'
import { lastSelection } from '../../state/last-selection.ts'
import { useStatus } from '../../state/status.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { ratingsWords as w } from '../../words/ratings.ts'

interface RatingPanelProps {
  readonly scale: RatingScale
  readonly one: { readonly caseId: CaseId; readonly key: string; readonly name: string }
  readonly mine: Rating | null
}

/** The rating in hand: the rule of its scale, a note, and the passages it rests on. */
export function RatingPanel({ scale, one, mine }: RatingPanelProps) {
  const { answer } = useAnswer('rating.passages', mine ? { ratingId: mine.id } : null, [
    'rating_anchor',
    'anchor',
    'paragraph',
  ])
  const put = () => {
    const selection = lastSelection()
    if (!mine || !selection) return useStatus.getState().hint(w.selectFirst)
    void doAndSay(
      () => call('rating.rest', { ratingId: mine.id, sourceId: selection.sourceId, range: selection.range }),
      w.added,
    )
  }
  return (
    <section className="rate-panel" aria-label={w.panel(one.key, scale.name)}>
      <h2>{w.panel(`${one.key} ${one.name}`, scale.name)}</h2>
      <dl>
        <div>
          <dt>{w.rule}</dt>
          <dd>
            <Editable
              label={w.rule}
              value={scale.rule}
              empty={w.ruleEmpty}
              multiline
              onKeep={rule =>
                doAndSay(() => call('rating.changeScale', { scaleId: scale.id, rule }), w.changed(scale.name))
              }
            />
          </dd>
        </div>
        {mine ? (
          <div>
            <dt>{w.note}</dt>
            <dd>
              <Editable
                label={w.note}
                value={mine.note}
                empty={w.noteEmpty}
                multiline
                onKeep={note =>
                  doAndSay(() => call('rating.rate', { scaleId: scale.id, caseIds: [one.caseId], note }), w.noted)
                }
              />
            </dd>
          </div>
        ) : null}
        {mine ? (
          <div>
            <dt>
              {w.passages}{' '}
              <Button look="link" onClick={put}>
                {w.addSelection}
              </Button>
            </dt>
            <dd>
              {answer?.length === 0 ? <p className="hint">{w.noPassages}</p> : null}
              <ul className="rate-passages">
                {answer?.map(passage => (
                  <li key={passage.anchorId}>
                    <button
                      type="button"
                      className="quote"
                      onClick={() => openSource(passage.sourceId as SourceId, passage.range)}
                    >
                      {passage.words}
                    </button>
                    <small>
                      {passage.sourceKey} ¶{passage.paragraph}
                    </small>
                    <Button
                      look="link"
                      onClick={() =>
                        void doAndSay(
                          () => call('rating.unrest', { ratingId: mine.id, anchorId: passage.anchorId }),
                          w.takenOff,
                        )
                      }
                    >
                      {w.takeOff}
                    </Button>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ) : null}
      </dl>
    </section>
  )
}
