// Draws the pictures of a report for readers outside, from the open project.

import { audienceLine, stateLine } from '../exchange/output/state-line.ts'
import type { Filter } from '../analysis/filter/types.ts'
import { EvidenceWithin } from '../analysis/positions/evidence-within.ts'
import type { PositionMatrix } from '../analysis/positions/types.ts'
import { populationOf } from '../exchange/disclosure/population-queries.ts'
import { outsidePositions, refuseTelling } from '../exchange/outside/outside-positions.ts'
import { readOutsideNames } from '../exchange/outside/queries.ts'
import { PICTURES, type PictureName, type ReportPicture } from '../exchange/pictures/types.ts'
import { digest, drawPicture } from '../exchange/pictures/report-pictures.ts'
import { siteThemes } from '../exchange/themes/themes-queries.ts'
import { Refusal } from '../base/trouble.ts'
import type { OpenProject } from './open-project.ts'
import { positionsShow, themePictureShows, type Shows } from './outside-shows.ts'

/** How each picture of a report is drawn, under a filter where one is given. */
export async function picturesOf(
  open: OpenProject,
  filter: Filter | null = null,
): Promise<(name: PictureName) => string> {
  const { read } = open.project
  const state = await open.analysis.state()
  const notes = [audienceLine('outside'), stateLine(read)]
  return name =>
    drawPicture(
      name,
      () => siteThemes({ read, ...state }, 'outside', 'none', filter).themes,
      () => outsidePositions(sitePositions(open, state, filter), readOutsideNames(read)),
      notes,
    )
}

/** Positions of sites for readers outside, under a filter where one is given. Refuses one that tells something of each site. */
export function sitePositions(
  open: OpenProject,
  { table, heads }: Awaited<ReturnType<OpenProject['analysis']['state']>>,
  filter: Filter | null,
): PositionMatrix {
  refuseTelling(filter)
  return open.positions.matrix(heads, { unit: 'sites' }, filter && new EvidenceWithin(table, heads, filter))
}

/** What a picture shows of published codes, and counts. */
export async function pictureShows(open: OpenProject, name: PictureName, filter: Filter | null = null): Promise<Shows> {
  const { read } = open.project
  const state = await open.analysis.state()
  if (name !== 'positions')
    return themePictureShows(siteThemes({ read, ...state }, 'outside', 'none', filter), populationOf(read))
  return positionsShow(sitePositions(open, state, filter), readOutsideNames(read))
}

/** Every picture that can be drawn: without published codes none can. */
export function reportPictures(draw: (name: PictureName) => string): ReportPicture[] {
  return PICTURES.flatMap(name => {
    try {
      const svg = draw(name)
      return [{ name, svg, of: digest(svg) }]
    } catch (error) {
      if (error instanceof Refusal) return []
      throw error
    }
  })
}
