import type { Plan } from '../../../src/framework/restructure/types.ts'
import { words } from '../../words/en.ts'

const w = words.restructure.plan

/** What a plan says, a sentence a line: only what there is something to say about. Pure. */
export function planLines(
  plan: Plan,
  how: { readonly overlaps?: 'apart' | 'join'; readonly keep?: boolean },
): string[] {
  const names = plan.codes.map(code => code.name)
  const into = plan.into.map(code => code.name)
  const { becomes, links } = plan
  const lines: (string | false | null)[] = [w.concerned(plan.codings, plan.sources, plan.coders)]
  switch (plan.operation) {
    case 'merge':
      lines.push(
        becomes.into[0]! > 0 && w.become(becomes.into[0]!, into[0]!, names),
        plan.both > 0 && w.both(plan.both),
        plan.overlaps > 0 &&
          (how.overlaps === 'join' ? w.overlapsJoined(plan.overlaps, becomes.joined) : w.overlapsApart(plan.overlaps)),
        plan.valence.lost.length > 0 &&
          w.valenceLost(
            plan.valence.lost.map(code => code.name),
            into[0]!,
            plan.valence.kept,
          ),
        w.retired(names, into),
        plan.below.follow.length > 0 && w.follow(plan.below.follow.length),
        plan.below.stay > 0 && w.belowStay(plan.below.stay),
      )
      break
    case 'split':
      lines.push(
        ...into.map((name, at) => becomes.into[at]! > 0 && w.goTo(becomes.into[at]!, name)),
        becomes.copies > 0 && w.copies(becomes.copies),
        becomes.queue > 0 && w.queue(becomes.queue),
        plan.valence.kept !== null && w.valenceKept(plan.valence.kept),
        how.keep ? w.kept(names[0]!) : w.retired(names, into),
      )
      break
    case 'retire':
      lines.push(
        becomes.into[0]! > 0 && w.become(becomes.into[0]!, into[0]!, names),
        becomes.remove > 0 && w.remove(becomes.remove),
        becomes.stay > 0 && w.stay(becomes.stay),
        w.retired(names, into),
        plan.below.stay > 0 && w.belowStay(plan.below.stay),
      )
      break
    case 'move':
      lines.push(
        plan.codings > 0 && w.unchanged,
        plan.below.follow.length > 0 && w.follow(plan.below.follow.length),
        plan.codings > 0 && plan.above.lose.length > 0 && w.lose(plan.above.lose.map(code => code.name)),
        plan.codings > 0 && plan.above.gain.length > 0 && w.gain(plan.above.gain.map(code => code.name)),
      )
      break
    case 'promote':
      lines.push(
        becomes.into[0]! > 0 && w.goTo(becomes.into[0]!, into[0]!),
        becomes.stay > 0 && w.stayGroup(becomes.stay),
      )
      break
    default:
      break
  }
  const follows = plan.operation === 'merge' || plan.operation === 'split' || becomes.into.some(n => n > 0)
  if (follows && plan.operation !== 'move')
    lines.push(
      links.evidence > 0 && w.evidence(links.evidence),
      links.propositions > 0 && into.length > 0 && w.propositions(links.propositions, into.join('”, “')),
      links.questions + links.sets > 0 && plan.operation !== 'promote' && w.hang(links.questions, links.sets),
      links.memos > 0 && w.memos(links.memos, names),
    )
  if (links.summaries > 0 && ['merge', 'split', 'retire', 'promote'].includes(plan.operation))
    lines.push(
      links.summaries > links.summariesStay && w.summariesGo(links.summaries - links.summariesStay, into[0] ?? ''),
      links.summariesStay > 0 && w.summariesStay(links.summariesStay, names),
    )
  return lines.filter((line): line is string => typeof line === 'string')
}
