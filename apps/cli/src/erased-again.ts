/** They asked for it after the copy was made. */
export const erasedAgain = (people: number) => `${people} people who were erased since are erased again`;
