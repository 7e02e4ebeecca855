import { useState } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import { Button } from '../button/Button.js';
import type { Messages } from '../i18n/generated/types.js';
import { Link } from '../link/Link.js';
import { LoadingMessage } from './LoadingMessage.js';

/**
 * **Use it** when the reader waits for something that they asked for.
 *
 * **Do not use it** for the first sight of a page: that comes as HTML. Do not say how long it takes unless you know.
 *
 * **Evidence:** none among our sources on placeholders against words (strength D). That waiting is borne better when the
 * work is shown is known of requests that take days (strength A, domain reference, section 5), not of seconds.
 * **Limits:** a screen reader says it once; whoever comes later finds it only by reading the page.
 */
const meta = {
  title: 'Components/LoadingMessage',
  component: LoadingMessage,
  args: { active: true },
} satisfies Meta<typeof LoadingMessage>;
export default meta;
type Story = StoryObj<typeof meta>;

export const UnderWay: Story = {
  play: async ({ canvas, loaded }) => {
    await expect(canvas.getByRole('status')).toHaveTextContent((loaded['ui'] as Messages).pleaseWait);
  },
};
/** The region is in the page before there is something to say, and is the same one after. */
export const IsHeardSinceItWasThere: Story = {
  render: function Render(args) {
    const [active, setActive] = useState(false);
    const sample = useSample();
    return (
      <>
        <Button onClick={() => setActive(true)}>{sample.next}</Button>
        <LoadingMessage {...args} active={active}>
          {sample.lead}
        </LoadingMessage>
      </>
    );
  },
  play: async ({ canvas, globals, userEvent }) => {
    const region = canvas.getByRole('status');
    await expect(region).toBeEmptyDOMElement();
    await userEvent.click(canvas.getByRole('button'));
    await expect(canvas.getByRole('status')).toBe(region);
    await expect(region).toHaveTextContent(sampleOf(globals['language']).lead);
  },
};
/** When it takes long, it says what else can be done. */
export const OffersAWayOutWhenSlow: Story = {
  args: { slowAfter: 0 },
  render: function Render(args) {
    return <LoadingMessage {...args} slow={<Link href="#contact">{useSample().contact}</Link>} />;
  },
  play: async ({ canvas, globals }) => {
    const link = await canvas.findByRole('link', { name: sampleOf(globals['language']).contact });
    await expect(link.closest('[data-component]:not(a)')).toHaveAttribute('data-state', 'slow');
  },
};
