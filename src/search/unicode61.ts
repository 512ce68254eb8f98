// What SQLite's tokenizer `unicode61 remove_diacritics 2` takes for a letter and what it folds it to, read off SQLite itself
// code point by code point (tests/search/index-agreement.test.ts compares the two again). Its tables are older than the
// runtime's, and they stay as they are for the life of a file: an index built today must agree with a text read in years.

// Where the class of code points changes, as distances in base 36: T begins token characters, D diacritics, else neither.
const CLASSES =
  '1cT a 7T q 6T q 1bT 1 7T 2 1T 1 3T 2 1T 3 1T n 1T v 1T cq 4T c eT 5 7T 1 1T 1 hD 5 1D 7 2D 1 1D 1 9D 1 7D 6 ' +
  '4D 2 1D 2 1qT 5 1T 8 1T 5 2T 1 1T 32 1T 3v 8T 5s 6T 15 2T 4 1T 1 1jT 17 2T b 5T 1 mT 2 2T 17 lT a 4T 2 1T 2r ' +
  '1T 1 fT 2 7T f 2T 1 eT 1 1T 1 1T u rT 2j bT 1m 9T 2 4T s 4T 1 9T 1 3T 1 5T 2 fT q 3T 2 1T 3p rT 1 4T 1i 3T 1 ' +
  'iT 1 7T a 4T a 1T g 3T 1k 1T 1 7T 2 2T 2 3T 9 1T a 2T e 2T 6 2T 5 3T 1k 1T 1 5T 4 2T 2 3T 3 1T u 2T 3 1T b ' +
  '3T 1k 1T 1 8T 1 3T 1 3T k 2T c 2T f 3T 1k 1T 1 7T 2 2T 2 3T 8 2T a 2T c 1T h 1T 1n 5T 3 3T 1 4T 9 1T r 8T 6 ' +
  '3T 1m 7T 1 3T 1 4T 7 2T b 2T r 1T 2 2T 1k 1T 1 7T 1 3T 1 4T 7 2T b 2T u 2T 1m 7T 1 3T 1 4T 9 1T a 2T l 1T 8 ' +
  '2T 1y 1T 4 6T 1 1T 1 8T i 3T 1o 1T 2 7T 4 1T 7 9T a 2T 2d 1T 2 6T 1 2T b 6T 1f vT k cT 1d nT 5 bT 1 10T 1 fT ' +
  '1 dT 28 kT b 6T 6 4T 4 3T 1 3T 2 7T 3 4T d cT 1 1T a 6T 2j 1T gx cT 13 aT 2u 1T h8 2T h 1T q 2T 26 3T 10 3T ' +
  't 5T r 2T u 2T 1s zT 1 4T 1 1T y fT 4a 1T 3a cT 4 cT 4 1T 3 2T 2y hT 7 2T k yT n 5T 2 2T 1h aT 1 tT 2 1T w ' +
  '7T 1 6T 2a 5T 1b hT l zT 3 3T u dT 1k eT 8 4T 10 kT 3 5T 1q 2T 1s 8T 8 pT 4 1T 4 3T 5n 13T l 4T cd 1T 1 3T b ' +
  '3T d 3T d 3T d 2T 1 2tT 5 6T a 5T b 5T h qT m xT f 2T 1 4T 1 2T a 1T 1 3T 5 6T 1 1T 1 1T 1 1T 4 1T b 2T 4 5T ' +
  '5 4T 1 1T 1s h0T c 13T p bT 29 26T m e8T 1 39T u qhT 3 aT az 6T 4 3T 7 4T 1 2T 34 1T e 1T 2o 27T 1 cT 1w qT ' +
  '1 2hT c 5yT q cT 4 5T 3 pT 9 7T 5 2T 5 3T 2h 4T 3 1T 2i 1T 44 2T 4 aT w 10T s vT b uT 8 1T f wT a 13T f 1rT ' +
  '1 74T 534 1sT h3k 1jT 1j 2T 7h 3T 2n gT w 1T 28 8T 8 nT 9 2T 2v 2T 3b 1T 3 1T 4 1T n 9T a 4T 1m 4T 8 2T 1e ' +
  'hT 9 2T g iT 6 3T 17 aT n dT b 1T w 4T 1b rT g 2T 21 eT c 1T 8 2T e 4T n 3T 1 1T 1g 1T 1 3T 2 2T 5 2T 1 1T s ' +
  '2T b 7T 3 2T 6k bT 8pe 1kwT 5cu 1T a 1T 3s gT ak 2T 58 2T 2 qT 6 7T 9 zT 1 jT 1 4T 43 1T 1 fT a 7T q 6T q bT ' +
  '3e 7T 1 7T a 7T 74 3T 1g 9T 1l hT 6 cT 1g 1aT bl 1T 1c 1T w6 1T 5j 1T v 1T 5d 3T 1 2T 5 4T 14 3T 4 1T g 9T ' +
  '12 1T 55 7T xs 3T 1h mT 1e 3T 19 iT 1q 3T 10 eT b 4T 1o 3T 1c eT 4 4T yq dT 2pk 4T esd 1aT g 4T j1p 6uT a ' +
  '13T 2 51T y 1yT 56 2fT oa 1T p 1T v 1T p 1T v 1T p 1T v 1T p 1T v 1T p 1T 4ks 2T 7i 18T 4 2sT c fT 2 eT 2 fT ' +
  '1 fT 1c vT 1 1oT 4 17T 23 tT d 17T 5 9T 7 2T 4u xT f 6T 1 1yT 3 kT c 11T 1 5T l hT f 1rT 1 1T 1 52T 1 4T 3 ' +
  '1qT 2 4T c oT 43 1yT 4 bT 1c 1yT 1m 38T gwi5 1T u 2oT 3k 6oT '

