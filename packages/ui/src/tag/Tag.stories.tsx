import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import { Stack } from '../stack/Stack.js';
import { Tag } from './Tag.js';

/**
 * **Use it** for the state of a thing in a list: received, being handled, decided.
 *
 * **Do not use it** as a seal: a badge of trust that nothing stands behind is among the patterns that the domain
 * reference forbids (section 5); that a person has checked something is said by ReviewedStamp, with a name and a day.
 * It is no button and no link.
 *
 * **Evidence:** showing the work on a request raised both use and trust in a field study of a city's service requests
 * (strength A, domain reference, section 5); that was about the work shown, not about tags. **Limits:** the colour adds
 * nothing for whoever does not see it, so the words must do.
 */
const meta = {
  title: 'Components/Tag',
  component: Tag,
  render: function Render(args) {
    return <Tag {...args}>{useSample().free}</Tag>;
  },
} satisfies Meta<typeof Tag>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Neutral: Story = {};
export const EveryColourWithItsWords: Story = {
  render: function Render(args) {
    const { agreement } = useSample();
    return (
      <Stack direction="row" gap={2}>
        {(['neutral', 'info', 'success', 'warning', 'error'] as const).map((variant, index) => (
          <Tag {...args} key={variant} variant={variant}>
            {agreement[index]}
          </Tag>
        ))}
      </Stack>
    );
  },
  play: async ({ canvas, globals }) => {
    for (const words of sampleOf(globals['language']).agreement) await expect(canvas.getByText(words)).toBeVisible();
  },
};
/** In forced colours the frame is still there. */
export const ForcedColours: Story = {
  args: { variant: 'warning' },
  parameters: { media: { forcedColors: 'active' } },
  play: async ({ canvas, globals }) => {
    const tag = canvas.getByText(sampleOf(globals['language']).free);
    await expect(getComputedStyle(tag).borderTopWidth).toBe('1px');
  },
};
