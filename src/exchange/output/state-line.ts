import type { Read } from '../../store/access.ts'
import { projectState } from './queries.ts'

/** The state of the project that something was written from, as its caption says it. */
export function stateLine(read: Read): string {
  const { change, framework } = projectState(read)
  return `State of the project: change ${change}; framework: ${framework}.`
}

/** For whom something is written out, as its caption says it. */
export function audienceLine(audience: 'outside' | 'team'): string {
  return audience === 'team'
    ? 'For the team only: it names cases, people and sources as the team does.'
    : 'For readers outside the team: cases stand under their published codes.'
}
