// Attribution templates and short forms of values after an attribute or values of it are called otherwise. Pure.

import { fold } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Renaming } from '../../cases/renaming.ts'
import type { ValueLabels } from '../../coding/attribution.ts'
import { templateRoom } from './template-rooms.ts'

/** The template under the new name. Refuses a name that no template can say. */
export function renamedTemplate(template: string, renaming: Renaming): string {
  const fields = fieldsOf(renaming)
  if (fields === null) return template
  return template.replaceAll(/\{([^{}]*)\}/gu, (whole, inner: string) => {
    const names = inner.split('|').map(name => name.trim())
    if (!names.includes(fields.was)) return whole
    if (!/^[\p{L}\p{N}_ -]+$/u.test(renaming.to))
      throw new Refusal(
        'name-in-template',
        `The attribution template names “${renaming.name}”, so its new name may hold letters, digits, spaces, - and _ only.`,
      )
    return `{${names.flatMap(name => (name === fields.was ? fields.now : [name])).join('|')}}`
  })
}

/** The short forms under the new names. */
export function renamedLabels(labels: ValueLabels, renaming: Renaming): ValueLabels {
  const fields = fieldsOf(renaming)
  const field = fields?.was ?? `${templateRoom(renaming.about)}.${renaming.name}`
  const its = Object.hasOwn(labels, field) ? labels[field] : undefined
  if (its === undefined) return labels
  const spelling = new Map([...renaming.values].map(([was, to]) => [fold(was.trim()), to]))
  const next = Object.fromEntries(
    Object.entries(its).map(([value, short]) => [spelling.get(fold(value.trim())) ?? value, short]),
  )
  return Object.fromEntries(
    Object.entries(labels).flatMap(([name, short]) =>
      name === field ? (fields?.now ?? [field]).map(to => [to, next] as const) : [[name, short] as const],
    ),
  )
}

/** What a template calls the attribute, before and now: under both names, where another kind of case keeps the former one. Null where its name stays. */
function fieldsOf({ about, name, to, others }: Renaming): { was: string; now: readonly string[] } | null {
  if (name === to) return null
  const room = templateRoom(about)
  const stays = others.some(other => templateRoom(other) === room)
  return { was: `${room}.${name}`, now: stays ? [`${room}.${to}`, `${room}.${name}`] : [`${room}.${to}`] }
}
