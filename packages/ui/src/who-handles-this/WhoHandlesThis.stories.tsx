import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { about, trustSampleOf, useTrustSample } from '../../../../.storybook/trust.js';
import { WhoHandlesThis } from './WhoHandlesThis.js';

const meta = {
  title: 'Trust/WhoHandlesThis',
  component: WhoHandlesThis,
  args: {
    matter: '',
    authority: { name: '', official: { language: 'fi', name: 'Varhaiskasvatus' } },
    does: [''],
    doesNot: [{ what: '', who: { href: '#other', label: '' } }],
    contact: { href: 'tel:+358000000000', label: '+358 00 000 0000' },
  },
  parameters: about({
    use: 'Where a matter belongs to one authority and people often go to another.',
    not: 'As a chart of the organisation. One card, one matter.',
    evidence:
      'Clients often do not know how municipal services are organised, and people often call the wrong organisation.',
    strength: 'C',
    sources: ['S11', 'S34', 'S28'],
    limits: 'Duties move between authorities: give each card an owner and a day to look at it again.',
    withoutScript: 'Whole.',
  }),
  render: function Render(args) {
    const sample = useTrustSample();
    return (
      <WhoHandlesThis
        {...args}
        matter={sample.matter}
        authority={{ ...args.authority, name: sample.office }}
        does={[sample.does[0] ?? '', ...sample.does.slice(1)]}
        doesNot={[{ what: sample.doesNot, who: { href: '#other', label: sample.other } }]}
      />
    );
  },
} satisfies Meta<typeof WhoHandlesThis>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The official name keeps its language, and what is somebody else’s job leads there. */
export const WhoDoesAndWhoDoesNot: Story = {
  play: async ({ canvas, globals }) => {
    const sample = trustSampleOf(globals['language']);
    await expect(canvas.getByRole('region', { name: sample.matter })).toBeVisible();
    await expect(canvas.getByText('Varhaiskasvatus')).toHaveAttribute('lang', 'fi');
    await expect(canvas.getByRole('link', { name: sample.other })).toHaveAttribute('href', '#other');
  },
};
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
