/** An arm as the toolbar offers it. */
export interface OfferedArm {
  readonly id: string;
  readonly title: string;
}

/**
 * The experiments that have stories, with their arms. A story of an experiment reads `globals.arm`.
 * The ids are those of the experiment's definition; its own tests hold the two together.
 */
export const experiments: Readonly<Record<string, readonly OfferedArm[]>> = {
  'translation-you-can-check': [
    { id: 'notice', title: 'Notice' },
    { id: 'original', title: 'Notice and original' },
    { id: 'key-facts', title: 'Notice, original and key facts' },
  ],
};

/** Every arm of every experiment, in the order of the toolbar. */
export const arms: readonly OfferedArm[] = Object.entries(experiments).flatMap(([experiment, offered]) =>
  offered.map(({ id, title }) => ({ id, title: `${experiment}: ${title}` })),
);
