/** The steps of the study in the order of the definition, which a test holds against it. */
export const steps = ['page', 'decisions', 'usability', 'trust', 'debrief', 'receipt'] as const;
export type StepName = (typeof steps)[number];

/** The step of that name; the first where there is none, since a study can always be begun. */
export const stepNamed = (name: unknown): StepName => steps.find((step) => step === name) ?? 'page';

export const placeOf = (step: StepName): number => steps.indexOf(step);

export const after = (step: StepName): StepName => steps[placeOf(step) + 1] ?? step;

/** Steps whose answers are sent once and cannot be given again. */
export const asks = (step: StepName): boolean => step === 'decisions' || step === 'usability' || step === 'trust';
