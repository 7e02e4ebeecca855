import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { useSample } from '../../../../.storybook/sample.js';
import { Button } from '../button/Button.js';
import { dirOf } from '../i18n/direction.js';
import { Stack } from './Stack.js';

/**
 * **Use it** to put parts of a page after one another with one distance between them.
 *
 * **Do not use it** for running text, which Prose spaces, nor to change the order of anything: what is seen first is
 * read first.
 *
 * **Evidence:** none was looked for; it is layout (strength D). **Limits:** the distances are seven, none in between.
 */
const meta = {
  title: 'Components/Stack',
  component: Stack,
  render: function Render(args) {
    const sample = useSample();
    return (
      <Stack {...args}>
        <Button variant="secondary">{sample.back}</Button>
        <Button>{sample.next}</Button>
      </Stack>
    );
  },
} satisfies Meta<typeof Stack>;
export default meta;
type Story = StoryObj<typeof meta>;

export const OneBelowTheOther: Story = {
  args: { gap: 6 },
  play: async ({ canvas }) => {
    const [first, second] = canvas.getAllByRole('button');
    const space = Number(second?.getBoundingClientRect().top) - Number(first?.getBoundingClientRect().bottom);
    await expect(Math.round(space)).toBe(32);
    // A button is as wide as its words, not as the page.
    await expect(first?.getBoundingClientRect().width).toBeLessThan(window.innerWidth / 2);
  },
};
/** Beside each other they start where the language starts. */
export const BesideEachOtherInReadingDirection: Story = {
  args: { direction: 'row', gap: 3 },
  play: async ({ canvas, globals }) => {
    const [first, second] = canvas.getAllByRole('button');
    const before = Number(first?.getBoundingClientRect().left) < Number(second?.getBoundingClientRect().left);
    await expect(before).toBe(dirOf(String(globals['language'])) === 'ltr');
  },
};
