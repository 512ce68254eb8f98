import { useMemo, type KeyboardEvent } from 'react'
import type { PropositionSheet, SuggestedPosition } from '../../../src/analysis/types.ts'
import { PositionSign } from '../../components/stance-sign.tsx'
import { sheetWords as s } from '../../words/proposition-sheet.ts'
import { propositionsWords as w } from '../../words/propositions.ts'
import { ThingSign } from '../review/thing-sign.tsx'
import { SIGNS } from './signs.ts'
import { StaleDot } from './stale-dot.tsx'
import '../../styles/propositions.css'

type SitePlace = PropositionSheet['cases'][number]

/** The position that holds: the decided one, else the suggested one. */
export function heldOf(place: Pick<SitePlace, 'decided' | 'suggested'>): SuggestedPosition {
  return place.decided?.value ?? place.suggested
}

/** Whether anybody judged anything for the proposition: until then a silent case says nothing. */
export const isJudged = (sheet: PropositionSheet): boolean => sheet.evidence.length > 0

/** How many sites take each position, silent ones among them. */
export function countPositions(cases: readonly SitePlace[]) {
  const of = (position: SuggestedPosition) => cases.filter(one => heldOf(one) === position).length
  return {
    sites: cases.length,
    supports: of('supports'),
    supportsIf: of('supports with conditions'),
    conditional: of('conditional'),
    mixed: of('mixed'),
    challenges: of('challenges'),
    challengesIf: of('challenges with conditions'),
    silent: of('silent'),
  }
}

interface SiteStripProps {
  readonly propositionId: string
  readonly cases: readonly SitePlace[]
  /** The group of a site, or null for none: the strip is then one run. */
  groupOf: ((site: SitePlace) => string) | null
  /** Whether anything was judged for the proposition. */
  readonly judged: boolean
  readonly chosen: string | null
  readonly onChoose: (site: SitePlace | null) => void
}

/** Every site with its position and, below it, the people for, under conditions and against. */
export function SiteStrip({ propositionId, cases, groupOf, judged, chosen, onChoose }: SiteStripProps) {
  const groups = useMemo(() => {
    const byName = new Map<string, SitePlace[]>()
    for (const site of cases) {
      const name = groupOf?.(site) ?? ''
      byName.set(name, [...(byName.get(name) ?? []), site])
    }
    return [...byName]
  }, [cases, groupOf])
  const inOrder = groups.flatMap(([, sites]) => sites)
  const stop = inOrder.some(site => site.caseId === chosen) ? chosen : inOrder[0]?.caseId
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.pro-site')]
    all[Math.max(0, Math.min(all.length - 1, all.indexOf(document.activeElement as HTMLElement) + step))]?.focus()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- one of the sites inside has the focus
    <div className="pro-groups" role="toolbar" aria-label={w.strip} onKeyDown={onKeyDown}>
      {groups.map(([name, sites]) => (
        <div className="pro-group" key={name} style={{ flexGrow: sites.length }}>
          {name ? <p className="pro-group-name">{name}</p> : null}
          <div className="pro-sites" style={{ gridTemplateColumns: `repeat(${sites.length}, minmax(44px, 1fr))` }}>
            {sites.map(site => (
              <button
                key={site.caseId}
                type="button"
                className={site.caseId === chosen ? 'pro-site is-on' : 'pro-site'}
                aria-pressed={site.caseId === chosen}
                tabIndex={site.caseId === stop ? 0 : -1}
                {...(site.caseId === stop ? { 'data-pane-start': '' } : {})}
                title={`${site.name}: ${judged || site.decided ? heldOf(site) : s.notJudged}`}
                onClick={() => onChoose(site.caseId === chosen ? null : site)}
              >
                <span className="visually-hidden">
                  {w.site(
                    site.key,
                    site.name,
                    w.placeOf(site, judged),
                    site.confirming,
                    site.qualifying,
                    site.disconfirming,
                  )}
                </span>
                <span className="pro-site-marks">
                  <ThingSign about="position" id={propositionId} besideId={site.caseId} />
                </span>
                <span className="pro-site-seen" aria-hidden="true">
                  <span className="pro-site-key">
                    {site.key}
                    {site.decided?.moved ? <StaleDot /> : null}
                  </span>
                  <span className={site.decided ? 'pro-site-sign is-decided' : 'pro-site-sign'}>
                    <PositionSign position={SIGNS[heldOf(site)]} bare />
                  </span>
                  <CQD c={site.confirming} q={site.qualifying} d={site.disconfirming} />
                </span>
              </button>
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}

/** Three figures, confirming, qualifying, disconfirming. Read out by whoever holds them. */
export function CQD({ c, q, d }: { c: number | string; q: number | string; d: number | string }) {
  const zero = (n: number | string) => (n === 0 ? 'is-zero' : '')
  return (
    <span className="cqd" aria-hidden="true">
      <b className={zero(c)}>{c}</b>
      <b className={zero(q)}>{q}</b>
      <b className={zero(d)}>{d}</b>
    </span>
  )
}

/** What the signs mean: under the strip, always on screen. */
export function PositionKey() {
  return (
    <ul className="pro-key-signs">
      {Object.entries(SIGNS).map(([name, sign]) => (
        <li key={sign}>
          <PositionSign position={sign} bare />
          {name}
        </li>
      ))}
      <li className="pro-below">
        {w.below} <CQD c={w.letters.confirming} q={w.letters.qualifying} d={w.letters.disconfirming} />
      </li>
    </ul>
  )
}