// Folded code points: distance from the last entry, what to add, and for runs their length with the step: `+` every one,
// `#` every second, `=` all of the run fold to the same.
const FOLDS =
  '1t,w,q+ 38,lj b,-2n,6= 6,w 1,-2s 1,-2r,4= 4,-2r,4= 4,w 1,-2r,2+ 2,-2s,4= 5,w 1,-2s,4= 4,-2s 1,w 2,-3j,6= ' +
  '7,-3o 1,-3n,4= 4,-3n,4= 5,-3n,2+ 2,-3o,4= 6,-3o,4= 4,-3o 2,-3q 1,-4f,6= 6,-4j,8= 8,-4q,2= 2,1 2,-4t,a= ' +
  'a,-51,8= 8,-58,2= 2,1 2,-5b,9= a,1 2,-5m,2= 2,-5n,2= 3,-5p,6= 6,1,2# 4,-5x,6= 7,1 2,-65,6= 6,1 2,-6a,6= ' +
  '6,-6f,8= 8,-6m,4= 4,1 2,-6r,c= c,-71,2= 2,-71,3= 3,-73,6= 6,-7g 2,5u 1,1,2# 4,5q 1,1 2,5p,2+ 2,1 3,27 1,5m ' +
  '1,5n 1,1 2,5p 1,5r 2,5v 1,5t 1,1 4,5v 1,5x 2,5y 1,-8h,2= 2,1,2# 4,62 1,1 2,62 3,1 2,62 1,-8q,2= 2,61,2+ ' +
  '2,1,2# 4,63 1,1 4,1 8,2,2= 3,2,2= 3,2,2= 3,-a4,2= 2,-9y,2= 2,-9u,2= 2,-9q,a= b,-al,2= 2,1,3# 6,-an,2= ' +
  '2,-al,2= 2,-aj,4= 4,1 2,-au 1,2,2= 3,-b1,2= 2,-2p 1,-1k 1,-ay,2= 2,-bd,2= 2,1,2# 4,-bj,4= 4,-bj,4= 4,-bj,4= ' +
  '4,-bh,4= 4,-bi,4= 4,-bj,4= 4,-bp,2= 2,-bq,2= 2,1 2,-c6,2= 2,-3m 2,1,2# 4,-cl,2= 2,-cj,2= 2,-cb,8= 8,-c9,2= ' +
  '8,8bv 1,1 2,-4j 1,8bs 3,1 2,-5f 1,1x 1,1z 1,1,5# 8a,1,2# 6,1 g,12 2,11,3+ 4,1s 2,1r,2+ 3,w,h+ i,w,9+ v,1 d,8 ' +
  '1,-u 1,-p 4,-f 1,-m 2,1,c# o,-1i 1,-1c 3,-1o 1,-1s 2,1 2,-7 1,1 3,-3m,3+ 3,28,g+ g,w,w+ 28,1,h# 16,1,r# 1i,f ' +
  '1,1,7# f,1,18# 2p,1c,12+ 29b,5ls,12+ 13,5ls 6,5ls 2lv,-5un,2= 2,-5uo,6= 6,-5ut,2= 2,-5uu,a= a,-5v3,a= ' +
  'a,-5vc,2= 2,-5vd,2= 2,-5ve,a= a,-5vn,4= 4,-5vp,6= 6,-5vu,8= 8,-5w1,6= 6,-5w6,8= 8,-5wd,8= 8,-5wk,4= ' +
  '4,-5wm,8= 8,-5wt,a= a,-5x2,8= 8,-5x9,a= a,-5xi,4= 4,-5xl,a= a,-5xu,4= 4,-5xx,2= 2,-5xy,6= 6,-5ym 1,-5yb ' +
  '1,-5y9 1,-5y8 2,-5yg 3,-5vj 2,-5z3,o= o,-5zn,g= g,-5zz,4= 4,-5zx,o= o,-60f,e= e,-60p,8= 8,1,3# e,-8,8+ ' +
  'g,-8,6+ g,-8,8+ g,-8,8+ g,-8,6+ h,-8,4# f,-8,8+ w,-8,8+ g,-8,8+ g,-8,8+ g,-8,2+ 2,-22,2+ 2,-9 2,-5j9 ' +
  'a,-2e,4+ 4,-9 c,-8,2+ 2,-2s,2+ e,-8,2+ 2,-34,2+ 2,-7 c,-3k,2+ 2,-3i,2+ 2,-9 8a,-5st 4,-6gv 1,-6h6 7,s ' +
  '1a,g,g+ z,1 22l,1c,1b+ 2o,1 2,-8af 1,-2xy 1,-89z 3,1,3# 6,-8bg 1,-8al 1,-8bj 1,-8bi 2,1 3,1 9,-8cf,2+ ' +
  '2,1,1e# 2z,1,2# 7,1 nym,1,n# 1s,1,c# 4i,1,7# g,1,v# 1z,1,2# 4,-r9g 1,1,5# d,1 2,-wmg 3,1,2# g,1,5# a,-wn8 ' +
  'h9z,w,q+ yn,14,14+ '

