import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import { Link } from '../link/Link.js';
import { Footer } from './Footer.js';

/**
 * **Use it** on a page whose frame is not Page: who runs the service, how to reach a person, privacy, accessibility.
 *
 * **Do not use it** as the only place for what must be seen. That a machine has translated the page belongs to the
 * text; a disclosure in the footer alone is among the patterns that the domain reference forbids (section 5).
 *
 * **Evidence:** a real organisation with an address and people to reach makes a site more credible (strength C, domain
 * reference, section 5). **Limits:** it is where few look first.
 */
const meta = {
  title: 'Components/Footer',
  component: Footer,
  parameters: { layout: 'fullscreen' },
  render: function Render(args) {
    const sample = useSample();
    return (
      <Footer {...args}>
        <p>{sample.service}</p>
        <Link href="#contact">{sample.contact}</Link>
      </Footer>
    );
  },
} satisfies Meta<typeof Footer>;
export default meta;
type Story = StoryObj<typeof meta>;

export const IsTheEndOfThePage: Story = {
  play: async ({ canvas, globals }) => {
    const { contact } = sampleOf(globals['language']);
    await expect(canvas.getByRole('contentinfo')).toContainElement(canvas.getByRole('link', { name: contact }));
  },
};
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
