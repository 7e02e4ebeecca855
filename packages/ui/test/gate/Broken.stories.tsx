import type { Meta, StoryObj } from '@storybook/react-vite';

/** Broken on purpose, and outside what Storybook shows: the field has no name. */
const meta = { title: 'Gate/Broken', render: () => <input type="text" /> } satisfies Meta;
export default meta;

export const FieldWithoutName: StoryObj = {};
