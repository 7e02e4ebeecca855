import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { about, trustSampleOf, useTrustSample } from '../../../../.storybook/trust.js';
import type { Messages } from '../i18n/generated/types.js';
import type { TrustMessages } from '../trust/useTrust.js';
import { HonestWait, NextStep, StatusTimeline } from './StatusTimeline.js';

const meta = {
  title: 'Trust/StatusTimeline',
  component: StatusTimeline,
  subcomponents: { NextStep, HonestWait },
  args: { events: [{ id: '', label: '', by: '', state: 'upcoming' }], next: null, wait: null },
  parameters: about({
    use: 'From the moment that something was sent until it is decided: who did what, what comes next, how long it takes.',
    not: 'If the events are not real, or with a bar that moves by itself. No countdown, no promise that nobody keeps.',
    evidence:
      'In Boston, showing work being done brought more requests and more trust, and showing the backlog did no harm. Those were service requests, not permits.',
    strength: 'A',
    sources: ['S91', 'S96'],
    limits: 'Needs a back office that writes each event. What lies ahead has no day, by type.',
    withoutScript: 'Whole; a change is seen at the next visit.',
  }),
  render: function Render(args) {
    const sample = useTrustSample();
    const [first = '', second = '', ...rest] = sample.events;
    return (
      <StatusTimeline
        {...args}
        events={[
          { id: '0', label: first, by: sample.you, state: 'done', at: '2026-11-02' },
          { id: '1', label: second, by: sample.office, state: 'current', at: '2026-11-20' },
          ...rest.map((label) => ({ id: label, label, by: sample.office, state: 'upcoming' as const })),
        ]}
        next={args.next ?? <NextStep who="you">{sample.next}</NextStep>}
        wait={args.wait ?? <HonestWait usual={{ text: sample.usual }} />}
      />
    );
  },
} satisfies Meta<typeof StatusTimeline>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The state of each event is said in words; what lies ahead has no day. */
export const TheReaderIsNext: Story = {
  play: async ({ canvas, loaded }) => {
    const ui = loaded['ui'] as Messages;
    const words = loaded['trust'] as TrustMessages;
    const items = canvas.getAllByRole('listitem');
    for (const [index, word] of [ui.stepDone, words.statusNow, ui.stepUpcoming, ui.stepUpcoming].entries())
      await expect(items[index]).toHaveTextContent(word);
    await expect(items[1]).toHaveAttribute('aria-current', 'step');
    await expect(items.map((item) => item.querySelectorAll('time').length)).toEqual([1, 1, 0, 0]);
    await expect(canvas.getByText(words.nextYou)).toBeVisible();
  },
};
function Office() {
  const sample = useTrustSample();
  return <NextStep who={{ office: sample.office }}>{sample.officeNext}</NextStep>;
}
function Delayed() {
  return <HonestWait usual="unknown" delay={useTrustSample().delay} />;
}
/** Nobody knows how long: it says so, and why. */
export const DelayedAndHonest: Story = {
  args: { next: <Office />, wait: <Delayed /> },
  play: async ({ canvas, globals, loaded }) => {
    await expect(canvas.getByText((loaded['trust'] as TrustMessages).waitUnknown)).toBeVisible();
    await expect(canvas.getByText(trustSampleOf(globals['language']).delay)).toBeVisible();
  },
};
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
export const ForcedColours: Story = { parameters: { media: { forcedColors: 'active' } } };
