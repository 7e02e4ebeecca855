import { expect, it } from 'vitest';
import { pages } from '../page/server.js';
it('x', () => {
  const r = pages.render({
    experiment: pages.definition.id,
    mode: 'rehearsal',
    view: 'languages',
    language: null,
    offered: pages.languages,
  });
  console.log(r.title, r.html.slice(0, 1500));
  expect(r).toBeTruthy();
});
