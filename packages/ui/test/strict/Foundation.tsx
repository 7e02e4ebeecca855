import type { ReactElement } from 'react';
import {
  BackLink,
  Breadcrumbs,
  CheckboxGroup,
  DateField,
  Dialog,
  Disclosure,
  ExitPage,
  Fieldset,
  Grid,
  Heading,
  Icon,
  InlineAlert,
  LoadingMessage,
  Select,
  Stack,
  StatusMessage,
  Table,
  Tabs,
  Tag,
  Text,
  TextArea,
} from '../../src/index.js';

/** The parts of layout, forms and ways, in words that no other part of the page has. */
export function Foundation(): ReactElement {
  return (
    <Stack>
      <Breadcrumbs pages={[{ href: '/up', label: 'Up' }]} current="Here" />
      <BackLink href="/before" />
      <Heading level={2}>Heading</Heading>
      <Text variant="lead">
        <Icon name="next" /> Text <Tag>Tag</Tag>
      </Text>
      <Grid>
        <InlineAlert>Alert</InlineAlert>
        <StatusMessage>Status</StatusMessage>
        <LoadingMessage active />
      </Grid>
      <Fieldset legend="Fields">
        <TextArea name="area" label="Area" limit={20} defaultValue="Written" />
        <DateField name="date" legend="Date" defaultValue="2026-11-24" />
        <Select
          name="select"
          label="Select"
          defaultValue="b"
          options={[
            { value: 'a', label: 'A' },
            { value: 'b', label: 'B' },
          ]}
        />
        <CheckboxGroup name="boxes" legend="Boxes" defaultValues={['a']} options={[{ value: 'a', label: 'Box' }]} />
      </Fieldset>
      <Disclosure summary="Summary">Disclosed</Disclosure>
      <Tabs
        label="Tabs"
        tabs={[
          { id: 'first', label: 'First', content: <p>First part</p> },
          { id: 'second', label: 'Second', content: <p>Second part</p> },
        ]}
      />
      <Table
        caption="Caption"
        columns={[
          { id: 'a', header: 'Column' },
          { id: 'b', header: 'Figure', numeric: true },
        ]}
        rows={[{ id: 'row', cells: { a: 'Row', b: 'Cell' } }]}
      />
      <Dialog title="Dialog" opener="Opener" closeLabel="Closer" href="/dialog">
        <p>Said</p>
      </Dialog>
      <ExitPage href="/styles.css" />
    </Stack>
  );
}
