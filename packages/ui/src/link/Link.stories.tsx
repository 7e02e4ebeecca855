import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { useSample } from '../../../../.storybook/sample.js';
import { Prose } from '../prose/Prose.js';
import { Link } from './Link.js';

const meta = {
  title: 'Components/Link',
  component: Link,
  args: { href: '#example' },
  render: function Render(args) {
    return <Link {...args}>{useSample().next}</Link>;
  },
} satisfies Meta<typeof Link>;
export default meta;
type Story = StoryObj<typeof meta>;

export const InText: Story = {
  render: function Render(args) {
    const sample = useSample();
    return (
      <Prose>
        <p>
          {sample.paragraph} <Link {...args}>{sample.contact}</Link>
        </p>
      </Prose>
    );
  },
};
export const LooksLikeAButton: Story = { args: { variant: 'button' } };
/** Words in another language carry that language and its direction, whatever the page's. */
export const InAnotherLanguage: Story = {
  render: (args) => (
    <p>
      <Link {...args} lang="fa" hrefLang="fa">
        فارسی
      </Link>
    </p>
  ),
  play: async ({ canvas }) => {
    const link = canvas.getByRole('link');
    await expect(link).toHaveAttribute('lang', 'fa');
    await expect(link).toHaveAttribute('dir', 'rtl');
  },
};
