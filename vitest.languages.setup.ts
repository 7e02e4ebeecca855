import { afterEach, inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** The language that every story runs in first, and the ones that it then runs in on the same page. */
    languages: { readonly first: string; readonly others: readonly string[] };
  }
}

interface RunnableStory {
  readonly globals: Readonly<Record<string, unknown>>;
  run(context: { globals: Record<string, unknown> }): Promise<void>;
}

const { first, others } = inject('languages');

// A story that passed is played again in each other language: render, play function and axe, without starting a
// browser again. A story that pins its language is left alone.
afterEach(async (context) => {
  const { story, task } = context as typeof context & { story?: RunnableStory };
  if (story === undefined || task.result?.state === 'fail' || story.globals['language'] !== first) return;
  for (const language of others) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one page: one language after the other
      await story.run({ globals: { ...story.globals, language } });
    } catch (error) {
      if (error instanceof Error) error.message = `[language ${language}] ${error.message}`;
      throw error;
    }
  }
});
