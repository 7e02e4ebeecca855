import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { useSample } from '../../../../.storybook/sample.js';
import { Link } from '../link/Link.js';
import { Grid } from './Grid.js';

/**
 * **Use it** for parts of equal weight, such as links to services.
 *
 * **Do not use it** to put a form into columns: two columns of fields are filled in in no certain order. It is no
 * table either; what has rows and headings is a Table.
 *
 * **Evidence:** none was looked for; it is layout (strength D). **Limits:** columns are of one width.
 */
const meta = {
  title: 'Components/Grid',
  component: Grid,
  render: function Render(args) {
    const sample = useSample();
    return (
      <Grid {...args}>
        {[...sample.items, sample.longWord].map((item) => (
          <div key={item}>
            <Link href="#item">{item}</Link>
          </div>
        ))}
      </Grid>
    );
  },
} satisfies Meta<typeof Grid>;
export default meta;
type Story = StoryObj<typeof meta>;

export const AsManyColumnsAsThereIsRoomFor: Story = {};
export const OneColumnAt320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async ({ canvas }) => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    const starts = canvas.getAllByRole('link').map((link) => link.parentElement?.getBoundingClientRect().left);
    await expect(new Set(starts).size).toBe(1);
  },
};
