// Words that say little by themselves. Parts of shortened forms stand here too: the index takes "don't" for two words.

/** Common English words, folded. */
export const COMMON_ENGLISH: ReadonlySet<string> = new Set(
  `a about above after again against all also although am an and any are aren as at be because been before being below
  between both but by can cannot could couldn d did didn do does doesn doing don done down during each either else even ever every
  few for from further get gets getting give go goes going gone got had hadn has hasn have haven having he her here hers
  herself him himself his how however i if in into is isn it its itself just kind ll m may me might more most much must my
  myself nor not now of off on once one only or other others our ours ourselves out over own perhaps quite rather re s same
  say says see she should shouldn so some something still such t than that the their theirs them themselves then there
  these they thing things this those though through to too under until up upon us ve very was wasn we well were weren what
  when where which while who whom whose why will with within without won would wouldn yes yet you your yours yourself
  yourselves like know think really sort mean lot bit okay yeah er um mm uh no`.split(/\s+/u),
)
