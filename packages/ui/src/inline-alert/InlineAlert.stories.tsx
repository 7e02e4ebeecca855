import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { useSample } from '../../../../.storybook/sample.js';
import type { Messages } from '../i18n/generated/types.js';
import { InlineAlert } from './InlineAlert.js';

/**
 * **Use it** for one sentence beside what it is about. With a heading and more to say, it is a Notice.
 *
 * **Do not use it** for a mistake in a field, which the field itself says, nor to hurry anybody: urgency is among the
 * patterns that the domain reference forbids (section 5). It has no `role="alert"`: what is there from the start is
 * no news, and a page of alerts is read out over everything else.
 *
 * **Evidence:** none was found on short alerts (strength D). Static alerts with `role="alert"` and titles cut to one line
 * were seen in a widely copied set of components; this has neither. **Limits:** three alerts in a row are read by nobody.
 */
const meta = {
  title: 'Components/InlineAlert',
  component: InlineAlert,
  render: function Render(args) {
    return <InlineAlert {...args}>{useSample().lead}</InlineAlert>;
  },
} satisfies Meta<typeof InlineAlert>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Information: Story = {};
/** The kind is there in words. */
export const Warning: Story = {
  args: { variant: 'warning' },
  play: async ({ canvas, loaded }) => {
    await expect(canvas.getByText((loaded['ui'] as Messages).noticeWarning)).toBeVisible();
    await expect(canvas.queryByRole('alert')).toBeNull();
  },
};
export const Success: Story = { args: { variant: 'success' } };
export const Mistake: Story = { args: { variant: 'error' } };
export const ForcedColours: Story = { args: { variant: 'error' }, parameters: { media: { forcedColors: 'active' } } };
