import { expect, it } from 'vitest';
import { languages } from '../i18n/generated/load.js';
import { loadMessages } from './generated/load.js';

const problems = ['empty', 'day', 'month', 'year', 'date'] as const;

it.each(languages)('in %s each mistake in a date and each press of Escape is told apart', async (language) => {
  const { messages, status } = await loadMessages(language);
  expect(status.status).toBe(['fi', 'sv', 'en'].includes(language) ? 'written' : 'machine');
  expect(new Set(problems.map((problem) => messages.dateProblem({ problem }))).size).toBe(problems.length);
  expect(messages.exitPageLeft({ left: '2' })).not.toBe(messages.exitPageLeft({ left: '1' }));
});
