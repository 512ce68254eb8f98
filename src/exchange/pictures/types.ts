// The pictures of a report, by name.

/** A picture: its file without ending, its SVG, and what tells this SVG from another. */
export interface ReportPicture {
  readonly name: PictureName
  readonly svg: string
  readonly of: string
}

/** The names of the pictures of a report. */
export const PICTURES = ['themes by site', 'themes in how many sites', 'positions'] as const
export type PictureName = (typeof PICTURES)[number]
