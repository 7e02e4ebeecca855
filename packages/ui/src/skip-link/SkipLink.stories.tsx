import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { useSample } from '../../../../.storybook/sample.js';
import type { Messages } from '../i18n/generated/types.js';
import { Link } from '../link/Link.js';
import { SkipLink } from './SkipLink.js';

/**
 * **Use it** first on a page that does not use Page or Header, which have it.
 *
 * **Do not use it** twice, and do not hide it from the keyboard.
 *
 * **Evidence:** none was looked for beyond WCAG 2.4.1 (strength D). **Limits:** it helps those who use the keyboard; who
 * uses a screen reader goes by landmarks and headings.
 */
const meta = {
  title: 'Components/SkipLink',
  component: SkipLink,
  args: { target: 'skip-target' },
  render: function Render(args) {
    const sample = useSample();
    return (
      <>
        <SkipLink {...args} />
        <p>{sample.lead}</p>
        <p id="skip-target" tabIndex={-1}>
          {sample.paragraph}
        </p>
        <Link variant="button" href="#next">
          {sample.next}
        </Link>
      </>
    );
  },
} satisfies Meta<typeof SkipLink>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Not seen until Tab finds it, and then first. */
export const SeenWhenTabFindsIt: Story = {
  play: async ({ canvas, loaded, userEvent }) => {
    const skip = canvas.getByRole('link', { name: (loaded['ui'] as Messages).skipToContent });
    await expect(skip.getBoundingClientRect().width).toBeLessThanOrEqual(1);
    await userEvent.tab();
    await expect(skip).toHaveFocus();
    await expect(skip.getBoundingClientRect().width).toBeGreaterThan(44);
    await expect(skip).toHaveAttribute('href', '#skip-target');
  },
};
