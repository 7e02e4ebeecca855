export { default } from '../messages/uk.json' with { type: 'json' };
