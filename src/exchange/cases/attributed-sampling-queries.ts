// The sampling table of the sites as a report for outside has it.

import type { AttributeId } from '../../base/ids.ts'
import { listAttributes } from '../../cases/queries.ts'
import { samplingOf } from '../../cases/sampling-queries.ts'
import type { Sampling } from '../../cases/sampling.ts'
import { templateFields } from '../../coding/attribution.ts'
import { outputSettings } from '../quotes/settings-queries.ts'
import type { Read } from '../../store/access.ts'

/** Crossed by more, nearly every row would be of few sites. */
const MOST = 2

/** The attributes of sites that attributions name: these are told anyhow. The first two, in their order. */
export function attributedFields(read: Read): { readonly id: AttributeId; readonly name: string }[] {
  const fields = templateFields(outputSettings(read, 'quotes').template)
  return fields
    .flatMap(field => listAttributes(read).filter(one => one.about === 'site' && `case.${one.name}` === field))
    .slice(0, MOST)
}

/** The table, counted by them; without any, of all sites together. */
export function attributedSampling(read: Read): Sampling {
  return samplingOf(
    read,
    'site',
    attributedFields(read).map(one => one.id),
    null,
  )
}