const TOKEN = 1
const MARK = 2
const BMP = 0x10000

interface Tables {
  /** For the basic plane: 0 between tokens, 1 dropped inside a token, else what the unit folds to. */
  readonly folded: Uint16Array
  readonly starts: readonly number[]
  readonly classes: readonly number[]
  readonly astral: ReadonlyMap<number, number>
}
let tables: Tables | undefined

function build(): Tables {
  const starts: number[] = [0]
  const classes: number[] = [0]
  let at = 0
  for (const entry of CLASSES.trim().split(' ')) {
    const letter = entry.at(-1)
    at += parseInt(letter === 'T' || letter === 'D' ? entry.slice(0, -1) : entry, 36)
    starts.push(at)
    classes.push(letter === 'T' ? TOKEN : letter === 'D' ? MARK : 0)
  }
  const folded = new Uint16Array(BMP)
  starts.forEach((start, index) => {
    const end = Math.min(starts[index + 1] ?? BMP, BMP)
    for (let unit = start; unit < end; unit++)
      folded[unit] = classes[index] === TOKEN ? unit : classes[index] === MARK ? 1 : 0
  })
  const astral = new Map<number, number>()
  let point = 0
  for (const entry of FOLDS.trim().split(' ')) {
    const [distance, add, run = '1+'] = entry.split(',') as [string, string, string?]
    point += parseInt(distance, 36)
    const step = run.endsWith('#') ? 2 : 1
    for (let n = 0; n < parseInt(run.slice(0, -1), 36); n++) {
      const from = point + n * step
      const to = (run.endsWith('=') ? point : from) + parseInt(add, 36)
      if (from < BMP) folded[from] = to
      else astral.set(from, to)
    }
  }
  return { folded, starts, classes, astral }
}

/** What a unit of the basic plane is to the index: 0 if it lies between tokens, 1 if it is a mark dropped inside one, else the unit it folds to. Halves of characters outside the plane are for {@link foldPoint}. */
export function foldTable(): Uint16Array {
  tables ??= build()
  return tables.folded
}

/** The same as {@link foldTable} for one code point, also outside the basic plane. */
export function foldPoint(point: number): number {
  tables ??= build()
  if (point < BMP) return tables.folded[point]!
  let low = 0
  let high = tables.starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (tables.starts[middle]! <= point) low = middle
    else high = middle - 1
  }
  if (tables.classes[low] === 0) return 0
  return tables.classes[low] === MARK ? 1 : (tables.astral.get(point) ?? point)
}
