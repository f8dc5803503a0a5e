/**
 * Late at night, in minutes since midnight: from ten in the evening until six, as the law against
 * noise has it. A book may let it begin at another time.
 */
export const night = { from: 22 * 60, to: 6 * 60 } as const;
