/** What stands where words were left out because what they are of is not to be there. */
export const LEFT_OUT = '[…]'
