export { default } from '../messages/fi.json' with { type: 'json' };
