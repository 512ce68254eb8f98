// Draws the pictures of a report for readers outside, from the open project.

import { audienceLine, stateLine } from '../exchange/output/state-line.ts'
import { outsidePositions } from '../exchange/outside/outside-positions.ts'
import { readOutsideNames } from '../exchange/outside/queries.ts'
import { PICTURES, type PictureName, type ReportPicture } from '../exchange/pictures/types.ts'
import { digest, drawPicture } from '../exchange/pictures/report-pictures.ts'
import { siteThemes } from '../exchange/themes/themes-queries.ts'
import { Refusal } from '../base/trouble.ts'
import type { OpenProject } from './open-project.ts'
import { positionsShow, themesShow, type Shows } from './outside-shows.ts'

/** How each picture of a report is drawn. */
export async function picturesOf(open: OpenProject): Promise<(name: PictureName) => string> {
  const { read } = open.project
  const state = await open.analysis.state()
  const notes = [audienceLine('outside'), stateLine(read)]
  return name =>
    drawPicture(
      name,
      () => siteThemes({ read, ...state }, 'outside', 'none').themes,
      () => outsidePositions(open.positions.matrix(state.heads, { unit: 'sites' }), readOutsideNames(read)),
      notes,
    )
}

/** What a picture shows of published codes, and counts. */
export async function pictureShows(open: OpenProject, name: PictureName): Promise<Shows> {
  const { read } = open.project
  const state = await open.analysis.state()
  if (name !== 'positions') return themesShow(siteThemes({ read, ...state }, 'outside', 'none'), { person: [] })
  return positionsShow(open.positions.matrix(state.heads, { unit: 'sites' }), readOutsideNames(read))
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
