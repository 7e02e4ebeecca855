import { useState } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import { Button } from '../button/Button.js';
import { InlineAlert } from '../inline-alert/InlineAlert.js';
import { StatusMessage } from './StatusMessage.js';

/**
 * **Use it** for what has just happened on the page: saved, sent, not sent and why.
 *
 * **Do not use it** for what must stop the reader (`role="alert"` on a Notice), nor for anything important that is said
 * nowhere else.
 *
 * **Evidence:** that a request has been received is among what people want to see of an office (strength C, domain
 * reference, section 5). A message that leaves by itself cannot be read by whoever reads slowly, and WCAG 2.2.1 asks for
 * time; this one stays. **Limits:** the same words twice in a row are read out once.
 */
const meta = {
  title: 'Components/StatusMessage',
  component: StatusMessage,
} satisfies Meta<typeof StatusMessage>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The focus stays where it was, and the words stay too. */
export const SaysWhatHappenedAndStays: Story = {
  render: function Render(args) {
    const [sent, setSent] = useState(false);
    const sample = useSample();
    return (
      <>
        <Button onClick={() => setSent(true)}>{sample.next}</Button>
        <StatusMessage {...args}>{sent && <InlineAlert variant="success">{sample.receipt}</InlineAlert>}</StatusMessage>
      </>
    );
  },
  play: async ({ canvas, globals, userEvent }) => {
    const region = canvas.getByRole('status');
    await expect(region).toBeEmptyDOMElement();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await expect(region).toHaveTextContent(sampleOf(globals['language']).receipt);
    await expect(canvas.getByRole('button')).toHaveFocus();
  },
};
