export { default } from '../messages/et.json' with { type: 'json' };
