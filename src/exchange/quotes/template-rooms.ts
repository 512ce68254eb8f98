// Which word of a template stands for which kind of thing. Pure.

const ROOMS = new Set(['pair', 'source', 'outside'])

/** The word before the point: `person` for participants, `pair`, `source`, and `case` for sites and whatever else a study has. */
export function templateRoom(about: string): string {
  return about === 'participant' ? 'person' : ROOMS.has(about) ? about : 'case'
}
