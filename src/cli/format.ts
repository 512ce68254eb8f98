import path from 'node:path'
import { WrongUsage } from './command.ts'

/** The format that the ending of a file says. Refuses an ending that is none of them, as a wrong use. */
export function formatOf<const Format extends string>(to: string, formats: readonly Format[]): Format {
  const ending = path.extname(to).slice(1).toLowerCase()
  const format = formats.find(one => one === ending)
  if (!format)
    throw new WrongUsage(`“${path.basename(to)}” ends with none of ${formats.map(one => `.${one}`).join(', ')}.`)
  return format
}
