import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { useSample } from '../../../../.storybook/sample.js';
import { dirOf } from '../i18n/direction.js';
import { Text } from '../text/Text.js';
import { Icon, type IconName } from './Icon.js';

const names: readonly IconName[] = ['back', 'next', 'external', 'check', 'close', 'info', 'warning'];

/**
 * **Use it** beside words that say the same. There are seven; whatever needs an eighth can usually be said in words.
 *
 * **Do not use it** alone as a control, nor as a badge: an official-looking symbol can create trust that nothing stands
 * behind (strength C, domain reference, section 5). A language has no flag.
 *
 * **Evidence:** forced colours took the error icon and the check mark of a finished step out of one library that we
 * measured; these are lines in the text's colour, which stays. Arrows turn with the direction of the language.
 * **Limits:** signs are read differently in different places; none of these has been tried with readers.
 */
const meta = {
  title: 'Components/Icon',
  component: Icon,
  args: { name: 'info' },
  render: function Render(args) {
    return (
      <Text>
        <Icon {...args} /> {useSample().lead}
      </Text>
    );
  },
} satisfies Meta<typeof Icon>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Without a label it is not read out: the words beside it are. */
export const BesideWords: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('img')).toBeNull();
  },
};
export const WithALabel: Story = {
  args: { name: 'external' },
  render: function Render(args) {
    return <Icon {...args} label={useSample().next} />;
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('img')).toHaveAccessibleName();
  },
};
/** What points along the reading turns round in a right-to-left language; a check mark does not. */
export const ArrowsFollowTheDirection: Story = {
  render: () => (
    <p>
      {names.map((name) => (
        <Icon key={name} name={name} />
      ))}
    </p>
  ),
  play: async ({ canvasElement, globals }) => {
    const mirrored = dirOf(String(globals['language'])) === 'rtl' ? '-1 1' : 'none';
    for (const icon of canvasElement.querySelectorAll('svg')) {
      const directed = ['back', 'next', 'external'].includes(String(icon.dataset['variant']));
      await expect(getComputedStyle(icon).scale).toBe(directed ? mirrored : 'none');
    }
  },
};
export const ForcedColours: Story = {
  ...ArrowsFollowTheDirection,
  parameters: { media: { forcedColors: 'active' } },
};
