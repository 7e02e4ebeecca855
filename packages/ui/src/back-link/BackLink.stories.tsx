import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import { dirOf } from '../i18n/direction.js';
import type { ServiceMessages } from '../service/useService.js';
import { BackLink } from './BackLink.js';

/**
 * **Use it** at the top of a page that is a step: it leads to the step before, and what was answered is still there.
 *
 * **Do not use it** beside Breadcrumbs, nor for leaving altogether, which is StopButton.
 *
 * **Evidence:** none among our sources (strength D). **Limits:** it is a link to a page, so the service must keep what
 * was answered.
 */
const meta = {
  title: 'Components/BackLink',
  component: BackLink,
  args: { href: '#before', onClick: fn((event) => event.preventDefault()) },
} satisfies Meta<typeof BackLink>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The arrow points to where the reading came from. */
export const PointsBack: Story = {
  play: async ({ args, canvas, canvasElement, globals, loaded, userEvent }) => {
    const link = canvas.getByRole('link', { name: (loaded['service'] as ServiceMessages).back });
    await expect(link.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
    const icon = canvasElement.querySelector('svg') as SVGElement;
    await expect(getComputedStyle(icon).scale).toBe(dirOf(String(globals['language'])) === 'rtl' ? '-1 1' : 'none');
    await userEvent.tab();
    await expect(link).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect(args.onClick).toHaveBeenCalledTimes(1);
  },
};
export const SaysWhereTo: Story = {
  render: function Render(args) {
    return <BackLink {...args}>{useSample().title}</BackLink>;
  },
  play: async ({ canvas, globals }) => {
    await expect(canvas.getByRole('link', { name: sampleOf(globals['language']).title })).toBeVisible();
  },
};
