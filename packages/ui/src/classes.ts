/** Joins a component's own class with the one it was given. */
export const classes = (own: string, given: string | undefined): string =>
  given === undefined || given === '' ? own : `${own} ${given}`;
