import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import type { ServiceMessages } from '../service/useService.js';
import { Breadcrumbs } from './Breadcrumbs.js';

/**
 * **Use it** where pages lie below one another, three or more deep, and readers arrive from a search.
 *
 * **Do not use it** in something done step by step: there it is ProgressSteps and BackLink.
 *
 * **Evidence:** none among our sources (strength D). **Limits:** it shows where the page is kept, not the way that the
 * reader came; the two are easily taken for each other.
 */
const meta = {
  title: 'Components/Breadcrumbs',
  component: Breadcrumbs,
  args: { pages: [{ href: '#1', label: '' }], current: '' },
  render: function Render(args) {
    const sample = useSample();
    return (
      <Breadcrumbs
        {...args}
        pages={[
          { href: '#service', label: sample.service },
          { href: '#guide', label: sample.title },
        ]}
        current={sample.subtitle}
      />
    );
  },
} satisfies Meta<typeof Breadcrumbs>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The pages above are links, this page is not. */
export const ThisPageIsNoLink: Story = {
  play: async ({ canvas, globals, loaded }) => {
    const name = (loaded['service'] as ServiceMessages).breadcrumbs;
    await expect(canvas.getByRole('navigation', { name })).toBeVisible();
    await expect(canvas.getAllByRole('link')).toHaveLength(2);
    const here = canvas.getByText(sampleOf(globals['language']).subtitle);
    await expect(here).toHaveAttribute('aria-current', 'page');
    await expect(here.querySelector('a')).toBeNull();
  },
};
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async ({ canvas }) => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    for (const link of canvas.getAllByRole('link'))
      await expect(link.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  },
};
export const ForcedColours: Story = { parameters: { media: { forcedColors: 'active' } } };
