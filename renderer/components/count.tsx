import { figure } from '../words/plural.ts'

/** A number at the end of a row. `says` gives it its unit for those who hear it: "6", heard as "6 sources". */
export function Count({ n, says }: { readonly n: number; readonly says?: string }) {
  return (
    <span className="count">
      {figure(n)}
      {says && <span className="visually-hidden"> {says}</span>}
    </span>
  )
}
