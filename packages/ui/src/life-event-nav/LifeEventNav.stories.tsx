import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { about, trustSampleOf, useTrustSample } from '../../../../.storybook/trust.js';
import type { TrustMessages } from '../trust/useTrust.js';
import { LifeEventNav } from './LifeEventNav.js';

const meta = {
  title: 'Trust/LifeEventNav',
  component: LifeEventNav,
  args: { events: [{ href: '', label: '' }] },
  parameters: about({
    use: 'On a front page, with situations in the reader’s words.',
    not: 'With names of departments, or with a picture that stands for a people or a family.',
    evidence: 'Residents in a workshop praised content for life situations and clear headings.',
    strength: 'C',
    sources: ['S19'],
    limits: 'People seldom have one situation at a time: keep a search and a contact beside it.',
    withoutScript: 'Whole: links.',
  }),
  render: function Render(args) {
    const sample = useTrustSample();
    const [first = '', ...rest] = sample.life;
    return (
      <LifeEventNav
        {...args}
        events={[
          { href: '#0', label: first, hint: sample.lifeHint },
          ...rest.map((label) => ({ href: `#${label}`, label })),
        ]}
      />
    );
  },
} satisfies Meta<typeof LifeEventNav>;
export default meta;
type Story = StoryObj<typeof meta>;

export const SituationsNotDepartments: Story = {
  play: async ({ canvas, globals, loaded, userEvent }) => {
    await expect(canvas.getByRole('navigation', { name: (loaded['trust'] as TrustMessages).lifeTitle })).toBeVisible();
    for (const name of trustSampleOf(globals['language']).life) {
      await userEvent.tab();
      await expect(canvas.getByRole('link', { name })).toHaveFocus();
    }
  },
};
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
