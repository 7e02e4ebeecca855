import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import { Disclosure } from './Disclosure.js';

/**
 * **Use it** for what some readers need and most do not: an example, the exact wording of a rule.
 *
 * **Do not use it** for what everybody must know before they act, such as a fee, a deadline or that a machine has
 * translated the page, and do not put one into another.
 *
 * **Evidence:** a reason beside a question helps guarded readers answer, and more text tires those who read in a second
 * language; whether it should be open is not known (strength C, domain reference, section 5). Try both.
 * **Limits:** what is closed is found by the browser's search only where it opens details by itself.
 */
const meta = {
  title: 'Components/Disclosure',
  component: Disclosure,
  args: { summary: '', onToggle: fn() },
  render: function Render(args) {
    const sample = useSample();
    return (
      <Disclosure {...args} summary={sample.subtitle}>
        <p>{sample.paragraph}</p>
      </Disclosure>
    );
  },
} satisfies Meta<typeof Disclosure>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Opens: Story = {
  play: async ({ canvas, globals, userEvent }) => {
    const sample = sampleOf(globals['language']);
    const summary = canvas.getByText(sample.subtitle);
    await expect(canvas.getByText(sample.paragraph)).not.toBeVisible();
    await userEvent.tab();
    await expect(summary).toHaveFocus();
    await expect(summary.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
    await userEvent.click(summary);
    await expect(canvas.getByText(sample.paragraph)).toBeVisible();
  },
};
export const OpenFromTheStart: Story = { args: { open: true } };
export const ForcedColours: Story = { args: { open: true }, parameters: { media: { forcedColors: 'active' } } };
